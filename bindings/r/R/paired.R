# Answers of the same respondents.

#' Two answers of the same respondents
#'
#' `hw_paired()` takes the joint counts of two answers of yes and no: the paired difference, the conditional odds
#' ratio, the ratio, and McNemar's tests. `hw_margins()` takes the two totals alone, and gives the range over every
#' joint table that they allow. `hw_differences()` takes a number for each respondent: signed-rank and sign tests.
#' `hw_cochran()` is Cochran's Q of several answers of yes and no.
#'
#' The default of `hw_paired()` is Tango's score interval of the difference (Tango 1998), which is dual to McNemar's
#' asymptotic test. Not for different respondents: [hw_compare()].
#'
#' Without a method a row of `hw_margins()` has its limits from Tango's interval: they hold whichever of the joint tables
#' was the true one. Its `p.value` is `NA`, as each table has its own: `mcnemar_exact.p_value_min` and
#' `mcnemar_exact.p_value_max` are the ends, and `verdict` says for which tables the exact test rejects.
#'
#' @param n11,n10,n01,n00 How many said yes to both, to the first alone, to the second alone, to neither: vectors.
#'   `n11` may be a formula: `~ first + second`, `~ first + second | group`.
#' @param null,margins,null_ratio,margins_ratio The value, or the two values, that the difference or the ratio is
#'   tested against.
#' @inheritParams hw_proportion
#' @param data A data frame, or the path of a file: see [hw_proportion()]. `n10` may be it where `n11` is a formula.
#' @returns A data frame: see [halfwidth-answers].
#' @examplesIf hw_available()
#' hw_paired(20, 12, 2, 16, method = c("tango", "mcnemar-exact"))
#' hw_margins(46, 39, 50)
#' hw_differences(c(-3, 2, 0, 5, 4, 1))
#' hw_cochran(rbind(c(1, 0, 1), c(1, 1, 1), c(0, 0, 1)))
#'
#' people <- data.frame(before = c(1, 0, 0, 1, 0), after = c(1, 1, 1, 1, 0))
#' hw_paired(~ after + before, data = people)
#' @export
hw_paired <- function(n11, n10 = NULL, n01 = NULL, n00 = NULL, data = NULL, method = NULL, confidence = 0.95,
  side = NULL, alternative = NULL, null = NULL, margins = NULL, null_ratio = NULL, margins_ratio = NULL, ...,
  refused = "error", bad_rows = NULL) {
  if (inherits(n11, "formula")) {
    data <- formula_data(data, n10)
    roles <- formula_roles(n11, data, "columns", least = 2, most = 2)
    return(ask_columns("paired", data, roles, c("--first", "--second"), yes_answers = TRUE, method = method,
      confidence = confidence, more = given(side = side, alternative = alternative_word(alternative), null = null,
        margins = margins, null_ratio = null_ratio, margins_ratio = margins_ratio), reading = list(...)))
  }
  no_more(...)
  ask_rows("paired", list(n11 = n11, n10 = n10, n01 = n01, n00 = n00, null = null, null_ratio = null_ratio), method,
    confidence, asked_for(side, alternative), number_pairs(margins = margins, margins_ratio = margins_ratio),
    rows_word(refused, bad_rows))
}

#' @rdname hw_paired
#' @param x1,x2 How many of the `n` said yes to the first, and to the second; several items are a family, whose
#'   p-values are adjusted for each other.
#' @param n How many were asked, one number for all items or one each.
#' @param phi The correlation of the two answers, two numbers, or one as a bound from below.
#' @param joint How many said yes to both, where that is known.
#' @param items_asked How many items were asked, printed or not.
#' @export
hw_margins <- function(x1, x2, n, method = NULL, confidence = 0.95, phi = NULL, joint = NULL, items_asked = NULL) {
  several <- length(x1) > 1 || length(x2) > 1
  member <- function(value, name) if (several) number_list(value, name) else check_numbers(value, name)
  frame <- ask_input("margins", list(x1 = member(x1, "x1"), x2 = member(x2, "x2"), n = check_numbers(n, "n"), phi = phi,
    joint = joint, items_asked = items_asked), method, confidence)
  # Without a method a row has several findings; its limits are those of the interval among them.
  if (!is.null(frame[["tango.lower"]])) {
    frame[c("conf.low", "conf.high", "method")] <- frame[c("tango.lower", "tango.upper", "tango.method")]
    frame$alternative <- "two.sided"
  }
  frame
}

#' @rdname hw_paired
#' @param values A number for each respondent, such as the second score minus the first. Or a formula:
#'   `~ first + second`, of which the first minus the second is taken.
#' @export
hw_differences <- function(values, data = NULL, method = NULL, alternative = NULL, ...) {
  if (inherits(values, "formula")) {
    roles <- formula_roles(values, data, "columns", least = 2, most = 2)
    return(ask_columns("differences", data, roles, c("--first", "--second"), method = method, kind = "number",
      more = given(alternative = alternative_word(alternative)), reading = list(...)))
  }
  no_more(...)
  values <- check_numbers(values, "values")
  if (anyNA(values)) {
    stop_input("bad-input", "values: ", row_words(which(is.na(values))), ": is missing; leave it out, ",
      "as in values[!is.na(values)]")
  }
  ask_input("differences", list(values = I(values)), method, asked = asked_for(alternative = alternative))
}

#' @rdname hw_paired
#' @param items A matrix or data frame of 0 and 1, a row for each respondent. Or a formula: `~ tv + radio + web`.
#' @export
hw_cochran <- function(items, data = NULL, method = NULL, ...) {
  if (inherits(items, "formula")) {
    roles <- formula_roles(items, data, "columns", least = 2)
    return(ask_columns("cochran", data, roles, "--columns", yes_answers = TRUE, method = method, reading = list(...)))
  }
  no_more(...)
  ask_input("cochran", list(items = check_matrix(items, "items", answers = TRUE)), method)
}
