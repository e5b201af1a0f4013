# Results as rows of a data frame, with the names that broom has.

#' Answers as data frames
#'
#' Every function gives a data frame with a row for each result. A share, a category, a pair, an item, a statistic
#' of a family, a p-value or a cell of a table is a row; anything else is one row. The names are those of the program's
#' CSV with `--names broom`.
#'
#' Always there, and `NA` where a result has no such thing:
#'
#' | column | holds |
#' | --- | --- |
#' | `estimand`, `estimate`, `conf.low`, `conf.high` | what is estimated, with its interval |
#' | `p.value`, `statistic`, `parameter` | the test; `parameter` is the degrees of freedom |
#' | `method`, `conf.level`, `alternative` | how: `alternative` is `two.sided`, `less` (an upper limit) or `greater` (a lower one) |
#' | `warnings` | the codes of what the program warns of, with spaces between them |
#'
#' Where there are any: `term` (what the row is about), `category`, `item`, `group` and `compared_with`, `row` and
#' `column`, `adj.p.value`, `std.error`, `n`, `successes`, and what single methods have besides. What is undefined is
#' `NA`, and `warnings` says why; what is infinite is `Inf`; there is no `NaN`.
#'
#' Without a method, a test of a stated value (`null`, `margins`) and the pairs of [hw_groups()] have the limits of the
#' interval that belongs to them as well: `interval_method` says which, `interval_confidence` at which level.
#'
#' Answers about columns of a data frame or a file have the attribute `inputs`: what was counted, what stood where,
#' and what was left out. Those of [hw_bootstrap()] say it in `term` and in their warnings.
#'
#' @name halfwidth-answers
#' @examplesIf hw_available()
#' answer <- hw_compare(36, 50, 40, 50, method = c("newcombe", "fisher"))
#' answer[c("estimate", "conf.low", "conf.high", "p.value", "method")]
NULL

# The columns that come first, in their order, and which of them are always there.
head_columns <- c("term", "category", "estimand", "estimate", "conf.low", "conf.high", "p.value", "adj.p.value",
  "statistic", "parameter", "std.error", "n", "successes", "method", "conf.level", "alternative", "warnings")
core_columns <- list(estimand = NA_character_, estimate = NA_real_, conf.low = NA_real_, conf.high = NA_real_,
  p.value = NA_real_, statistic = NA_real_, parameter = NA_real_, method = NA_character_, conf.level = NA_real_,
  alternative = NA_character_, warnings = "")

broom_names <- c(label = "term", lower = "conf.low", upper = "conf.high", p_value = "p.value",
  adjusted_p_value = "adj.p.value", df = "parameter", standard_error = "std.error", confidence = "conf.level",
  side = "alternative")
broom_sides <- c(two = "two.sided", upper = "less", lower = "greater")

# Members that have a value for each row where they are lists, and what one of them is called.
row_members <- c("label", "categories", "estimate", "lower", "upper", "lower_raw", "upper_raw", "p", "p_value",
  "adjusted", "adjusted_p_value", "adjusted_single_step", "standard_error", "design_effect", "statistic", "counts",
  "shares", "expected", "residuals", "rank", "rank_min", "rank_max", "successes", "successes_min", "successes_max",
  "z", "in_family", "interval_method", "p_value_tests", "p_value_resamples", "monte_carlo_error")
row_names_of <- c(p = "p_value", adjusted = "adjusted_p_value", counts = "successes", shares = "share")

#' @rdname hw_request
#' @export
hw_tidy <- function(answer) {
  if (!is.null(answer$error)) stop_answer(answer$error$code, in_arguments(answer$error$message))
  if (!is.null(answer$columns)) return(tidy_columns(answer$columns, answer$rows))
  if (is.null(answer$result) && is.null(answer$results)) {
    stop_input("wrong-type", "answer: must be an answer of hw_request(), with result, results or columns")
  }
  tidy_results(if (is.null(answer$results)) list(answer$result) else answer$results)
}

# A data frame of results. `inputs` are those of a document, which hold the names of categories.
tidy_results <- function(results, inputs = list()) {
  bind_rows(lapply(results, function(result) {
    own <- Filter(function(input) identical(input$label, result$label), inputs)
    names <- unlist(lapply(own, function(input) {
      if (is.null(input$category_names)) input$group_names else input$category_names
    }))
    tidy_result(result, names)
  }))
}

