# Errors and warnings: conditions with a class and a code.

#' Conditions of this package
#'
#' Everything that goes wrong is a condition of R with a class, so that a script can catch it, and a code, so that it
#' need not read the sentence.
#'
#' An error has the class `halfwidth_error`, one of the classes below, and `error`. Its `message` says where, what is
#' wrong, and what to do; `code` is one of a closed list.
#'
#' | class | when | codes |
#' | --- | --- | --- |
#' | `halfwidth_answer_error` | the program refused the data or what was asked of them | those of the program, such as `bad-input`, `bad-confidence`, `unknown-method`, `zero-margin`, `wrong-shape`; of commands `usage`, `bad-data`, `no-such-input`, `output-not-written` |
#' | `halfwidth_input_error` | an argument can't be sent at all, such as a factor where a count is wanted | `wrong-type`, `bad-input` |
#' | `halfwidth_program_error` | there was no answer | `program-missing`, `program-version`, `program-ended`, `timeout` |
#'
#' An error of several rows has them in `rows`: a data frame of `row`, `code` and `message`.
#'
#' A warning has the class `halfwidth_warning`, its `code`, and `rows`: the places in the vectors that it is about, or
#' else the rows of the answer. It is
#' given once for each code and sentence (of many sentences of one code the first stands for all), and every row has its
#' codes in the column `warnings` as well, so that
#' `suppressWarnings(..., classes = "halfwidth_warning")` loses nothing. How a column was read, such as that `yes` is
#' taken for 1, comes as a message of the class `halfwidth_message`.
#'
#' An interrupt (Ctrl-C, the stop button) ends the program and is R's own.
#'
#' @name halfwidth-conditions
#' @aliases halfwidth_error halfwidth_warning
#' @examplesIf hw_available()
#' tryCatch(hw_proportion(60, 50), halfwidth_error = function(e) e$code)
NULL

# What the exit codes of the program mean; batch has codes of its own.
exit_codes <- c("1" = "usage", "64" = "usage", "65" = "bad-data", "66" = "no-such-input",
  "73" = "output-not-written")

stop_halfwidth <- function(class, code, message, ...) {
  stop(structure(list(message = message, call = NULL, code = code, ...),
    class = c(class, "halfwidth_error", "error", "condition")))
}

stop_input <- function(code, ...) {
  stop_halfwidth("halfwidth_input_error", code, paste0(...))
}

stop_program <- function(code, ...) {
  stop_halfwidth("halfwidth_program_error", code, paste0(...))
}

stop_answer <- function(code, message, ...) {
  stop_halfwidth("halfwidth_answer_error", code, message, ...)
}

# At most this many rows are named in a sentence.
shown_rows <- 5

# "row 3" or "rows 3, 5, 8 and 12 more".
row_words <- function(rows) {
  shown <- paste(utils::head(rows, shown_rows), collapse = ", ")
  more <- length(rows) - shown_rows
  paste0(if (length(rows) == 1) "row " else "rows ", shown, if (more > 0) sprintf(" and %d more", more))
}

# Errors of rows: one error that names the first sentence and how many rows there are.
stop_rows <- function(refused, way_out) {
  first <- refused$message[1]
  same <- refused$row[refused$message == first]
  others <- nrow(refused) - length(same)
  stop_answer(refused$code[1],
    paste0(row_words(same), ": ", first,
      if (others > 0) sprintf("; %d further rows are refused for other reasons", others), "; ", way_out),
    rows = refused)
}

# Gives the warnings of an answer: a data frame of `row` (of the answer, NA where it is of all), `code`, `message`.
# Sentences with a number of each row in them are not given for each of many rows: the first stands for its code.
give_warnings <- function(found) {
  for (code in unique(found$code)) {
    own <- found[found$code == code, ]
    sentences <- unique(own$message)
    if (length(sentences) > shown_rows) {
      give_warning(code, paste0(sentences[1], "; the others are alike"), own$row)
    } else {
      for (sentence in sentences) give_warning(code, sentence, own$row[own$message == sentence])
    }
  }
}

# How a column was read is a message, anything else a warning.
give_warning <- function(code, sentence, rows) {
  rows <- rows[!is.na(rows)]
  text <- paste0(if (length(rows) > 0) paste0(row_words(rows), ": "), sentence)
  if (code == "input-reading") {
    message(structure(list(message = paste0(text, "\n"), call = NULL, code = code),
      class = c("halfwidth_message", "message", "condition")))
  } else {
    warning(structure(list(message = paste0(text, " [", code, "]"), call = NULL, code = code, rows = rows),
      class = c("halfwidth_warning", "warning", "condition")))
  }
}

no_warnings <- function() {
  data.frame(row = integer(), code = character(), message = character(), stringsAsFactors = FALSE)
}
