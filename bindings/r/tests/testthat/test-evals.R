# Systems on the same items, against the command line on the same files and against counts by hand.

runs <- function(name) {
  lines <- readLines(source_file("examples", "evals", name))
  do.call(rbind, lapply(lines, function(line) as.data.frame(jsonlite::fromJSON(line))))
}
written <- function(...) {
  words <- c("evals", ..., "--format", "csv", "--names", "broom", "--infinity", "inf", "--fail-on", "none")
  utils::read.csv(text = run_command(words), check.names = FALSE, na.strings = "")
}
same <- function(frame, csv) {
  csv <- csv[!is.na(csv$verdict), ]
  for (name in c("term", "n", "estimate", "conf.low", "conf.high", "p.value", "adj.p.value", "verdict")) {
    testthat::expect_equal(frame[[name]], csv[[name]], tolerance = 1e-12, info = name)
  }
}

test_that("data frames have the answer of their files", {
  skip_without_program()
  old <- runs("baseline.jsonl")
  new <- runs("candidate.jsonl")
  files <- c(source_file("examples", "evals", "baseline.jsonl"), source_file("examples", "evals", "candidate.jsonl"))
  expected <- written(files)
  same(hw_evals(list(baseline = old, candidate = new)), expected)
  long <- rbind(cbind(old, model = "baseline"), cbind(new, model = factor("candidate")))
  names(long) <- c("item", "run", "passed", "seconds", "model")
  same(hw_evals(long, "item", "passed", "model", repeats = "run"), expected)
  quietly(same(hw_evals(long, "item", "seconds", "model", repeats = "run", lower_is_better = TRUE, seed = 1),
    written(files, "--score", "seconds", "--lower-is-better", "--seed", "1")))
  file <- source_file("examples", "evals", "systems.csv")
  frame <- quietly(hw_evals(utils::read.csv(file), baseline = "large", margin = 0.05, scale = c(0, 1)))
  same(frame, written(file, "--baseline", "large", "--margin", "0.05", "--scale", "0..1"))
  expect_identical(frame$task, rep(c("reading", "tables"), 2))
  expect_identical(attr(frame, "ranks")$item, rep(c("plain", "tuned", "large"), 2))
})

test_that("the test is that of the items' differences", {
  skip_without_program()
  # 7 of 12 items are better and none is worse: the sign-flips of 7.
  frame <- hw_evals(list(old = data.frame(id = 1:12, score = rep(0:1, c(7, 5))), new = data.frame(id = 1:12, score = TRUE)))
  expect_equal(c(frame$estimate, frame$p.value), c(7 / 12, 2 * 0.5^7), tolerance = 1e-12)
  expect_identical(frame$verdict, "better")
})

test_that("what is refused names its row and what to do", {
  skip_without_program()
  d <- data.frame(id = c(1, 2, 1, 2), score = c(1, 1, 1, NA), system = c("a", "a", "b", "b"))
  expect_error(hw_evals(d), "^data, row 4: .*missing = \"drop\"", class = "halfwidth_answer_error")
  apart <- lapply(split(d, d$system), function(one) one[c("id", "score")])
  expect_error(hw_evals(apart), "^data\\$b, row 2: ", class = "halfwidth_answer_error")
  expect_error(hw_evals(d, repeats = "run"), "no column 'run'; name the column by repeats", class = "halfwidth_input_error")
  expect_error(hw_evals(apart["a"][0]), "no rows", class = "halfwidth_input_error")
  expect_error(hw_evals(list(1, 2)), "a list of them", class = "halfwidth_input_error")
  expect_error(hw_evals(d, missing = "drop", baseline = "c"), "'c'", class = "halfwidth_answer_error")
})

test_that("what an answer warns of is in words of R", {
  skip_without_program()
  d <- data.frame(id = rep(1:9, 2), score = rep(c(0.5, 0.25, 1), 6), system = rep(c("a", "b"), each = 9))
  expect_warning(frame <- hw_evals(d), "'scale' gives another one", class = "halfwidth_warning")
  expect_identical(frame$verdict, "cannot-tell")
})
