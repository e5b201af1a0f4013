# The bootstrap of a statistic.

#' The bootstrap of a statistic
#'
#' Without `resamples` over all possible resamples wherever that can be, so that nothing is drawn and there is no error
#' of simulation (`resamples` is then `"exact"` in the answer). Where it has to simulate, the answer says why, with the
#' seed and a digest of what was drawn.
#'
#' Statistics are written as on the command line: `mean(score)`, `median(x)`, `quantile(x, 0.9)`, `proportion(x = Yes)`,
#' `top-box(x, 4)`, `correlation(x, y)`, `difference(mean(x), by: group)`, `mean(*)` of all columns of numbers. A name
#' that is not made of letters, digits, `_`, `.` and `-` stands in double quotes. Groups are taken in the order of their
#' names, also of a factor, unless `by: group, B minus A` says which minus which; `term` has it. Interval methods are `"bca"` (the
#' default), `"percentile"`, `"basic"`, `"normal"`, `"studentized"`, `"abc"` and others; `"max-t"` makes those of all
#' statistics hold together. Not for a handful of respondents: no interval of the bootstrap covers its level there.
#'
#' @param data A data frame, or the path of a file; or counts, a named list such as `list(x = 37, n = 50)`,
#'   `list(counts = c(4, 9, 12, 25), scores = 1:4)`.
#' @param statistic The statistic, or several.
#' @param resamples How many resamples are drawn; `NULL` for all of them where that can be.
#' @param seed The seed, 0 to 2^53 - 1; the same seed gives the same bits on every machine.
#' @param scheme How rows are drawn: `"ordinary"`, `"balanced"`, `"weighted"`, `"stratified"`, `"cluster"`, `"survey"`.
#' @param scale Of `"max-t"`: the lowest and the highest answer there is, `c(1, 5)` for all columns or a list by column.
#' @param population The size of the population that the rows were drawn from without replacement.
#' @param monte_carlo_error,limit Draw until no limit is less certain than this, at most `limit` resamples.
#' @param threads How many threads draw; the answer does not depend on it.
#' @inheritParams hw_proportion
#' @param ... How columns are read and rows were drawn (`stratum`, `cluster`, `weight`, `fpc`): see
#'   [halfwidth-columns].
#' @inherit hw_proportion return
#' @examplesIf hw_available()
#' people <- data.frame(score = c(1, 4, 3, 4, 2, 4, 3, 1), town = rep(c("A", "B"), 4))
#' hw_bootstrap(people, "mean(score)")
#' hw_bootstrap(people, "difference(mean(score), by: town)", method = "percentile")
#' hw_bootstrap(list(x = 37, n = 50), "proportion")
#' @export
hw_bootstrap <- function(data, statistic, method = NULL, confidence = 0.95, side = NULL, resamples = NULL,
  seed = NULL, scheme = NULL, scale = NULL, population = NULL, monte_carlo_error = NULL, limit = NULL,
  threads = NULL, ...) {
  if (!is.character(statistic) || length(statistic) == 0 || anyNA(statistic)) {
    stop_input("wrong-type", "statistic: must be a text such as \"mean(score)\", or several")
  }
  asked <- given(side = side, resamples = resamples, seed = seed, monte_carlo_error = monte_carlo_error, limit = limit)
  if (is.list(data) && !is.data.frame(data)) {
    no_more(...)
    lists <- names(data) %in% c("counts", "scores", "counts1", "counts2")
    data[lists] <- lapply(data[lists], function(value) if (is.list(value)) value else I(value))
    return(ask_input("bootstrap", c(list(statistic = statistic), data, given(scheme = scheme, scale = scale,
      population = population)), method, confidence, asked))
  }
  reading <- list(...)
  check_reading(reading, data)
  folder <- temporary_folder()
  on.exit(unlink(folder, recursive = TRUE))
  if (is.data.frame(data)) {
    file <- file.path(folder, "data.dta")
    staged <- stage_data(data, list(), character(),
      unique(c(statistic_columns(statistic, data), other_columns(reading, data))), reading, parent.frame(), file)
  } else {
    staged <- NULL
    file <- data_path(data)
  }
  words <- c("bootstrap", file, as.vector(rbind("--statistic", statistic)), scale_words(scale),
    option_words(c(reading, asked, given(scheme = scheme, population = population, threads = threads))))
  ask_command(words, method, confidence, shown = stats::setNames(data_words(data), file), staged = staged)
}

# The columns that a statistic names, and where it has a star those of numbers.
statistic_columns <- function(statistic, data) {
  named <- vapply(names(data), function(name) any(names_column(statistic, name)), NA)
  for (name in names(data)[named]) {
    # A group, or a share of one answer, may be texts; what is computed with may not.
    token <- column_token(name)
    rest <- gsub(paste0("by: *", token, "|", token, " *="), " ", statistic, perl = TRUE)
    if (any(names_column(rest, name))) check_number_column(data[[name]], name)
  }
  if (any(grepl("*", statistic, fixed = TRUE))) {
    is_number <- function(column) (is.numeric(column) || is.logical(column)) && is.null(dim(column))
    named <- named | vapply(data, is_number, NA)
  }
  # Without any, the program says which columns there are.
  if (any(named)) names(data)[named] else names(data)
}

names_column <- function(statistic, name) grepl(column_token(name), statistic, perl = TRUE)

# A name as a whole, with or without quotes around it.
column_token <- function(name) paste0("(?<![A-Za-z0-9_.-])\"?\\Q", name, "\\E\"?(?![A-Za-z0-9_.-])")

scale_words <- function(scale) {
  if (is.null(scale)) return(NULL)
  ends <- function(pair) paste(json_numbers(as.double(pair)), collapse = "..")
  if (!is.list(scale)) return(c("--scale", ends(scale)))
  as.vector(rbind("--scale", paste0(names(scale), "=", vapply(scale, ends, ""))))
}
