# One proportion, and the proportions of several categories.

#' Intervals for one proportion each
#'
#' Of counts a row for each; of a column of answers one, or with groups one for each group.
#'
#' The default is Wilson's score interval (Wilson 1927, \doi{10.1080/01621459.1927.10502953}). It is short, and is
#' exact at 0 and n of n, but near 0 and 1 it can cover less than its level: there, or where a guarantee is wanted,
#' take `"clopper-pearson"`. Not for people who were recruited to a number, and not for totals of events, which have
#' no interval: see [hw_rate()]. A convenience sample is no random one, whatever the method.
#'
#' Vectors are sent as columns, so that a hundred thousand intervals are a matter of seconds.
#'
#' @param x Successes: whole numbers of `0` to `n`, a vector; names become the column `term`. Or a formula:
#'   `~ answer`, `answer ~ group`.
#' @param n Trials: whole numbers from 1 on, one for all or one each. With a formula: the data.
#' @param data A data frame, or the path of a file (comma-separated values, SPSS, Stata, SAS, Excel), whose columns
#'   the formula names. Terms may be expressions of a data frame's columns, such as `score >= 4`.
#' @param method A slug, several, `"all"`, or `NULL` for the default one. With a formula also `"usual"`: all that
#'   the command line shows without a method, which belongs together.
#' @param confidence The confidence level, between 0 and 1, or as `"95%"`. One below one half is refused as a likely
#'   slip, unless `options(halfwidth.allow_low_confidence = TRUE)`.
#' @param side `"two"`, or the one limit that is wanted: `"lower"` or `"upper"`, which then has all of the
#'   significance beyond it.
#' @param alternative The direction of a test: `"two.sided"`, `"less"` or `"greater"`.
#' @param null The value to test a share against, between 0 and 1, or as `"50%"`: the answer is then a test. Without a
#'   method it has the limits of its interval as well, by `interval_method` at `interval_confidence`.
#' @param margins Two values: the test shows that the share lies between them. Its interval, without a method, has the
#'   level of one minus twice the significance.
#' @param population The number of all people, where the trials are a part of them: bounds that need no assumption,
#'   and the hypergeometric interval if they were drawn at random.
#' @param ... With a formula, how the column is read: see [halfwidth-columns].
#' @param refused What to do with rows that are refused, such as 60 of 50 or `NA`: `"error"` stops and names
#'   them; `"keep"` leaves them as `NA`, with `refused` in the column `warnings`. `bad_rows` is its older name.
#' @param bad_rows See `refused`.
#' @returns A data frame with a row for each interval or test: see [halfwidth-answers].
#' @seealso [halfwidth-conditions] for errors and warnings, [hw_compare()] for two shares.
#' @examplesIf hw_available()
#' hw_proportion(c(tv = 37, radio = 3, web = 0), 50)
#' hw_proportion(37, 50, method = c("wilson", "clopper-pearson"))
#' hw_proportion(37, 50, null = 0.6, alternative = "greater")
#'
#' people <- data.frame(heard = c("yes", "no", "yes", "yes"), town = c("A", "A", "B", "B"))
#' hw_proportion(heard ~ town, data = people)
#' @export
hw_proportion <- function(x, n = NULL, data = NULL, method = NULL, confidence = 0.95, side = NULL,
  alternative = NULL, null = NULL, margins = NULL, population = NULL, ..., refused = "error", bad_rows = NULL) {
  if (inherits(x, "formula")) {
    if (!is.null(population)) {
      stop_input("bad-input", "population: is for counts; count the answers first, or give them as x and n")
    }
    data <- formula_data(data, n)
    roles <- formula_roles(x, data, "answer", most = 1)
    return(ask_columns("proportion", data, roles, "--column", yes_answers = TRUE, method = method,
      confidence = confidence, more = given(side = side, alternative = alternative_word(alternative), null = null,
        margins = margins), reading = list(...)))
  }
  no_more(...)
  ask_rows("proportion", list(x = x, n = n, population = population, null = null), method, confidence,
    asked_for(side, alternative), number_pairs(margins = margins),
    rows_word(refused, bad_rows))
}

#' Shares of all who were asked, whatever the others would have said
#'
#' Some did not answer. The bounds go from none of them to all of them, with Wilson's limits beyond: what is known
#' without an assumption on those who are missing. Not for people who were not asked by design.
#'
#' @param x Successes among those who answered: whole numbers, a vector.
#' @param answered How many answered.
#' @param n How many were asked.
#' @inheritParams hw_proportion
#' @inherit hw_proportion return
#' @examplesIf hw_available()
#' hw_missing(37, 47, 50)
#' @export
hw_missing <- function(x, answered, n, method = NULL, confidence = 0.95, side = NULL, refused = "error",
  bad_rows = NULL) {
  ask_rows("missing", list(x = x, answered = answered, n = n), method, confidence, asked_for(side),
    refused = rows_word(refused, bad_rows))
}

