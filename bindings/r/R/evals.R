# Systems that were run on the same items.

#' Systems on the same items
#'
#' Models, robots or programs that were run on the same items: which is better than the baseline, worse, or the same.
#' Items are paired, runs of an item are averaged, and an exact test decides: McNemar's of single runs that pass or
#' fail, otherwise sign-flips of the items' differences. Not for systems that were run on different items:
#' [hw_compare()].
#'
#' @param data A data frame with a row for each run; or a list of data frames by the names of the systems, of which the
#'   first is the baseline.
#' @param id,score,system The columns that name the item, hold the score (a number, `TRUE` and `FALSE`, pass and fail),
#'   and name the system.
#' @param task,repeats,cluster The columns of the task, each of which is compared by itself, of the number of an item's
#'   run, and of what items were drawn in. Without them `task`, `seed` and `cluster` are taken where there are any.
#' @param baseline The system that the others are compared with.
#' @param margin The difference that matters; a smaller one is the same.
#' @param scale The lowest and the highest score that there can be; 0 and 1 where all lie there.
#' @param lower_is_better Whether a lower score is the better one, as of a time.
#' @param missing What to do with runs without a score: `"refuse"` (the default), `"drop"`, `"zero"` counts them as failed.
#' @param resamples,seed,threads Of tests with too many sign-flips to be gone through.
#' @inheritParams hw_proportion
#' @returns A data frame with a row for each comparison: see [halfwidth-answers]. `verdict` is `better`, `worse`, `same`
#'   or `cannot-tell`; of several tasks or systems all verdicts hold together, by `adj.p.value`. Of three systems or more
#'   the attribute `ranks` has their ranks, as [hw_ranks()] gives them.
#' @examplesIf hw_available()
#' old <- data.frame(id = 1:12, score = c(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1))
#' new <- data.frame(id = 1:12, score = c(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1))
#' answer <- hw_evals(list(old = old, new = new))
#' answer[c("system", "baseline", "estimate", "p.value", "verdict")]
#' @export
hw_evals <- function(data, id = "id", score = "score", system = "system", task = NULL, repeats = NULL, cluster = NULL,
  baseline = NULL, margin = NULL, scale = NULL, lower_is_better = FALSE, missing = NULL, confidence = 0.95,
  resamples = NULL, seed = NULL, threads = NULL) {
  columns <- c(id = id, score = score, system = system, task = if (is.null(task)) NA else task,
    seed = if (is.null(repeats)) NA else repeats, cluster = if (is.null(cluster)) NA else cluster)
  frames <- if (is.data.frame(data)) list(data) else data
  named <- !is.data.frame(data)
  if (!is.list(frames) || !all(vapply(frames, is.data.frame, NA)) || named && length(names(frames)) != length(frames)) {
    stop_input("wrong-type", "data: must be a data frame with a row for each run, or a list of them by the names of ",
      "systems")
  }
  lines <- unlist(Map(function(frame, name) run_lines(frame, name, columns), frames,
    if (named) names(frames) else list(NULL)), use.names = FALSE)
  if (length(lines) == 0) stop_input("bad-input", "data: has no rows; give a row for each run of a system on an item")
  folder <- temporary_folder()
  on.exit(unlink(folder, recursive = TRUE))
  file <- file.path(folder, "data.jsonl")
  write_lines(lines, file)
  options <- given(baseline = baseline, margin = margin, lower_is_better = lower_is_better, missing = missing,
    resamples = resamples, seed = seed, threads = threads)
  words <- c("evals", file, option_words(options), scale_words(scale), "--fail-on", "none",
    confidence_words(confidence), "--format", "json", "--infinity", "inf")
  # A line of the file is a row of all data frames below each other.
  text <- tryCatch(run_command(words, stats::setNames("data", file)), halfwidth_answer_error = function(error) {
    place <- regmatches(error$message, regexec("data:([0-9]+)(:[0-9]+)?: ", error$message))[[1]]
    if (length(place) == 0) stop(error)
    row <- as.integer(place[2])
    sizes <- vapply(frames, nrow, 0L)
    number <- which(row <= cumsum(sizes))[1]
    shown <- paste0("data", if (named) paste0("$", names(frames)[number]), ", row ",
      row - sum(utils::head(sizes, number - 1)), ": ")
    stop_answer(error$code, sub(place[1], shown, error$message, fixed = TRUE))
  })
  document <- from_json(paste(text, collapse = "\n"))
  results <- lapply(document$results, function(result) {
    result$warnings <- lapply(result$warnings, function(one) replace(one, "message", in_arguments(one$message)))
    result
  })
  is_verdict <- vapply(results, function(result) !is.null(result$verdict), NA)
  frame <- answer_frame(results[is_verdict], of_inputs = document_warnings(document))
  frame <- with_read_codes(frame, document$warnings)
  if (!all(is_verdict)) attr(frame, "ranks") <- answer_frame(results[!is_verdict])
  frame
}

# The rows of a data frame as lines of JSON, under the names that the program has for columns.
run_lines <- function(frame, name, columns) {
  found <- ifelse(is.na(columns), names(columns), columns)
  if (!is.null(name)) found <- found[names(found) != "system"]
  lacking <- found[!found %in% names(frame) & !is.na(columns[names(found)])]
  if (length(lacking) > 0) {
    stop_input("bad-input", "data", if (!is.null(name)) paste0("$", name), ": there is no column '", lacking[1],
      "'; name the column by ", sub("seed", "repeats", names(lacking)[1]), " =")
  }
  found <- found[found %in% names(frame)]
  parts <- lapply(found, function(column) {
    value <- declared_as_na(frame[[column]], column)
    if (is.factor(value) || inherits(value, c("Date", "POSIXt"))) value <- as.character(value)
    if (is.numeric(value)) value <- checked_column(list(values = as.double(unclass(value))), column)$values
    json_parts(value)
  })
  members <- Map(function(member, part) paste0("\"", member, "\":", part), names(found), parts)
  if (!is.null(name)) members <- c(list(paste0("\"system\":", json_texts(name))), members)
  if (nrow(frame) == 0) character() else paste0("{", do.call(paste, c(unname(members), sep = ",")), "}")
}
