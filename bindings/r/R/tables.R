# Tables of counts.

#' Tables of counts
#'
#' `hw_table()` is the chi-squared family, exact and simulated tests, effect sizes, measures of ordered answers,
#' expected counts and residuals of a table. `hw_square()` is for two answers of the same kind of the same
#' respondents: symmetry, marginal homogeneity, kappas, change of the mean score. `hw_stratified()` is for a table in
#' each of several strata: common odds ratio, difference and ratio, Cochran-Mantel-Haenszel of any shape, homogeneity.
#'
#' Each row of a table is a group and the columns are its answers; `groups = "columns"` is for one that stands the
#' other way, which matters to methods that compare groups. Pearson's test warns where expected counts are small
#' (`small-expected-counts`): take `"fisher"` there. A table whose cells are not different respondents, such as
#' several answers of one person, is none of these.
#'
#' @param counts A matrix or table of counts: whole numbers from 0 on. Or a formula: `~ rows + columns`,
#'   `~ first + second` of `hw_square()`; `| group` after it gives an answer for each group.
#' @param row_scores,column_scores,scores Scores of the lines, where they are ordered; 1, 2, 3 and so on where they
#'   are left out.
#' @param groups Which lines are the groups that are compared: `"rows"` or `"columns"`.
#' @param resamples,seed How many tables the Monte Carlo methods draw, and from which seed.
#' @inheritParams hw_proportion
#' @returns A data frame: see [halfwidth-answers]. `"expected-counts"` and `"adjusted-residuals"` have a row for each
#'   cell.
#' @examplesIf hw_available()
#' hw_table(rbind(c(10, 20), c(30, 40)), method = c("pearson", "fisher", "cramers-v"))
#' hw_square(rbind(c(20, 12), c(2, 16)), method = "cohen-kappa")
#' hw_stratified(list(rbind(c(10, 5), c(4, 11)), rbind(c(8, 2), c(6, 4))))
#' hw_table(~ am + gear, data = mtcars, method = "fisher")
#' @export
hw_table <- function(counts, data = NULL, method = NULL, confidence = 0.95, alternative = NULL, row_scores = NULL,
  column_scores = NULL, groups = NULL, resamples = NULL, seed = NULL, ...) {
  if (inherits(counts, "formula")) {
    roles <- formula_roles(counts, data, "columns", least = 2, most = 2)
    return(ask_columns("table", data, roles, c("--rows", "--columns"), method = method, confidence = confidence,
      more = given(alternative = alternative_word(alternative), row_scores = row_scores,
        column_scores = column_scores, groups = groups, resamples = resamples, seed = seed), reading = list(...)))
  }
  no_more(...)
  counts <- check_matrix(counts, "counts")
  frame <- ask_input("table", list(counts = counts, row_scores = number_list(row_scores, "row_scores"),
    column_scores = number_list(column_scores, "column_scores"), groups = groups), method, confidence,
    asked_for(alternative = alternative, resamples = resamples, seed = seed))
  with_lines(frame, counts)
}

#' @rdname hw_table
#' @export
hw_square <- function(counts, data = NULL, method = NULL, confidence = 0.95, alternative = NULL, scores = NULL, ...) {
  if (inherits(counts, "formula")) {
    roles <- formula_roles(counts, data, "columns", least = 2, most = 2)
    return(ask_columns("square", data, roles, c("--first", "--second"), kind = "shared", method = method,
      confidence = confidence, more = given(alternative = alternative_word(alternative), scores = scores),
      reading = list(...)))
  }
  no_more(...)
  ask_input("square", list(counts = check_matrix(counts, "counts"), scores = number_list(scores, "scores")), method,
    confidence, asked_for(alternative = alternative))
}

#' @rdname hw_table
#' @param strata A list of matrices, or an array of three dimensions, the last of which are the strata. Or a formula:
#'   `~ rows + columns | stratum`.
#' @export
hw_stratified <- function(strata, data = NULL, method = NULL, confidence = 0.95, side = NULL, alternative = NULL,
  row_scores = NULL, column_scores = NULL, ...) {
  if (inherits(strata, "formula")) {
    roles <- formula_roles(strata, data, "columns", least = 2, most = 2, needs_group = TRUE)
    return(ask_columns("stratified", data, roles, c("--rows", "--columns"), method = method,
      confidence = confidence, more = given(side = side, alternative = alternative_word(alternative),
        row_scores = row_scores, column_scores = column_scores), reading = list(...)))
  }
  no_more(...)
  if (is.array(strata) && length(dim(strata)) == 3) {
    strata <- lapply(seq_len(dim(strata)[3]), function(layer) matrix(strata[, , layer], dim(strata)[1]))
  }
  if (!is.list(strata) || is.data.frame(strata)) {
    stop_input("wrong-type", "strata: must be a list of matrices, or an array of three dimensions")
  }
  strata <- unname(lapply(seq_along(strata), function(number) {
    check_matrix(strata[[number]], paste0("strata[[", number, "]]"))
  }))
  ask_input("stratified", list(strata = strata, row_scores = number_list(row_scores, "row_scores"),
    column_scores = number_list(column_scores, "column_scores")), method, confidence, asked_for(side, alternative))
}

# The names of the lines of a matrix beside the numbers of rows and columns.
with_lines <- function(frame, counts) {
  if (is.null(frame$row)) return(frame)
  if (!is.null(rownames(counts))) frame$row_name <- rownames(counts)[frame$row]
  if (!is.null(colnames(counts))) frame$column_name <- colnames(counts)[frame$column]
  frame
}
