#' Columns of data frames and files
#'
#' With a formula the functions of this package take the columns of a data frame, or of a file by its path, and the
#' program counts: what is an answer and what is none is decided there alone, and comes back in the attribute
#' `inputs` of the answer.
#'
#' | formula | of |
#' | --- | --- |
#' | `~ answer` | [hw_proportion()], [hw_multinomial()], [hw_goodness()] |
#' | `answer ~ group` | an answer for each group of these; [hw_compare()], [hw_groups()], [hw_trend()] |
#' | `~ rows + columns` | [hw_table()]; with <code>&#124; stratum</code> after it [hw_stratified()] |
#' | `~ first + second` | [hw_paired()], [hw_square()], [hw_differences()] |
#' | `~ one + two + three`, or `~ .` | [hw_cochran()], [hw_raters()], [hw_ranks()] |
#'
#' A term of a data frame may be an expression, such as `score >= 4` or `answer == "male"`. A vertical bar and a group
#' after two or more columns give an answer for each group.
#'
#' Further arguments of all of them:
#'
#' * `yes`: the answers that count as yes. `TRUE` and `FALSE`, 1 and 0, and the words yes and no need none; a factor's
#'   levels say nothing about it.
#' * `missing`: `"refuse"` (the default), `"drop"` leaves out rows with `NA` in a column that is asked about, which
#'   the answer then warns of, `"zero"` counts `NA` as no in a column of ticks.
#' * `missing_codes`, `valid_codes`: numbers such as 98 and 99 that stand for no answer, or that are answers. Where
#'   they look like codes and nothing is said, the program refuses and asks.
#' * `where`: conditions such as `"gender = Female"`; rows that they leave out stay in a design.
#' * `stratum`, `cluster`, `weight`, `fpc`: names of columns that say how the rows were drawn, where the command of
#'   that name has them.
#' * `levels`: the answers of a column in their order, such as `c("low", "medium", "high")`, or a list of several such.
#' * `drop_totals`, and of files `separator`, `decimal`, `sheet`, `encoding`, `header_rows`: as on the command line.
#'
#' Methods that go by the order of answers (`"mean-score"`, `"mann-whitney"`, `"tau-b"`, `"kappa-linear"`,
#' `"krippendorff-ordinal"`, [hw_trend()] and the like) take what has one:
#'
#' * an ordered factor has that of its levels. Their places are the scores, 1, 2, 3 and so on, those of levels that no
#'   row has included, and the answer warns of it (`default-scores`);
#' * numbers, also as texts, and factors whose levels are all numbers (2019, 2021, 2024) have that of their size, and are
#'   the scores themselves; so have `TRUE` and `FALSE`, which are 1 and 0;
#' * an unordered factor has none, as [factor()] puts levels into the order of their characters, and texts have none:
#'   these are refused until [ordered()] or `levels` says one. Under `method = "all"` such methods are left out.
#'
#' Rows and groups stand in the order of a factor's levels in any case, and levels that no row has count as 0 of n in
#' [hw_multinomial()], [hw_goodness()] and [hw_square()]. Texts stand by their characters, dates are texts, and columns that are labelled by the package haven keep
#' their codes and labels. What such a column declares to be no answer, SPSS's user-missing values (`na_values`,
#' `na_range`) and Stata's tagged ones, is left out, and the answer warns of it; `valid_codes` takes them as answers, and
#' in an expression they are `NA`. A column with more than 100 different answers is refused where categories are wanted.
#'
#' @name halfwidth-columns
#' @examplesIf hw_available()
#' people <- data.frame(
#'   trust = factor(c("low", "high", "low", NA), levels = c("low", "high", "very high")),
#'   town = c("A", "B", "A", "B"))
#' answer <- hw_multinomial(~ trust, data = people, missing = "drop")
#' answer[c("category", "estimate", "conf.low", "conf.high")]
NULL

#' @keywords internal
"_PACKAGE"