tidy_result <- function(result, names = NULL) {
  codes <- vapply(result$warnings, function(warning) warning$code, "")
  result$warnings <- NULL
  if (!is.null(result$rank)) {
    # The program counts from 0; here they are what the column `item` calls them.
    for (name in intersect(c("highest", "lowest"), base::names(result))) {
      place <- result[[name]] + 1L
      result[[name]] <- if (length(result$items) > 0) unlist(result$items)[place] else place
    }
  }
  # Expected counts of categories: all of them are those who answered.
  if (!is.null(result$shares) && is.null(result$n)) result$n <- sum(result$counts)
  numbers <- intersect(c("expected", "residuals"), base::names(result))
  if (length(numbers) == 1 && is.list(result[[numbers]])) {
    columns <- cells_of_matrix(result, numbers)
  } else {
    counted <- intersect(base::names(result), c("estimate", "p_value", "p", "expected", "residuals"))
    count <- max(1L, lengths(result[counted]))
    columns <- c(index_columns(result, count, names), do.call(c, unname(Map(function(name, value) {
      member_columns(name, value, count)
    }, base::names(result), result))))
  }
  columns <- columns[!duplicated(base::names(columns))]
  columns$warnings <- paste(codes, collapse = " ")
  finish(columns)
}

# What the rows of a result are numbered by.
index_columns <- function(result, count, names) {
  has <- function(...) all(c(...) %in% base::names(result))
  numbered <- if (length(names) == count) names else seq_len(count)
  if (has("pairs")) {
    # One pair comes as a list of one, or as a vector where there is but one.
    pairs <- matrix(unlist(result$pairs), nrow = 2)
    if (!is.null(result$group_names)) names <- unlist(result$group_names)
    named <- function(numbers) if (is.null(names)) numbers else names[numbers]
    return(list(group = named(pairs[1, ]), compared_with = named(pairs[2, ])))
  }
  if (has("rank")) {
    from_zero <- seq_len(count) - 1
    return(list(item = if (length(result$items) == count) unlist(result$items) else numbered,
      first = from_zero %in% unlist(result$first_set), last = from_zero %in% unlist(result$last_set)))
  }
  if (has("adjusted")) return(list(item = numbered))
  if (has("categories")) return(list(category = unlist(result$categories)))
  if (has("counts", "n") || has("counts", "shares")) return(list(category = numbered))
  if (length(result$label) == count && count > 1) return(list())
  if (count > 1) return(list(category = numbered))
  list()
}

# The columns of a member: a value for each row, an object's members with a dot, or one text or number for all rows.
member_columns <- function(name, value, count) {
  if (name %in% c("pairs", "first_set", "last_set", "categories", "items", "group_names")) return(list())
  if (name == "parameter" && length(value) > 0) {
    return(c(list(df = value[[1]]), if (length(value) > 1) list(denominator_df = value[[2]])))
  }
  if (name %in% row_members && length(value) == count && (count > 1 || !is.list(value))) {
    own <- if (name %in% base::names(row_names_of)) row_names_of[[name]] else name
    if (name == "counts" && count == 1) own <- "counts"
    if (!is.list(value)) return(stats::setNames(list(value), own))
    return(object_columns(own, value))
  }
  if (is.list(value) && !is.null(base::names(value))) {
    value$warnings <- NULL
    return(do.call(c, unname(Map(function(part, inner) {
      member_columns(paste0(name, ".", part), inner, 1L)
    }, base::names(value), value))))
  }
  stats::setNames(list(cell(value)), name)
}

# A list with an object, or nothing, for each row.
object_columns <- function(name, values) {
  rows <- lapply(values, function(value) member_columns(name, value, 1L))
  parts <- unique(unlist(lapply(rows, base::names)))
  columns <- lapply(parts, function(part) {
    do.call(c, lapply(rows, function(row) if (is.null(row[[part]])) NA else row[[part]]))
  })
  columns <- stats::setNames(columns, parts)
  # Where some rows have an object, the bare name is of those that have none.
  if (length(parts) > 1) columns[[name]] <- NULL
  columns
}

