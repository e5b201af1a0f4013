# Every reference value of the project, through the package's requests. They were made by R, scipy, statsmodels and
# rational arithmetic, and none by the program: Tests/Golden/README.md.

read_golden <- function(path) {
  lapply(readLines(path, encoding = "UTF-8"), function(line) jsonlite::fromJSON(line, simplifyVector = FALSE))
}

# What an expected value and an answer are as vectors: null is NA, and infinity a number.
flat <- function(value) {
  if (is.null(value)) return(NA)
  if (is.list(value)) return(unlist(lapply(value, flat)))
  if (is.character(value)) value[value %in% c("Infinity", "-Infinity")] <- sub("Infinity", "Inf", value[value %in% c("Infinity", "-Infinity")])
  value
}

agrees <- function(actual, expected, tolerance) {
  actual <- flat(actual)
  expected <- flat(expected)
  if (length(actual) != length(expected) || !identical(is.na(actual), is.na(expected))) return(FALSE)
  known <- !is.na(expected)
  if (is.character(expected) && suppressWarnings(anyNA(as.numeric(expected[known])))) {
    return(identical(as.character(actual[known]), expected[known]))
  }
  actual <- as.numeric(actual[known])
  expected <- as.numeric(expected[known])
  all(actual == expected | abs(actual - expected) <= tolerance)
}

# A request of simulations has a number of resamples and a seed here, as in the project's own tests, and the
# tolerance, which is that of a million resamples, goes by the square root of their number. Medians take no simulation.
simulated <- function(case) {
  if (startsWith(case$id, "bootstrap-mc") && !identical(case$input$statistic, "median")) {
    case$resamples <- if (identical(case$method, "studentized")) 9999 else 19999
    case$seed <- 20241125
    case$tolerance <- case$tolerance * sqrt(1e6 / case$resamples)
  }
  case
}

wrong_members <- function(case, answer) {
  if (!is.null(answer$error) || !is.null(case$expected$error)) {
    return(if (!identical(answer$error$code, case$expected$error)) paste(case$id, answer$error$message))
  }
  right <- vapply(names(case$expected), function(name) {
    # The reference's own z0 of a median is simulated three times with a million resamples.
    is_median <- name == "z0" && identical(case$input$statistic, "median")
    agrees(answer$result[[name]], case$expected[[name]], if (is_median) 0.004 else case$tolerance)
  }, NA)
  if (all(right)) NULL else paste(case$id, names(case$expected)[!right])
}

test_that("answers are the reference values", {
  skip_without_program()
  folder <- source_file("Tests", "Golden")
  cases <- unlist(lapply(list.files(folder, "[.]jsonl$", full.names = TRUE), read_golden), recursive = FALSE)
  cases <- lapply(cases, simulated)
  expect_gt(length(cases), 5000)
  asked <- c("id", "analysis", "input", "method", "confidence", "side", "alternative", "resamples", "seed")
  answers <- hw_requests(lapply(cases, function(case) case[intersect(asked, names(case))]),
    data_folder = file.path(folder, "data"))
  expect_identical(lapply(answers, `[[`, "id"), lapply(cases, `[[`, "id"))
  expect_null(unlist(Map(wrong_members, cases, answers)))
  expect_gt(sum(lengths(lapply(cases, `[[`, "expected"))), 10000)
})

test_that("a reference value that is off is noticed", {
  case <- list(id = "made", input = list(), expected = list(estimate = 0.74, lower = NULL), tolerance = 1e-12)
  expect_null(wrong_members(case, list(result = list(estimate = 0.74, lower = NULL))))
  expect_identical(wrong_members(case, list(result = list(estimate = 0.74 + 1e-11, lower = NULL))), "made estimate")
  expect_identical(wrong_members(case, list(result = list(estimate = 0.74, lower = 0.6))), "made lower")
})
