# What the program's sentences call by options is called by arguments here.

# `--missing drop` as `missing = "drop"`. Sentences only; codes are what scripts read.
in_arguments <- function(message) {
  # What the package lists of a factor by itself nobody has listed.
  message <- gsub("which --levels lists", "which its levels list", message, fixed = TRUE)
  message <- gsub("add --allow-low-confidence", "set options(halfwidth.allow_low_confidence = TRUE)", message,
    fixed = TRUE)
  message <- list_in_arguments(message)
  message <- gsub("--yes ([^' ].*)$", 'yes = "\\1"', message)
  message <- gsub("--method (?!(and|gives|is|names|of|or|out|takes|tests|to|with)\\b)([a-z0-9]+(-[a-z0-9]+)*)",
    'method = "\\2"', message, perl = TRUE)
  message <- gsub("--by '[^']*, ([^']*) minus ([^']*)'", 'groups = c("\\1", "\\2")', message)
  message <- gsub("--([a-z]+)-([a-z]+)", "--\\1_\\2", message)
  message <- gsub("--([a-z_]+) ('[^']*'|[0-9][0-9.,]*[0-9]|[0-9])", "\\1 = \\2", message)
  message <- gsub("--([a-z_]+) (drop|zero|yes|no|refuse|rows|columns)\\b", '\\1 = "\\2"', message)
  # The group of a formula has no name of its own.
  message <- sub("^--by: ", "the groups: ", message)
  gsub("--([a-z_]+)", "'\\1'", message)
}

# `--levels low,medium,high`, also in quotes, as a vector.
list_in_arguments <- function(message) {
  pattern <- "--levels ('[^']*'|[[:alnum:]_.-]+(,[[:alnum:]_.-]+)+)"
  vapply(message, function(one) {
    place <- regexpr(pattern, one)
    if (place == -1) return(one)
    found <- regmatches(one, place)
    answers <- scan(text = gsub("^--levels '?|'$", "", found), what = "", sep = ",", quote = "\"", quiet = TRUE,
      strip.white = TRUE)
    regmatches(one, place) <- paste0("levels = c(", paste0("\"", answers, "\"", collapse = ", "), ")")
    one
  }, "", USE.NAMES = FALSE)
}

# `'p[1]'`, which the program counts from 0, as R counts; a vector with names has the name. `input` is what was asked
# about, `names` are those of its members by their names.
in_places_of_r <- function(message, input, names = list()) {
  for (member in base::names(input)) {
    place <- regexpr(paste0("'", member, "(\\[[0-9]+\\])+'"), message)
    if (place == -1) next
    found <- regmatches(message, place)
    numbers <- as.integer(regmatches(found, gregexpr("[0-9]+(?=\\])", found, perl = TRUE))[[1]]) + 1L
    own <- names[[member]]
    text <- if (length(numbers) == 1 && numbers <= length(own) && !is.na(own[numbers]) && nzchar(own[numbers])) {
      paste0("[\"", own[numbers], "\"]")
    } else if (is.list(input[[member]])) {
      paste0("[[", numbers[1], "]]", if (length(numbers) > 1) paste0("[", paste(numbers[-1], collapse = ", "), "]"))
    } else {
      paste0("[", paste(numbers, collapse = ", "), "]")
    }
    regmatches(message, place) <- paste0("'", member, text, "'")
  }
  message
}

# R's word for both sides is taken as well as the program's.
alternative_word <- function(alternative) {
  if (identical(alternative, "two.sided")) "two" else alternative
}

check_choice <- function(value, choices, name) {
  if (!is.character(value) || length(value) != 1 || !value %in% choices) {
    stop_input("bad-input", name, ": must be one of ", paste0('"', choices, '"', collapse = ", "))
  }
  value
}

# Numbers as they can be sent; a factor's codes are no numbers, and a text is none.
check_numbers <- function(value, name) {
  value <- declared_as_na(value, name)
  if (is.factor(value)) {
    stop_input("wrong-type", name, ": is a factor; its labels as numbers are as.numeric(as.character(", name, "))")
  }
  if (is.logical(value) && !all(is.na(value))) {
    stop_input("wrong-type", name, ": holds TRUE and FALSE, which are answers and not counts; give sum(", name,
      "), or a formula with data =")
  }
  if (inherits(value, c("Date", "POSIXt", "difftime"))) {
    stop_input("wrong-type", name, ": holds dates or times; give numbers")
  }
  if (!is.numeric(value) && !all(is.na(value))) {
    stop_input("wrong-type", name, ": must be numbers, and is of the class '", class(value)[1], "'")
  }
  as.vector(unclass(value))
}

# A list of numbers in a request, also where it has one.
number_list <- function(value, name) {
  if (is.null(value)) NULL else I(check_numbers(value, name))
}

# A table of counts as a matrix of numbers, with the names of its lines. `answers` are yes and no, which may be TRUE
# and FALSE.
check_matrix <- function(value, name, answers = FALSE) {
  declared <- NULL
  if (is.data.frame(value)) {
    read <- declared_as_na(value, name)
    declared <- attr(read, "declared")
    value <- as.matrix(read)
  }
  if (length(dim(value)) != 2) {
    stop_input("wrong-type", name, ": must be a matrix or a table of two dimensions, ",
      "such as rbind(c(10, 20), c(30, 40))")
  }
  if (answers && is.logical(value)) value <- value + 0
  if (!is.numeric(value)) {
    stop_input("wrong-type", name, ": must be numbers, and is of the type '", typeof(value), "'")
  }
  value <- unclass(value)
  attr(value, "declared") <- declared
  value
}