# What stands in one cell: of a list its parts with spaces between them.
cell <- function(value) {
  if (length(value) == 0) return(NA)
  if (length(value) == 1 && !is.list(value)) return(value)
  paste(unlist(value), collapse = " ")
}

cells_of_matrix <- function(result, numbers) {
  rows <- length(result$observed)
  columns <- length(result$observed[[1]])
  row <- rep(seq_len(rows), each = columns)
  column <- rep(seq_len(columns), times = rows)
  # A line without answers may have no numbers.
  by_cell <- function(lines) {
    unlist(lapply(lines, function(line) if (length(line) == columns) line else rep(NA_real_, columns)))
  }
  found <- list(row = row, column = column)
  if (!is.null(result$row_names)) found$row_name <- unlist(result$row_names)[row]
  if (!is.null(result$column_names)) found$column_name <- unlist(result$column_names)[column]
  found <- c(found, list(observed = unlist(result$observed), row_percentage = by_cell(result$row_percentages)))
  found[[numbers]] <- by_cell(result[[numbers]])
  found$method <- result$method
  if (!is.null(result$label)) found$label <- result$label
  found
}

# Columns of many rows of one analysis: what is no list holds in every row.
tidy_columns <- function(columns, count) {
  warnings <- columns$warnings
  columns$warnings <- NULL
  columns <- lapply(columns, function(value) {
    if (is.list(value)) vapply(value, function(one) as.character(cell(one)), "") else value
  })
  codes <- character(count)
  for (warning in warnings) {
    row <- warning$row + 1
    codes[row] <- trimws(paste(codes[row], warning$code))
  }
  columns$warnings <- codes
  finish(columns, count)
}

# Columns under broom's names and in their order, as a data frame.
finish <- function(columns, count = max(0L, lengths(columns))) {
  if (!is.null(columns$lower) && is.null(columns$side)) columns$side <- "two"
  if (!is.null(columns$side) && !is.null(columns$alternative)) columns$side <- NULL
  for (name in intersect(c("side", "alternative"), names(columns))) {
    known <- columns[[name]] %in% names(broom_sides)
    columns[[name]][known] <- broom_sides[columns[[name]][known]]
  }
  known <- names(columns) %in% names(broom_names)
  names(columns)[known] <- broom_names[names(columns)[known]]
  absent <- setdiff(names(core_columns), names(columns))
  columns[absent] <- core_columns[absent]
  # Nothing but NA has no type of its own.
  for (name in names(core_columns)) {
    if (is.logical(columns[[name]])) storage.mode(columns[[name]]) <- storage.mode(core_columns[[name]])
  }
  columns <- columns[c(intersect(head_columns, names(columns)), setdiff(names(columns), head_columns))]
  as_frame(lapply(columns, rep_len, count), count)
}

as_frame <- function(columns, count) {
  structure(columns, row.names = .set_row_names(count), class = "data.frame")
}

# Data frames below each other; a column that one has not is NA in its rows.
bind_rows <- function(frames) {
  if (length(frames) == 1) return(frames[[1]])
  names <- unique(unlist(lapply(frames, names)))
  names <- c(intersect(head_columns, names), setdiff(names, head_columns))
  counts <- vapply(frames, nrow, 0L)
  columns <- lapply(stats::setNames(nm = names), function(name) {
    do.call(c, lapply(frames, function(frame) {
      if (is.null(frame[[name]])) rep_len(NA, nrow(frame)) else frame[[name]]
    }))
  })
  as_frame(columns, sum(counts))
}

# The warnings of results, with the rows of the data frame that they are about.
warnings_of <- function(results, frames_rows) {
  found <- list()
  start <- 1L
  for (number in seq_along(results)) {
    rows <- frames_rows[number]
    row <- if (length(results) > 1) start else NA_integer_
    for (warning in results[[number]]$warnings) {
      found[[length(found) + 1]] <- list(row = row, code = warning$code, message = warning$message)
    }
    start <- start + rows
  }
  warning_frame(found)
}

warning_frame <- function(found) {
  if (length(found) == 0) return(no_warnings())
  data.frame(row = vapply(found, function(one) as.integer(one$row), 0L),
    code = vapply(found, function(one) one$code, ""),
    message = vapply(found, function(one) one$message, ""), stringsAsFactors = FALSE)
}
