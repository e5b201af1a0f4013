# Survey folders, printed numbers, and designs.

#' A report on a survey folder
#'
#' Every number of a survey, published or counted, with its interval, every planned comparison, and what does not fit.
#' Without `output` as a data frame; with it as a document, by the ending of its name: a page (`.html`), Markdown
#' (`.md`), text (`.txt`), LaTeX (`.tex`), Word (`.docx`), JSON or CSV.
#'
#' @param survey A survey folder, or its `survey.yaml`.
#' @param output The file to write; it is replaced whole or not at all.
#' @param confidence The confidence level, between 0 and 1.
#' @param ... Further options of `halfwidth report` as arguments: `method`, `side`, `by`, `design_effect`,
#'   `dispersion`, `smallest_cell`, `all_intervals`, `brief`, `full`, `sections`, `date`, `style`.
#' @returns A data frame with a row for each number, comparison and claim, under the names of the program's CSV
#'   (`--names broom`); texts that a spreadsheet would take for formulas or dates have an apostrophe before them, as
#'   there. With `output` its path, invisibly.
#' @seealso [hw_audit()] for what does not fit.
#' @examples
#' \dontrun{
#' hw_report("disrupting-harm-cambodia")
#' hw_report("disrupting-harm-cambodia", output = "report.html")
#' }
#' @export
hw_report <- function(survey, output = NULL, confidence = NULL, ...) {
  words <- c("report", data_path(survey), report_words(given(confidence = confidence, ...)))
  if (is.null(output)) return(read_csv(run_command(c(words, csv_words))))
  formats <- c(html = "html", htm = "html", md = "markdown", markdown = "markdown", txt = "text", tex = "latex",
    docx = "docx", json = "json", csv = "csv")
  ending <- tolower(tools::file_ext(output))
  if (!ending %in% names(formats)) {
    stop_input("bad-input", "output: '", output, "' has an ending that says no format; give one of ",
      paste0(".", names(formats), collapse = ", "))
  }
  run_command(c(words, "--format", formats[[ending]], "--output", path.expand(output)))
  invisible(output)
}

# Options that come several times, once for each value.
report_words <- function(options) {
  several <- names(options) %in% c("by", "dispersion")
  c(option_words(options[!several]), unlist(Map(function(name, value) {
    as.vector(rbind(paste0("--", name), as.character(value)))
  }, names(options)[several], options[several]), use.names = FALSE))
}

csv_words <- c("--format", "csv", "--names", "broom", "--infinity", "inf")

read_csv <- function(lines) {
  utils::read.csv(text = paste(lines, collapse = "\n"), check.names = FALSE, na.strings = "",
    stringsAsFactors = FALSE, encoding = "UTF-8")
}

