# Raters, and ranks of items.

#' Agreement of raters
#'
#' Krippendorff's alpha, Gwet's AC1, Fleiss' kappa, percent agreement. Only `"gwet-ac1"` has limits in closed form;
#' the others have them by the bootstrap of subjects, with `resamples`.
#'
#' @param ratings A matrix or data frame of numbers, or of texts or factors: a row for each subject and a column for each
#'   rater, with `NA` where a rating is missing. Or a formula: `~ first + second + third`.
#' @param counts In place of ratings: how many raters chose each category, a row for each subject.
#' @param resamples,seed How many resamples of subjects, and from which seed.
#' @inheritParams hw_proportion
#' @inherit hw_proportion return
#' @examplesIf hw_available()
#' ratings <- rbind(c(1, 1, 2), c(2, 2, 2), c(1, NA, 1), c(3, 3, 2))
#' hw_raters(ratings, method = "gwet-ac1")
#' @export
hw_raters <- function(ratings = NULL, data = NULL, counts = NULL, method = NULL, confidence = 0.95,
  resamples = NULL, seed = NULL, ...) {
  if (inherits(ratings, "formula")) {
    roles <- formula_roles(ratings, data, "columns", least = 2)
    return(ask_columns("raters", data, roles, "--columns", kind = "shared", method = method, confidence = confidence,
      more = given(resamples = resamples, seed = seed), reading = list(...)))
  }
  texts <- ratings_of_texts(ratings)
  if (!is.null(texts)) {
    # A rating that is missing is one in a matrix of numbers too.
    reading <- utils::modifyList(list(missing = "drop"), list(...))
    roles <- list(answers = lapply(names(texts), as.name), by = NULL, environment = parent.frame())
    return(ask_columns("raters", texts, roles, "--columns", kind = "shared", method = method, confidence = confidence,
      more = given(resamples = resamples, seed = seed), reading = reading))
  }
  no_more(...)
  input <- list(ratings = if (!is.null(ratings)) check_matrix(ratings, "ratings"),
    counts = if (!is.null(counts)) check_matrix(counts, "counts"))
  ask_input("raters", input, method, confidence, asked_for(resamples = resamples, seed = seed))
}

# Ratings that are no numbers as a data frame with a column a rater, or NULL.
ratings_of_texts <- function(ratings) {
  if (is.character(ratings) && length(dim(ratings)) == 2) {
    names <- colnames(ratings)
    if (is.null(names)) colnames(ratings) <- paste("rater", seq_len(ncol(ratings)))
    ratings <- as.data.frame(ratings, stringsAsFactors = FALSE)
  }
  if (is.data.frame(ratings) && length(ratings) > 0 && all(vapply(ratings, is_coded, NA))) ratings
}

#' Ranks that are shown
#'
#' Which ranks each item may have, and whether one is shown to be the highest: by exact tests of all pairs, adjusted by
#' Holm. `conf.low` and `conf.high` are ranks; `first` and `last` say whether an item may be first or last. `highest` and
#' `lowest` are the items that are so among the respondents, as the column `item` calls them: by name, or numbered from 1.
#'
#' @param x How many of the same people said yes to each item; names become the column `item`. Or a formula:
#'   `~ tv + radio + web`.
#' @param n How many people were asked, one number.
#' @param counts In place of `x`: counts of the categories of a single choice.
#' @param items In place of `x`: a matrix of 0 and 1, a row for each respondent.
#' @param score_rows In place of `x`: a matrix of scores, a row for each respondent.
#' @inheritParams hw_proportion
#' @returns A data frame with a row for each item: see [halfwidth-answers].
#' @examplesIf hw_available()
#' hw_ranks(c(police = 46, courts = 31, schools = 20), 50)
#' @export
hw_ranks <- function(x = NULL, n = NULL, data = NULL, counts = NULL, items = NULL, score_rows = NULL, method = NULL,
  confidence = 0.95, ...) {
  if (inherits(x, "formula")) {
    data <- formula_data(data, n)
    roles <- formula_roles(x, data, "columns", least = 2)
    return(ask_columns("ranks", data, roles, "--columns", yes_answers = TRUE, method = method,
      confidence = confidence, reading = list(...)))
  }
  no_more(...)
  names <- Find(Negate(is.null), list(names(x), names(counts), colnames(items), colnames(score_rows)))
  input <- list(x = number_list(x, "x"), n = if (!is.null(n)) check_numbers(n, "n"),
    counts = number_list(counts, "counts"), items = if (!is.null(items)) check_matrix(items, "items", answers = TRUE),
    score_rows = if (!is.null(score_rows)) check_matrix(score_rows, "score_rows"))
  frame <- ask_input("ranks", input, method, confidence, names = list(x = names, counts = names))
  with_names(frame, names, c("item", "highest", "lowest"))
}
