# The levels of factors as the program has categories: numbers, or codes with labels and a list of their order.

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