#' Whether printed numbers can be right
#'
#' Of a survey folder everything that does not fit; of numbers that are read off a page whether counts can give them:
#' `percent` and `n` the counts, `percent` or `percents` alone the bases, `percents` and `n` categories that exclude
#' each other, `mean` and `n` (GRIM; Brown and Heathers 2017, \doi{10.1177/1948550616673876}), with
#' `standard_deviation` and `scale` the counts of each answer.
#'
#' @param survey A survey folder, or its `survey.yaml`.
#' @param percent,percents,mean,standard_deviation Texts, because their digits count: `"74.0"` is not `"74"`.
#' @param count,counts,n,min_n,max_n Whole numbers.
#' @param scale The lowest and the highest answer.
#' @param items How many answers each respondent's mean is of.
#' @param decimals How many decimals percentages of `counts` have.
#' @param rounding `"half-up"`, `"half-even"` or `"truncate"`.
#' @param method A slug, or `NULL`: the numbers decide.
#' @returns A data frame: of a survey a row for each finding, with `code`, `severity`, `message`; of numbers one, with
#'   `possible`.
#' @examplesIf hw_available()
#' hw_audit(percent = "74.5", n = 50)$possible
#' hw_audit(mean = "3.48", n = 50)$possible
#' @export
hw_audit <- function(survey = NULL, percent = NULL, percents = NULL, count = NULL, counts = NULL, n = NULL,
  min_n = NULL, max_n = NULL, mean = NULL, standard_deviation = NULL, scale = NULL, items = NULL, decimals = NULL,
  rounding = NULL, method = NULL) {
  printed <- given(percent = percent, percents = percents, mean = mean, standard_deviation = standard_deviation)
  for (name in names(printed)) {
    if (!is.character(printed[[name]])) {
      stop_input("wrong-type", name, ": must be text as it is printed, such as \"74.0\", because its digits count")
    }
  }
  numbers <- given(count = count, counts = number_list(counts, "counts"), n = n, min_n = min_n, max_n = max_n,
    scale = number_list(scale, "scale"), items = items, decimals = decimals, rounding = rounding)
  if (!is.null(survey)) {
    if (length(printed) + length(numbers) > 0) {
      stop_input("bad-input", "survey: a folder and printed numbers are two questions; ask one")
    }
    return(read_csv(run_command(c("audit", data_path(survey), csv_words), may_find = TRUE)))
  }
  if (!is.null(printed$percents)) printed$percents <- I(printed$percents)
  ask_input("audit", c(printed, numbers), method)
}

#' Answers of a sample with a design
#'
#' Means, totals, shares and tests of independence of respondents who were drawn in strata and clusters, or have
#' weights: linearised variances, as in R's package survey. [hw_proportion()], [hw_compare()], [hw_table()] and
#' [hw_multinomial()] take the same columns by `stratum`, `cluster`, `weight` and `fpc`.
#'
#' @param data A data frame; who has no answer stays in the design.
#' @param variable A column of numbers (its mean), or of answers (the shares of all).
#' @param level With `variable`: the share of this answer alone.
#' @param row,column Two columns: the test of their independence.
#' @param strata,id,weights,fpc Columns: strata, clusters, weights, and the size of the population of the row's
#'   stratum in clusters (or the share of them in the sample).
#' @param population The number of clusters in the population, in place of `fpc`.
#' @param ... `missing_codes` or `valid_codes`: codes such as 99 that are no answers, or are some.
#' @inheritParams hw_proportion
#' @inherit hw_proportion return
#' @examplesIf hw_available()
#' people <- data.frame(score = c(1, 4, 3, 4, 2, 4, 3, 1), school = rep(1:4, each = 2))
#' hw_design(people, "score", id = "school")
#' @export
hw_design <- function(data, variable = NULL, level = NULL, row = NULL, column = NULL, strata = NULL, id = NULL,
  weights = NULL, fpc = NULL, population = NULL, method = NULL, confidence = 0.95, side = NULL, ...) {
  if (!is.data.frame(data)) stop_input("wrong-type", "data: must be a data frame")
  codes <- given(...)
  if (length(setdiff(names(codes), c("missing_codes", "valid_codes"))) > 0) no_more(...)
  folder <- temporary_folder()
  on.exit(unlink(folder, recursive = TRUE))
  stage_data(data, list(), character(), unique(c(variable, row, column, strata, id, weights, fpc)),
    list(weights = weights, fpc = fpc), parent.frame(), file.path(folder, "data.dta"))
  if (!is.null(variable) && is.null(level) && is_coded(data[[variable]])) {
    stop_input("wrong-type", "variable: column '", variable, "' holds texts or a factor, which have no mean; ",
      "name a level, or take the shares of all by hw_multinomial(~ ", variable, ", data = , cluster = )")
  }
  ask_input("design", c(list(data = "data.dta", design = given(strata = strata, id = id, weights = weights, fpc = fpc,
    population = population), variable = variable, level = level, row = row, column = column), lapply(codes, I)),
    method, confidence, asked_for(side), data_folder = folder)
}
