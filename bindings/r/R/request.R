# Requests of `halfwidth batch`: one, or many.

#' Any request
#'
#' Everything that `halfwidth batch` answers, also what has no function of its own here. `hw_request()` asks one
#' request and stops where it is refused; `hw_requests()` asks many at once, of one start of the program, and leaves
#' each error in its place. `hw_tidy()` makes a data frame of an answer. `halfwidth schema --of batch-request` says
#' what a request may hold.
#'
#' Not for many rows of one analysis: [hw_proportion()] and the other functions send vectors as columns, which is
#' many times as fast as a request a row.
#'
#' @param analysis The analysis, such as `"proportion"`, `"compare"`, `"table"`.
#' @param input What the data are: a named list with a value for each member. A vector is a list in the request,
#'   one value alone is a value (`I(12)` is a list of one), a matrix is a list of its rows, `NA` is null.
#' @param method A slug, several, `"all"`, or `NULL` for the default one.
#' @param confidence The confidence level, between 0 and 1.
#' @param ... Further members of the request, such as `side`, `alternative`, `resamples`, `seed`. An unknown one is
#'   refused with the name that was likely meant.
#' @param requests A list of requests, each a named list; or texts, each a request in JSON.
#' @param data_folder The folder of the files that requests of the analysis `design` name.
#' @param answer An answer of `hw_request()`, or of `hw_requests()` one that is no error.
#' @returns `hw_request()` the answer: a list with `result` (one method), `results` (several), or `rows`, `columns`
#'   and `refused`. Numbers are as the program gave them, all digits; infinite ones are `Inf`. `hw_requests()` a list
#'   of answers in the order of the requests, where a refused one has `error`, with its `code` and `message`.
#'   `hw_tidy()` a data frame: see [halfwidth-answers].
#' @seealso [halfwidth-conditions] for errors and warnings.
#' @examplesIf hw_available()
#' answer <- hw_request("proportion", list(x = 37, n = 50), method = c("wilson", "clopper-pearson"))
#' hw_tidy(answer)
#' hw_requests(list(list(analysis = "adjust", input = list(p = c(0.01, 0.04)))))
#' @export
hw_request <- function(analysis, input, method = NULL, confidence = NULL, ..., data_folder = NULL) {
  if (!is.list(input) || is.null(names(input)) && length(input) > 0) {
    stop_input("wrong-type", "input: must be a named list, such as list(x = 37, n = 50)")
  }
  request <- c(list(analysis = analysis, input = input_members(input)),
    given(method = method, confidence = confidence, ...))
  ask_one(request, data_folder)
}

#' @rdname hw_request
#' @export
hw_requests <- function(requests, data_folder = NULL) {
  if (is.character(requests)) {
    broken <- which(is.na(requests) | grepl("[\r\n]", requests) | !nzchar(trimws(requests)))
    if (length(broken) > 0) {
      stop_input("bad-input", "requests: ", row_words(broken), ": a request is one line of text with something in it")
    }
    lines <- requests
  } else if (is.list(requests)) {
    lines <- vapply(requests, function(request) {
      if (!is.list(request) || is.null(names(request))) {
        stop_input("wrong-type", "requests: each must be a named list, with analysis and input")
      }
      if (is.list(request$input)) request$input <- input_members(request$input)
      to_json(request)
    }, "")
  } else {
    stop_input("wrong-type", "requests: must be a list of requests, or texts")
  }
  if (length(lines) == 0) return(list())
  answers <- ask_lines(lines, data_folder)
  names(answers) <- names(requests)
  answers
}

# Vectors of members, with what is missing in them.
input_members <- function(input) lapply(input, function(value) if (is.table(value)) unclass(value) else value)

# What was given of these, without those that are NULL.
given <- function(...) {
  members <- list(...)
  if (length(members) > 0 && (is.null(names(members)) || any(!nzchar(names(members))))) {
    stop_input("bad-input", "an argument in '...' has no name; name it, as in side = \"lower\"")
  }
  members[!vapply(members, is.null, NA)]
}

# One request; an error where it is refused. `names` are those of vectors of the input.
ask_one <- function(request, data_folder = NULL, names = list()) {
  answer <- ask_lines(to_json(request), data_folder)[[1]]
  if (!is.null(answer$error)) {
    # A file by its own name: its folder is known, or one of this package's.
    if (!is.null(data_folder)) {
      answer$error$message <- gsub(paste0(path.expand(data_folder), "/"), "", answer$error$message, fixed = TRUE)
    }
    stop_answer(answer$error$code, in_places_of_r(in_arguments(answer$error$message), request$input, names))
  }
  answer$id <- NULL
  answer
}

# An answer for each line. The program answers in order, one line each, also those that it refuses, so that a
# number of answers that is not the number of lines means that it was ended.
ask_lines <- function(lines, data_folder = NULL) {
  program <- hw_program()
  arguments <- c("batch", "--infinity", "inf", if (!is.null(data_folder)) c("--data", path.expand(data_folder)))
  run <- run_program(program, arguments, lines)
  if (!run$status %in% c(0L, 65L) || length(run$output) != length(lines)) stop_ended(program, run)
  tryCatch(from_json(json_list(run$output)), error = function(e) {
    stop_program("program-ended", program, ": an answer is cut off or no JSON; ask again, and if it comes again ",
      "report it with the request")
  })
}

# The program ended without an answer to everything.
stop_ended <- function(program, run) {
  errors <- if (length(run$errors) > 0) paste0(": ", plain_error(run$errors[1])) else ""
  how <- if (run$status > 128) {
    sprintf("was ended by signal %d", run$status - 128L)
  } else {
    sprintf("ended with exit code %d", run$status)
  }
  stop_program("program-ended", program, ": ", how, " before it had answered", errors,
    if (run$status > 128) "; ask again, or ask for less at once if memory ran out")
}

plain_error <- function(line) sub("^error: ", "", line)
