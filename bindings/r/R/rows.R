# Vectors: many inputs of one analysis in few requests.

# Rows of one request: a line of it stays far below the 16 MiB that the program takes.
rows_of_request <- 50000L

# Asks about vectors. `columns` are the members of the input, each a vector with an element a row or one for all;
# `pairs` are members whose value is two numbers, which hold in every row. `asked` is what stands at the top of the
# request. One method a request: several are asked one after the other, and stand together in each row's place.
ask_rows <- function(analysis, columns, method = NULL, confidence = NULL, asked = list(), pairs = list(),
  refused = "error") {
  keep_rows <- check_choice(refused, c("error", "keep"), "refused") == "keep"
  stated <- intersect(names(columns), stated_values)
  columns[stated] <- Map(share_number, columns[stated], stated)
  confidence <- share_number(confidence, "confidence")
  columns <- columns[!vapply(columns, is.null, NA)]
  names_of_rows <- Find(Negate(is.null), lapply(columns, names))
  columns <- Map(check_numbers, columns, names(columns))
  count <- common_length(columns)
  if (count == 0) return(finish(columns_of_input(columns, list(), 0L), 0L))
  top <- c(given(confidence = confidence), asked)
  methods <- method
  if (identical(method, "all")) methods <- all_methods(analysis, columns, count, pairs, top)
  if (is.null(methods)) methods <- list(NULL)
  answers <- lapply(methods, function(one) ask_chunks(analysis, columns, count, c(given(method = one), top), pairs))
  answers <- lapply(answers, function(answer) {
    answer$frame <- finish(columns_of_input(columns, answer$columns, count), count)
    answer
  })
  refused <- do.call(rbind, lapply(answers, `[[`, "refused"))
  if (nrow(refused) > 0 && !keep_rows) {
    refused <- refused[order(refused$row), ]
    rownames(refused) <- NULL
    refused$message <- in_arguments(refused$message)
    stop_rows(refused, "correct or leave out such rows, or keep them as NA by refused = \"keep\"")
  }
  frame <- interleave(lapply(answers, `[[`, "frame"), count)
  if (length(names_of_rows) == count) {
    frame <- finish(c(list(term = rep(names_of_rows, each = length(answers))), as.list(frame)), nrow(frame))
  }
  found <- do.call(rbind, lapply(answers, `[[`, "warnings"))
  refuse_low_confidence(found)
  if (count == 1) found$row <- rep(NA_integer_, nrow(found))
  give_warnings(found[order(found$row), ])
  if (nrow(refused) > 0) {
    give_warnings(data.frame(row = refused$row, code = "refused", message = refused$message))
  }
  if (!is.null(method)) return(frame)
  with_limits(frame, confidence, asked$alternative, function(method, confidence, side) {
    others <- columns[!names(columns) %in% stated_values]
    ask_rows(analysis, others, method, confidence, asked_for(side), refused = "keep")
  })
}

# Values that a question is about, which its interval knows nothing of.
stated_values <- c("null", "margins", "null_ratio", "margins_ratio", "null_odds_ratio")

common_length <- function(columns) {
  sizes <- lengths(columns)
  long <- unique(sizes[sizes != 1])
  if (length(long) > 1) {
    stop_input("bad-input", paste(sprintf("%s has %d values", names(sizes), sizes), collapse = ", "),
      "; give vectors of one length, or one value for all rows")
  }
  if (length(long) == 1) long else 1L
}

# What a row of the answer says of its input, where the program does not say it itself.
columns_of_input <- function(columns, answered, count) {
  own <- setdiff(names(columns), names(answered))
  if (!is.null(answered$successes)) own <- setdiff(own, "x")
  c(answered, lapply(columns[own], rep_len, count))
}

# The slugs of all methods that this analysis has for such an input: "all" is a word of one row, and of the first
# rows one is answered, or the error is that of the first.
all_methods <- function(analysis, columns, count, pairs, top) {
  lines <- vapply(seq_len(min(count, 100L)), function(row) {
    input <- lapply(columns, function(column) if (length(column) == 1) column else column[row])
    to_json(c(list(analysis = analysis, input = c(input, pairs), method = "all"), top))
  }, "")
  answers <- ask_lines(lines)
  answered <- Find(function(answer) is.null(answer$error), answers)
  if (is.null(answered)) stop_answer(answers[[1]]$error$code, in_arguments(answers[[1]]$error$message))
  unique(vapply(answered$results, function(result) result$method, ""))
}

