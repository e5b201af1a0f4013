# Questions about columns: a command of the program reads a file, and answers with a document.

# How a file is read, or its rows were drawn: options of commands as arguments of functions.
column_arguments <- c("yes", "where", "levels", "missing", "missing_codes", "valid_codes", "stratum", "cluster",
  "weight", "fpc", "drop_totals")
file_arguments <- c("separator", "decimal", "sheet", "encoding", "header_rows")

# Asks a command about columns. `roles` are from formula_roles(); `options` names the option of each answer, or one
# that takes all of them as a list; `by` the option of the group. `yes_answers` says that answers are yes or no;
# otherwise `kind` says what columns of answers are: see stage_data().
# `more` are further options of the command, `reading` those of `column_arguments`.
ask_columns <- function(command, data, roles, options, by = "--by", yes_answers = FALSE, groups = NULL,
  method = NULL, confidence = NULL, more = list(), reading = list(), kind = "any") {
  check_reading(reading, data)
  folder <- temporary_folder()
  on.exit(unlink(folder, recursive = TRUE))
  terms <- c(roles$answers, if (!is.null(roles$by)) list(roles$by))
  if (is.data.frame(data)) {
    file <- file.path(folder, "data.dta")
    kinds <- c(rep(if (yes_answers) "yes" else kind, length(roles$answers)), if (!is.null(roles$by)) "any")
    of_terms <- c(sub("--", "", rep_len(options, length(roles$answers)), fixed = TRUE), if (!is.null(roles$by)) "by")
    # Places in an order are scores of categories, and of the groups of a trend.
    in_order <- kinds %in% c("any", "shared") & (of_terms != "by" | command == "trend")
    staged <- stage_data(data, terms, kinds, other_columns(reading, data), reading, roles$environment, file, in_order)
    staged$unordered <- check_order(command, vapply(terms, term_name, ""), of_terms, staged$values, in_order, method,
      more)
    if (length(staged$levels) > 0) {
      given <- reading$levels
      reading$levels <- unique(c(if (is.list(given)) given else if (!is.null(given)) list(given), staged$levels))
    }
    names <- staged$names
  } else {
    staged <- NULL
    file <- data_path(data)
    names <- vapply(terms, function(term) {
      if (!is.name(term) && !is.character(term)) {
        stop_input("bad-input", "formula: ", term_name(term), " is an expression, which a data frame can have; ",
          "name a column of the file")
      }
      term_name(term)
    }, "")
  }
  answers <- names[seq_along(roles$answers)]
  words <- if (length(options) == 1 && length(answers) > 1 || identical(options, "--columns")) {
    c(options, quoted_list(answers))
  } else {
    as.vector(rbind(options, answers))
  }
  if (!is.null(roles$by)) {
    group <- names[length(names)]
    if (!is.null(groups)) group <- paste0(group, ", ", groups[1], " minus ", groups[2])
    words <- c(words, by, group)
  }
  ask_command(c(command, file, words, option_words(c(reading, more))), method, confidence,
    shown = c(stats::setNames(data_words(data), file), staged$shown), staged = staged)
}

# The factors without an order among the answers, with the methods that are not theirs: an error where one of these is
# named. Texts are refused by the program.
check_order <- function(command, names, of_terms, values, in_order, method, more) {
  unordered <- list()
  for (number in which(in_order)) {
    value <- values[[number]]
    if (!is.factor(value) || has_order(value)) next
    role <- of_terms[number]
    if (goes_by_order(command, role, method, more)) {
      stop_without_order(names[number], levels(value), intersect(method, methods_by_order(command, role, more)))
    }
    unordered <- c(unordered, list(list(name = names[number], role = role,
      methods = methods_by_order(command, role, more))))
  }
  unordered
}

# A file that is named; whether it can be read the program says.
data_path <- function(data) {
  if (is.null(data)) stop_input("bad-input", "data: is missing; a formula needs a data frame, or the path of a file")
  if (!is.character(data) || length(data) != 1 || is.na(data)) {
    stop_input("wrong-type", "data: must be a data frame, or one text, the path of a file")
  }
  path.expand(data)
}

data_words <- function(data) if (is.data.frame(data)) "data" else data

check_reading <- function(reading, data) {
  if (length(reading) > 0 && (is.null(names(reading)) || any(!nzchar(names(reading))))) {
    stop_input("bad-input", "an argument in '...' has no name; name it, as in missing = \"drop\"")
  }
  empty <- names(reading)[lengths(reading) == 0 & !vapply(reading, is.null, NA)]
  if (length(empty) > 0) stop_input("bad-input", empty[1], ": is empty; name at least one, or leave it out")
  known <- c(column_arguments, if (!is.data.frame(data)) file_arguments)
  unknown <- setdiff(names(reading), known)
  if (length(unknown) == 0) return(invisible())
  near <- utils::head(known[agrepl(unknown[1], known, max.distance = 0.3)], 1)
  way_out <- if (unknown[1] %in% file_arguments) {
    " of a data frame, which is for files"
  } else if (length(near) == 1) {
    paste0("; did you mean '", near, "'?")
  } else {
    paste0("; it may be ", paste(known, collapse = ", "))
  }
  stop_input("bad-input", "there is no argument '", unknown[1], "'", way_out)
}

