# The levels of factors as the program has categories: numbers, or codes with labels and a list of their order; and which
# methods are refused to those without an order.

# A factor whose levels are all numbers, as they are written, is a column of these: by their size, which are its scores.
are_numbers <- function(levels) {
  numbers <- suppressWarnings(as.numeric(levels))
  length(levels) > 0 && !anyNA(numbers) && all(json_numbers(numbers) == levels)
}

# The codes of levels are this package's own. They stand before labels in some of the program's sentences, and after one
# that is a number.
without_codes <- function(text) gsub("\\b20000[0-9]{5} (?=')| \\(20000[0-9]{5}\\)", "", text, perl = TRUE)

# Whether somebody has said the order of a column's answers: texts have none.
has_order <- function(value) {
  is.ordered(value) || is.factor(value) && are_numbers(levels(value)) || !is_coded(value)
}

# Far above the codes that surveys give to missing answers, such as 9 and 99, so that a ninth level is not taken for one,
# and above all counts.
code_before_first <- 2e9

# A factor as a column of a file. `in_order` says that its order is asked for: then its codes descend, and `levels` is
# the list of its levels for the program. Codes that don't ascend in the order of a list are no scores there: the
# places are, 1, 2, 3 and so on, which the program says.
factor_column <- function(value, in_order = FALSE) {
  levels <- levels(value)
  count <- length(levels)
  if (count == 0) return(list(values = rep(NA_real_, length(value))))
  if (are_numbers(levels)) {
    numbers <- as.numeric(levels)
    # Labels keep levels that nobody has; a file has them of whole numbers only.
    labels <- if (all(numbers == round(numbers) & abs(numbers) < 2^31)) stats::setNames(numbers, levels)
    is_needed <- is.unsorted(numbers) && is.ordered(value) || is.null(labels) && count > nlevels(droplevels(value))
    listed <- if (is.ordered(value)) levels else levels[order(numbers)]
    return(list(values = numbers[as.integer(value)], labels = labels,
      levels = if (in_order && is_needed && count > 1) listed))
  }
  codes <- seq_len(count) + code_before_first
  is_listed <- in_order && is.ordered(value) && count > 1
  if (is_listed) codes <- rev(codes)
  # The program tells a label that is a number from its code by naming both.
  called <- ifelse(grepl(number_text, levels), paste0(levels, " (", codes, ")"), levels)
  list(values = codes[as.integer(value)], labels = stats::setNames(codes, levels), is_coded = TRUE,
    levels = if (is_listed) called)
}

number_text <- "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$"

# Texts as they are, so that the program reads them as those of any file.
text_column <- function(texts, name) {
  texts <- enc2utf8(as.character(texts))
  long <- which(!is.na(texts) & nchar(texts, "bytes") > longest_text)
  if (length(long) > 0) {
    stop_input("bad-input", "data: ", row_words(long), ": column '", name, "' has a text of more than ", longest_text,
      " bytes, as no answer has; name another column, or leave it out")
  }
  list(values = texts)
}

# Why a list can't hold the levels of an ordered factor, which the program would then take for others.
check_listed <- function(levels, name) {
  bad <- levels[grepl("\"", levels, fixed = TRUE) | levels != trimws(levels) | !nzchar(levels)]
  if (length(bad) > 0) {
    stop_input("bad-input", "data: the level '", bad[1], "' of column '", name, "' has a double quote in it, or ",
      "blanks around it, which a list of levels can't hold; rename it by levels(", name, ") <- ")
  }
}

# A factor in the order of one of the lists that were given, where one has all of its answers.
in_given_order <- function(value, lists) {
  if (!is.factor(value) || is.null(lists)) return(value)
  used <- levels(droplevels(value))
  lists <- lapply(if (is.list(lists)) lists else list(lists), as.character)
  fitting <- Filter(function(list) all(used %in% list), lists)
  if (length(fitting) == 0) return(value)
  ordered(as.character(value), levels = fitting[[which.min(lengths(fitting))]])
}

# Categories of several columns in one order, by which the same answer has the same code in each. Texts alone are the
# program's to read.
with_shared_levels <- function(values, names) {
  coded <- vapply(values, is_coded, NA)
  if (!any(coded)) return(values)
  if (!all(coded)) {
    stop_input("wrong-type", "data: column '", names[coded][1], "' holds texts or a factor and '", names[!coded][1],
      "' does not; give columns of one kind")
  }
  factors <- which(vapply(values, is.factor, NA))
  if (length(factors) == 0) return(values)
  # The order is that of the ordered factors, then of the others; what only texts have comes after it.
  in_order <- factors[vapply(values[factors], is.ordered, NA)]
  known <- unique(unlist(lapply(values[in_order], levels)))
  for (number in in_order) {
    if (is.unsorted(match(levels(values[[number]]), known))) {
      stop_input("bad-input", "data: the levels of '", names[in_order[1]], "' and '", names[number],
        "' are in different orders; give both columns the same levels")
    }
  }
  texts <- sort(unique(unlist(lapply(values, as.character))), method = "radix")
  shared <- unique(c(known, unlist(lapply(values[factors], levels)), texts))
  # What has no order of its own takes that of the others, where these have all of its answers.
  is_ordered <- length(known) == length(shared)
  lapply(values, function(value) factor(as.character(value), levels = shared, ordered = is_ordered))
}

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
