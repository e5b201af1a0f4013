# Two and more samples of different respondents.

#' Two proportions of different respondents
#'
#' Difference, ratio and odds ratio with their intervals, and tests.
#'
#' The default is Newcombe's hybrid interval of the difference (Newcombe 1998), which is made of the two Wilson
#' intervals; where a share is below .05 or above .95 the answer warns (`share-near-bound`). With `null` or `margins`
#' the answer is a test of that difference, by which a first share is shown to be not inferior, or equivalent. Not for
#' two answers of the same respondents: [hw_paired()], or [hw_margins()] where only the totals are known.
#'
#' @param x1 Successes of the first sample, a vector; names become the column `term`. Or a formula: `answer ~ group`.
#' @param n1 Trials of the first sample. With a formula: the data.
#' @param x2,n2 Successes and trials of the second sample.
#' @param groups With a formula: two of the groups, of which the first minus the second is taken. Without it the
#'   groups are two, in the order of a factor's levels.
#' @param null The difference to test, such as `-0.1`.
#' @param margins Two differences, such as `c(-0.1, 0.1)`: the test shows that the difference lies between them.
#' @param null_ratio,margins_ratio The same of the ratio, first over second.
#' @param null_odds_ratio The odds ratio to test.
#' @inheritParams hw_proportion
#' @inherit hw_proportion return
#' @seealso [hw_table()] for tests of larger tables, [hw_groups()] for all pairs of several groups.
#' @examplesIf hw_available()
#' hw_compare(36, 50, 40, 50, method = c("newcombe", "fisher"))
#' hw_compare(45, 50, 44, 50, null = -0.1, alternative = "greater")
#'
#' people <- data.frame(score = c(1, 4, 3, 4, 2, 4, 3, 1), town = rep(c("A", "B"), 4))
#' hw_compare(score >= 3 ~ town, data = people)
#' @export
hw_compare <- function(x1, n1 = NULL, x2 = NULL, n2 = NULL, data = NULL, groups = NULL, method = NULL,
  confidence = 0.95, side = NULL, alternative = NULL, null = NULL, margins = NULL, null_ratio = NULL,
  margins_ratio = NULL, null_odds_ratio = NULL, ..., refused = "error", bad_rows = NULL) {
  if (inherits(x1, "formula")) {
    data <- formula_data(data, n1)
    if (!is.null(groups) && length(groups) != 2) {
      stop_input("bad-input", "groups: must be two groups, such as c(\"A\", \"B\")")
    }
    roles <- formula_roles(x1, data, "answer", most = 1, needs_group = TRUE)
    return(ask_columns("compare", data, roles, "--column", yes_answers = TRUE, groups = groups, method = method,
      confidence = confidence, more = given(side = side, alternative = alternative_word(alternative), null = null,
        margins = margins, null_ratio = null_ratio, margins_ratio = margins_ratio,
        null_odds_ratio = null_odds_ratio), reading = list(...)))
  }
  no_more(...)
  if (!is.null(groups)) {
    stop_input("bad-input", "groups: is for a formula; of counts the first minus the second is taken")
  }
  ask_rows("compare", list(x1 = x1, n1 = n1, x2 = x2, n2 = n2, null = null, null_ratio = null_ratio,
    null_odds_ratio = null_odds_ratio), method, confidence, asked_for(side, alternative),
    number_pairs(margins = margins, margins_ratio = margins_ratio),
    rows_word(refused, bad_rows))
}

#' Several groups
#'
#' `hw_groups()` compares all pairs of groups: tests with p-values adjusted by Holm (`adj.p.value`), or differences
#' with limits that hold together (`method = "differences-newcombe"`). `hw_trend()` is the Cochran-Armitage test of
#' a share that rises or falls with the group (Armitage 1955, \doi{10.2307/3001775}).
#'
#' @param x Successes of each group; names become the columns `group` and `compared_with`. Or a formula:
#'   `answer ~ group`.
#' @param n Trials of each group, or one number for all. With a formula: the data.
#' @param scores A score for each group; 1, 2, 3 and so on where they are left out.
#' @inheritParams hw_proportion
#' @returns A data frame with a row for each pair, or one for the trend: see [halfwidth-answers].
#' @examplesIf hw_available()
#' hw_groups(c(north = 5, south = 8, east = 12), c(20, 21, 25))
#' hw_trend(c(5, 8, 12), c(20, 21, 25))
#' @export
hw_groups <- function(x, n = NULL, data = NULL, method = NULL, confidence = 0.95, ...) {
  if (inherits(x, "formula")) {
    data <- formula_data(data, n)
    roles <- formula_roles(x, data, "answer", most = 1, needs_group = TRUE)
    return(ask_columns("groups", data, roles, "--column", yes_answers = TRUE, method = method,
      confidence = confidence, reading = list(...)))
  }
  no_more(...)
  counts <- list(x = number_list(x, "x"), n = group_sizes(n, x))
  frame <- ask_input("groups", counts, method, confidence, names = list(x = names(x), n = names(n)))
  if (is.null(method)) {
    frame <- with_limits(frame, confidence, NULL, function(method, confidence, side) {
      ask_input("groups", counts, method, confidence)
    })
  }
  with_names(frame, names(x), c("group", "compared_with"))
}

#' @rdname hw_groups
#' @export
hw_trend <- function(x, n = NULL, data = NULL, scores = NULL, method = NULL, alternative = NULL, ...) {
  if (inherits(x, "formula")) {
    data <- formula_data(data, n)
    roles <- formula_roles(x, data, "answer", most = 1, needs_group = TRUE)
    return(ask_columns("trend", data, roles, "--column", yes_answers = TRUE, method = method,
      more = given(scores = scores, alternative = alternative_word(alternative)), reading = list(...)))
  }
  no_more(...)
  ask_input("trend", list(x = number_list(x, "x"), n = group_sizes(n, x), scores = number_list(scores, "scores")),
    method, asked = asked_for(alternative = alternative), names = list(x = names(x), n = names(n)))
}

group_sizes <- function(n, x) {
  n <- check_numbers(n, "n")
  I(if (length(n) == 1) rep(n, length(x)) else n)
}
