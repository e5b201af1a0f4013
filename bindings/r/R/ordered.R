# Which methods go by the order of answers, and are refused where nobody has said one. A text has none, and the levels
# of an unordered factor neither: factor() sorts them by their characters.

# By the order of all answers that a command takes as categories.
by_order_of_all <- list(
  multinomial = c("mean-score", "top-box"),
  raters = c("krippendorff-ordinal", "krippendorff-interval"),
  square = c("kappa-linear", "kappa-quadratic", "mean-score-change", "top-box-change", "signed-rank", "signed-rank-cc",
    "signed-rank-exact", "signed-rank-pratt", "signed-rank-pratt-cc", "signed-rank-pratt-exact", "sign-test",
    "sign-test-mid-p"),
  stratified = "cmh-correlation",
  table = c("linear-by-linear", "linear-by-linear-exact", "tau-b", "tau-c", "gamma", "somers-d-columns",
    "somers-d-rows", "spearman", "jonckheere-terpstra"))

# By the order of the answers that groups are compared by, and not by that of the groups.
by_order_of_answers <- list(
  stratified = "cmh-row-means",
  table = c("mean-score-difference", "top-box-difference", "superiority", "kruskal-wallis", "row-mean-scores",
    "mann-whitney", "mann-whitney-cc", "mann-whitney-exact"))

# The methods of a command that go by the order of the answers of a role, such as "rows"; none where scores are given.
methods_by_order <- function(command, role, more) {
  scores <- switch(role, rows = "row_scores", columns = "column_scores", "scores")
  if (role == "by" || !is.null(more[[scores]])) return(character())
  answers <- if (identical(more$groups, "columns")) "rows" else "columns"
  c(by_order_of_all[[command]], if (role == answers) by_order_of_answers[[command]])
}

# Whether a method that was named, or the only one there is, goes by the order of a role's answers.
goes_by_order <- function(command, role, method, more) {
  if (command == "trend") return(role == "by" && is.null(more$scores))
  any(unlist(strsplit(as.character(method), ",", fixed = TRUE)) %in% methods_by_order(command, role, more))
}

# An error for a factor without an order where one is needed.
stop_without_order <- function(name, levels, method) {
  shown <- paste0("'", utils::head(levels, 6), "'", collapse = ", ")
  what <- if (length(method) == 1) paste0("method '", method, "' goes") else "this goes"
  stop_input("bad-input", "data: ", what, " by an order, and the levels of column '", name, "' (", shown,
    if (length(levels) > 6) " and others", ") have none, as it is no ordered factor; if this is their order ask of ",
    "ordered(", name, "), else say it by ordered(", name, ", levels = c(...)) or by the argument levels =")
}

# The results of all methods without those that go by the order of factors that have none; what is left out is said.
# `unordered` has for each of these factors its name and the methods.
without_order <- function(document, unordered) {
  for (one in unordered) {
    slugs <- vapply(document$results, function(result) result$method, "")
    left_out <- unique(slugs[slugs %in% one$methods])
    if (length(left_out) == 0) next
    document$results <- document$results[!slugs %in% left_out]
    scored <- if (one$role %in% c("rows", "columns")) paste("the", one$role, "are scored") else "are scored"
    document$warnings <- Filter(function(warning) {
      warning$code != "default-scores" || !grepl(scored, warning$message, fixed = TRUE)
    }, document$warnings)
    document$warnings <- c(document$warnings, list(list(code = "undefined", message = paste0(
      paste(left_out, collapse = ", "), if (length(left_out) == 1) " goes by an order and is" else
        " go by an order and are", " left out: the levels of '", one$name, "' have none; give it one by ordered()"))))
  }
  document
}