# The columns beside the terms that a command reads: of the design, and all that a condition may name.
other_columns <- function(reading, data) {
  design <- unlist(reading[intersect(names(reading), c("stratum", "cluster", "weight", "fpc"))])
  if (is.null(reading$where)) return(design)
  named <- vapply(names(data), function(name) any(grepl(name, reading$where, fixed = TRUE)), NA)
  unique(c(design, names(data)[named]))
}

# Arguments as words of the command line.
option_words <- function(arguments) {
  stated <- intersect(names(arguments), stated_values)
  arguments[stated] <- Map(share_number, arguments[stated], stated)
  arguments <- arguments[!vapply(arguments, is.null, NA)]
  unlist(Map(function(name, value) {
    option <- paste0("--", gsub("_", "-", name))
    # Each answer by itself, as one may hold a comma, and TRUE is one.
    if (name == "yes") return(as.vector(rbind(option, quoted_answers(value))))
    if (is.logical(value) && length(value) == 1) return(if (isTRUE(value)) option)
    # Conditions stand one by one, and each list of levels is one of a column.
    if (name == "where") return(as.vector(rbind(option, as.character(value))))
    if (is.list(value)) return(unlist(lapply(value, function(one) c(option, quoted_list(one)))))
    c(option, quoted_list(value))
  }, names(arguments), arguments), use.names = FALSE)
}

# Answers, each as one of a list.
quoted_answers <- function(values) {
  texts <- if (is.numeric(values)) json_numbers(as.double(values)) else as.character(values)
  ifelse(grepl(",", texts, fixed = TRUE) & !grepl("\"", texts, fixed = TRUE), paste0("\"", texts, "\""), texts)
}

quoted_list <- function(values) {
  texts <- if (is.numeric(values)) json_numbers(as.double(values)) else as.character(values)
  if (length(texts) == 1 && !grepl("[,\"]", texts)) return(texts)
  quoted <- grepl("\"", texts, fixed = TRUE)
  if (any(quoted)) {
    stop_input("bad-input", "'", texts[quoted][1], "' has a double quote in it, which a list can't hold; ",
      "give a factor with other labels")
  }
  paste(ifelse(grepl(",", texts, fixed = TRUE), paste0("\"", texts, "\""), texts), collapse = ",")
}

# Runs a command that answers with a document, and makes a data frame of it. `method` is NULL for the first method
# of the command, "usual" for all that it shows, or slugs. `shown` says what paths and names are called in sentences,
# `staged` what stage_data() gave.
ask_command <- function(words, method = NULL, confidence = NULL, shown = NULL, staged = NULL) {
  usual <- identical(method, "usual")
  words <- c(words, if (!is.null(method) && !usual) c("--method", paste(method, collapse = ",")),
    confidence_words(confidence))
  text <- run_command(c(words, "--format", "json", "--infinity", "inf"), shown, staged$codes,
    has_levels = isTRUE(staged$has_levels))
  document <- from_json(paste(text, collapse = "\n"))
  if (identical(method, "all")) document <- without_order(document, staged$unordered)
  said <- lapply(staged$said, function(sentence) list(code = "missing-values", message = sentence))
  document$warnings <- c(document$warnings, said)
  results <- document$results
  if (is.null(method)) results <- usual_results(results)
  frame <- answer_frame(results, document$inputs, document_warnings(document))
  frame <- with_read_codes(frame, document$warnings)
  attr(frame, "inputs") <- document$inputs
  frame
}

# Runs a command; its output as lines. An error where it refuses. `shown` is from names to what is shown instead of
# them, `codes` from letters of missing values, `has_levels` whether factors have codes of this package.
run_command <- function(words, shown = NULL, codes = NULL, may_find = FALSE, has_levels = FALSE) {
  program <- hw_program()
  run <- run_program(program, words)
  rename <- function(text, written = identity) {
    for (name in names(shown)) text <- gsub(name, written(shown[[name]]), text, fixed = TRUE)
    with_codes(if (has_levels) without_codes(text) else text, codes)
  }
  if (run$status == 0 || (may_find && run$status == 1)) {
    # The output is JSON wherever something has another name: a quote in it is written as there.
    return(rename(run$output, function(text) gsub("^\"|\"$", "", json_texts(text))))
  }
  code <- exit_codes[as.character(run$status)]
  if (is.na(code) || length(run$errors) == 0) stop_ended(program, run)
  errors <- in_arguments(rename(plain_error(run$errors)))
  stop_answer(code[[1]], paste(errors, collapse = "\n"))
}

document_warnings <- function(document) {
  several <- length(document$inputs) > 1
  warning_frame(lapply(document$warnings, function(warning) {
    place <- if (several && !is.null(warning$label)) paste0(warning$label, ": ")
    list(row = NA_integer_, code = warning$code, message = paste0(place, in_arguments(warning$message)))
  }))
}

# What is to be known of how a file was read is to be known of everything found in it.
with_read_codes <- function(frame, warnings) {
  for (warning in rev(warnings)) {
    rows <- which(frame$term == warning$label)
    # Of several statistics of one file the label is that of the file, and of none of them.
    if (length(rows) == 0) rows <- seq_len(nrow(frame))
    frame$warnings[rows] <- trimws(paste(warning$code, frame$warnings[rows]))
  }
  frame
}
