# Formulas: which columns of a data frame or a file are asked about.

# The parts of a formula: `answer ~ group`, `~ first + second | group`. Each part is an expression; `by` is NULL
# where there is no group.
read_formula <- function(formula, data) {
  answer <- if (length(formula) == 3) formula[[2]]
  right <- formula[[length(formula)]]
  by <- NULL
  if (is.call(right) && identical(right[[1]], as.name("|"))) {
    by <- right[[3]]
    right <- right[[2]]
  }
  terms <- sum_terms(right)
  if (any(vapply(terms, identical, NA, as.name(".")))) {
    if (!is.data.frame(data)) {
      stop_input("bad-input", "formula: '.' stands for the columns of a data frame; name those of a file")
    }
    known <- lapply(c(list(answer), list(by)), function(one) if (is.null(one)) character() else all.vars(one))
    terms <- lapply(setdiff(names(data), unlist(known)), as.name)
  }
  one_group(if (is.null(by) && !is.null(answer)) right else by)
  list(answer = answer, terms = terms, by = by, environment = environment(formula))
}

# Several groups are no question that the program knows.
one_group <- function(by) {
  if (!is.call(by) || !identical(by[[1]], as.name("+")) || length(by) != 3) return(invisible())
  names <- vapply(sum_terms(by), term_name, "")
  stop_input("bad-input", "formula: names ", length(names), " groups (", paste(names, collapse = ", "),
    "), and takes one; make one of them, such as interaction(", paste(names, collapse = ", "), ", drop = TRUE)")
}

# a + b + c as a list; 1 is none.
sum_terms <- function(expression) {
  if (is.call(expression) && identical(expression[[1]], as.name("+")) && length(expression) == 3) {
    return(c(sum_terms(expression[[2]]), sum_terms(expression[[3]])))
  }
  if (is.call(expression) && identical(expression[[1]], as.name("("))) return(sum_terms(expression[[2]]))
  if (is.numeric(expression)) {
    if (identical(as.numeric(expression), 1)) return(list())
    stop_input("bad-input", "formula: ", deparse(expression), " is no column")
  }
  list(expression)
}

# A formula as roles of a command: the answers, in order, and the group. `shape` says which forms are taken:
# "answer" (`answer ~ group` or `~ answer`), "columns" (`~ a + b`), with how many columns there must be.
formula_roles <- function(formula, data, shape, least = 1, most = Inf, needs_group = FALSE) {
  parts <- read_formula(formula, data)
  how <- shape_words(shape, least, needs_group)
  if (shape == "answer") {
    if (!is.null(parts$answer)) {
      if (length(parts$terms) > 1 || !is.null(parts$by)) {
        stop_input("bad-input", "formula: has more than an answer and a group; write ", how)
      }
      answers <- list(parts$answer)
      by <- if (length(parts$terms) == 1) parts$terms[[1]]
    } else {
      answers <- parts$terms
      by <- parts$by
    }
  } else {
    if (!is.null(parts$answer)) stop_input("bad-input", "formula: has something before '~'; write ", how)
    answers <- parts$terms
    by <- parts$by
  }
  if (length(answers) < least || length(answers) > most || (needs_group && is.null(by))) {
    stop_input("bad-input", "formula: names ", length(answers), " columns of answers",
      if (needs_group && is.null(by)) " and no group", "; write ", how)
  }
  list(answers = answers, by = by, environment = parts$environment)
}

shape_words <- function(shape, least, needs_group) {
  if (shape == "answer") return(if (needs_group) "answer ~ group" else "~ answer, or answer ~ group")
  columns <- paste(c("first", "second", "third")[seq_len(max(2, min(least, 3)))], collapse = " + ")
  if (needs_group) return(paste("~", columns, "| stratum"))
  paste0("~ ", columns, ", or with groups ~ ", columns, " | group")
}

# What a term is called: a column by its name, an expression as it is written.
term_name <- function(term) {
  if (is.name(term)) return(as.character(term))
  if (is.character(term)) return(term)
  paste(deparse(term, width.cutoff = 500), collapse = " ")
}

# What terms are called in a file. An expression may hold what has a meaning in lists of names, such as commas and
# quotes, and gets a name of its own there, which no column has.
file_names <- function(terms, names, columns) {
  is_column <- vapply(terms, function(term) is.name(term) || is.character(term), NA)
  files <- sprintf("expression.%d.", match(names, unique(names)))
  while (any(vapply(files, function(file) any(grepl(file, columns, fixed = TRUE)), NA))) files <- paste0("an.", files)
  files[is_column] <- vapply(names[is_column], check_name, "")
  files
}

check_name <- function(name) {
  if (grepl("[\"*,]", name) || !nzchar(trimws(name))) {
    stop_input("bad-input", "data: the name of column '", name, "' is blank or has a comma, a quote or a star in it, ",
      "by which the program would take it for another; rename the column")
  }
  if (length(text_bytes(name)) > 128) {
    stop_input("bad-input", "data: the name of column '", substr(name, 1, 40), "...' has more than 128 bytes; ",
      "rename the column")
  }
  name
}