# All rows, in requests of `rows_of_request`, which the program answers in one run.
ask_chunks <- function(analysis, columns, count, top, pairs) {
  starts <- seq(1L, count, by = rows_of_request)
  is_long <- lengths(columns) > 1 | count == 1
  lines <- vapply(starts, function(start) {
    rows <- start:min(start + rows_of_request - 1L, count)
    # What holds in every row stands once; two numbers that do are repeated, as a list there is one of rows.
    inputs <- Map(function(column, long) if (long) I(column[rows]) else column, columns, is_long)
    inputs <- c(inputs, lapply(pairs, function(pair) rep(list(I(pair)), length(rows))))
    to_json(c(list(analysis = analysis, inputs = inputs), top))
  }, "")
  answers <- ask_lines(lines)
  for (answer in answers) {
    if (!is.null(answer$error)) stop_answer(answer$error$code, in_arguments(answer$error$message))
  }
  join_chunks(answers, starts, count)
}

join_chunks <- function(answers, starts, count) {
  chunks <- Map(function(answer, start) {
    frame <- tidy_columns(answer$columns, answer$rows)
    refused <- data.frame(
      row = vapply(answer$refused, function(one) as.integer(one$row), 0L) + start,
      code = vapply(answer$refused, function(one) one$code, ""),
      message = vapply(answer$refused, function(one) one$message, ""), stringsAsFactors = FALSE)
    warned <- warning_frame(answer$columns$warnings)
    warned$row <- warned$row + start
    list(frame = frame, refused = refused, warnings = warned)
  }, answers, starts)
  frame <- bind_rows(lapply(chunks, `[[`, "frame"))
  refused <- do.call(rbind, lapply(chunks, `[[`, "refused"))
  # A text or level that all rows share does not hold of one that has no answer.
  frame[refused$row, c("estimand", "method", "conf.level", "alternative")] <- NA
  frame$warnings[refused$row] <- "refused"
  list(columns = as.list(frame), refused = refused, warnings = do.call(rbind, lapply(chunks, `[[`, "warnings")))
}

# The rows of several methods, those of one input together.
interleave <- function(frames, count) {
  if (length(frames) == 1) return(frames[[1]])
  frame <- bind_rows(frames)
  order <- as.vector(matrix(seq_len(nrow(frame)), nrow = length(frames), byrow = TRUE))
  frame <- frame[order, ]
  attr(frame, "row.names") <- .set_row_names(nrow(frame))
  frame
}

# One input, which is no vector of inputs, such as a table: a row for each result. `names` are those of its vectors.
ask_input <- function(analysis, input, method = NULL, confidence = NULL, asked = list(), data_folder = NULL,
  names = list()) {
  confidence <- share_number(confidence, "confidence")
  answer <- ask_one(c(list(analysis = analysis, input = input[!vapply(input, is.null, NA)]),
    given(method = method, confidence = confidence), asked), data_folder, names)
  results <- if (is.null(answer$results)) list(answer$result) else answer$results
  refuse_low_confidence(warnings_of(results, rep(1L, length(results))))
  frame <- answer_frame(results)
  # check_matrix() has warned of it.
  is_declared <- any(vapply(input, function(member) isTRUE(attr(member, "declared")), NA))
  if (is_declared) frame$warnings <- trimws(paste("missing-values", frame$warnings))
  frame
}

# Results as a data frame, with their warnings given.
answer_frame <- function(results, inputs = list(), of_inputs = no_warnings()) {
  frames <- lapply(results, function(result) tidy_results(list(result), inputs))
  give_warnings(rbind(of_inputs, warnings_of(results, vapply(frames, nrow, 0L))))
  bind_rows(frames)
}

# What stands at the top of a request besides method and confidence.
asked_for <- function(side = NULL, alternative = NULL, resamples = NULL, seed = NULL, ...) {
  given(side = side, alternative = alternative_word(alternative), resamples = resamples, seed = seed, ...)
}