#' The shares of several categories
#'
#' `hw_multinomial()` gives intervals for all shares at once, which hold together at the level; with
#' `method = "differences-goodman"` the differences of all pairs, with `"mean-score"` or `"top-box"` those of
#' scores. `hw_goodness()` tests whether shares are as stated. `hw_scores()` gives the mean of scores with an interval
#' that stays on the scale.
#'
#' The default of `hw_multinomial()` is Goodman's (1965, \doi{10.1080/00401706.1965.10490252}); with a category of
#' fewer than 3 it is Bonferroni's with Clopper-Pearson limits, which the answer's `method` says. Categories exclude
#' each other: several answers of one person are [hw_ranks()] or [hw_cochran()]. `hw_scores()` takes counts alone: the
#' mean of a column is [hw_bootstrap()], or `hw_multinomial(~ score, data, method = "mean-score")`.
#'
#' @param counts Counts of the categories: whole numbers; names become the column `category`. Or a formula:
#'   `~ answer`, `answer ~ group`.
#' @param scores A score for each category.
#' @param shares The stated shares, of any sum; equal ones where they are left out.
#' @inheritParams hw_proportion
#' @returns A data frame with a row for each category, pair or test: see [halfwidth-answers].
#' @examplesIf hw_available()
#' hw_multinomial(c(poor = 4, fair = 9, good = 12, excellent = 25))
#' hw_goodness(c(12, 20, 18), shares = c(1, 1, 1))
#' hw_scores(c(4, 9, 12, 25), scores = 1:4)
#' @export
hw_multinomial <- function(counts, data = NULL, scores = NULL, method = NULL, confidence = 0.95, ...) {
  if (inherits(counts, "formula")) {
    return(ask_columns("multinomial", data, formula_roles(counts, data, "answer", most = 1), "--column",
      method = method, confidence = confidence, more = given(scores = scores), reading = list(...)))
  }
  no_more(...)
  input <- list(counts = number_list(counts, "counts"), scores = number_list(scores, "scores"))
  frame <- ask_input("multinomial", input, method, confidence, names = list(counts = names(counts)))
  with_names(frame, names(counts), c("category", "group", "compared_with"))
}

#' @rdname hw_multinomial
#' @export
hw_goodness <- function(counts, data = NULL, shares = NULL, method = NULL, confidence = NULL, ...) {
  if (inherits(counts, "formula")) {
    return(ask_columns("goodness", data, formula_roles(counts, data, "answer", most = 1), "--column",
      method = method, confidence = confidence, more = given(shares = shares), reading = list(...)))
  }
  no_more(...)
  frame <- ask_input("goodness", list(counts = number_list(counts, "counts"), shares = number_list(shares, "shares")),
    method, confidence, names = list(counts = names(counts), shares = names(shares)))
  with_names(frame, names(counts), "category")
}

#' @rdname hw_multinomial
#' @export
hw_scores <- function(counts, scores = NULL, method = NULL, confidence = 0.95, ...) {
  if (inherits(counts, "formula") || is.data.frame(counts)) {
    stop_input("bad-input", "counts: must be counts of the scores, such as c(4, 9, 12, 25); the mean of a column is ",
      "hw_bootstrap(data, \"mean(score)\"), or hw_multinomial(~ score, data, method = \"mean-score\")")
  }
  no_others("hw_scores", ...)
  input <- list(counts = number_list(counts, "counts"), scores = number_list(scores, "scores"))
  ask_input("scores", input, method, confidence, names = list(counts = names(counts), scores = names(scores)))
}

# The data of a formula, also where they are the second argument without a name.
formula_data <- function(data, second) {
  if (is.null(second)) return(data)
  if (!is.null(data) || !(is.data.frame(second) || is.character(second))) {
    stop_input("bad-input", "a formula has its numbers from the data; give data = alone beside it")
  }
  second
}

# What is for columns of data only is refused of counts.
no_more <- function(...) {
  if (...length() == 0) return(invisible())
  names <- names(list(...))
  first <- if (is.null(names) || !nzchar(names[1])) "without a name" else paste0("'", names[1], "'")
  is_level <- identical(names[1], "conf.level")
  stop_input("bad-input", "there is no argument ", first, " of counts; ",
    if (is_level) "did you mean 'confidence'?" else "it is for a formula with data =, or is not known")
}

# What a function without columns has no argument for is refused with those that it has.
no_others <- function(of, ...) {
  if (...length() == 0) return(invisible())
  name <- names(list(...))[1]
  stop_input("bad-input", of, "() has no argument ", if (length(name) == 0 || !nzchar(name)) "without a name here" else
    paste0("'", name, "'"), "; its arguments are ", paste(setdiff(names(formals(of)), "..."), collapse = ", "))
}

# What to do with rows that are refused, also by the older name of the argument.
rows_word <- function(refused, bad_rows) if (is.null(bad_rows)) refused else bad_rows

# Members whose value is two numbers for all rows.
number_pairs <- function(...) {
  pairs <- given(...)
  Map(function(pair, name) {
    pair <- share_number(pair, name)
    if (!is.numeric(pair) || length(pair) != 2) {
      stop_input("bad-input", name, ": must be two numbers, such as c(-0.1, 0.1)")
    }
    pair
  }, pairs, names(pairs))
}

# Numbers of categories, items or groups by their names, where they have any.
with_names <- function(frame, names, columns) {
  if (is.null(names)) return(frame)
  for (column in intersect(columns, names(frame))) {
    numbers <- frame[[column]]
    if (is.numeric(numbers)) frame[[column]] <- names[numbers]
  }
  frame
}
