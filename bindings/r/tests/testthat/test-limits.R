# Tests with their interval, as the command shows both; how shares, rows, raters and groups may be written.

# The results of a command.
written <- function(...) from_json(paste(run_command(c(..., "--format", "json", "--infinity", "inf")), collapse = "\n"))$results

people <- data.frame(q = rep(c(TRUE, FALSE), c(31, 19)), r = rep(c(TRUE, FALSE), c(20, 30)))

test_that("a test has its interval beside it", {
  skip_without_program()
  same <- function(frame, method, ...) {
    results <- written(...)
    test <- Find(function(one) any(c("null", "margins") %in% names(one)), results)
    interval <- Find(function(one) one$method == method && !is.null(one$lower), results)
    expect_identical(frame$method, test$method)
    expect_identical(c(frame$p.value, frame$conf.level), c(test$p_value, test$confidence))
    expect_identical(c(frame$estimate, frame$conf.low, frame$conf.high, frame$interval_confidence),
      c(interval$estimate, interval$lower, interval$upper, interval$confidence))
    expect_identical(frame$interval_method, method)
  }
  for (frame in list(hw_proportion(31, 50, null = 0.5), hw_proportion(31, 50, null = "50%"), hw_proportion(~ q, data = people, null = 0.5))) {
    same(frame, "clopper-pearson", "proportion", "31/50", "--null", "0.5")
    expect_equal(c(frame$conf.low, frame$conf.high), binom.test(31, 50)$conf.int[1:2], tolerance = 1e-9)
    expect_equal(frame$p.value, binom.test(31, 50)$p.value, tolerance = 1e-9)
  }
  same(hw_proportion(31, 50, null = 0.5, alternative = "greater", confidence = "90%"), "clopper-pearson", "proportion", "31/50",
    "--null", "0.5", "--alternative", "greater", "--confidence", "0.9")
  for (frame in list(hw_proportion(31, 50, margins = c("40%", "80%")), hw_proportion(~ q, data = people, margins = c(0.4, 0.8)))) {
    same(frame, "clopper-pearson", "proportion", "31/50", "--margins", "0.4,0.8")
  }
  same(hw_compare(45, 50, 44, 50, null = -0.1, alternative = "greater"), "miettinen-nurminen", "compare", "45/50", "44/50",
    "--null", "-0.1", "--alternative", "greater")
  same(hw_compare(36, 50, 40, 50, null_ratio = 1.1), "koopman", "compare", "36/50", "40/50", "--null-ratio", "1.1")
  same(hw_compare(36, 50, 40, 50, null_odds_ratio = 1.1), "conditional-exact", "compare", "36/50", "40/50", "--null-odds-ratio", "1.1")
  for (frame in list(hw_paired(20, 11, 0, 19, margins = c(-0.2, 0.2)), hw_paired(~ q + r, data = people, margins = c(-0.2, 0.2)))) {
    same(frame, "tango", "paired", "20,11,0,19", "--margins", "-0.2,0.2")
  }
  several <- quietly(hw_proportion(c(31, 60, 20), 50, null = c(0.5, 0.5, 0.3), refused = "keep"))
  expect_identical(is.na(several$conf.low), c(FALSE, TRUE, FALSE))
  expect_identical(several$conf.low[3], hw_proportion(20, 50, null = 0.3)$conf.low)
  expect_identical(hw_proportion(31, 50, null = 0.5, method = "score-z")$conf.low, NA_real_)
})

test_that("pairs of groups have their differences", {
  skip_without_program()
  x <- c(5, 8, 12)
  n <- c(20, 21, 25)
  frame <- hw_groups(x, n)
  interval <- written("groups", "5/20", "8/21", "12/25", "--method", "differences-newcombe")[[1]]
  expect_identical(frame$conf.low, interval$lower)
  expect_equal(frame$estimate, c(x[1] / n[1] - x[2] / n[2], x[1] / n[1] - x[3] / n[3], x[2] / n[2] - x[3] / n[3]))
  expect_true(all(!is.na(frame$p.value) & !is.na(frame$adj.p.value)))
  d <- data.frame(q = rep(c(1, 0), 30), g = rep(c("a", "b", "c"), each = 20))
  expect_identical(quietly(hw_groups(q ~ g, data = d))$estimate, rep(0, 3))
})

test_that("a low confidence is a slip until it is allowed", {
  skip_without_program()
  ask <- list(function() hw_proportion(31, 50, confidence = 0.05), function() hw_proportion(c(31, 20), 50, confidence = "5%"),
    function() hw_proportion(~ q, data = people, confidence = 0.05), function() hw_multinomial(c(8, 6, 11), confidence = 0.05),
    function() hw_bootstrap(people, "mean(q)", confidence = 0.05))
  for (question in ask) expect_error(question(), "0.95.*halfwidth.allow_low_confidence", class = "halfwidth_answer_error")
  old <- options(halfwidth.allow_low_confidence = TRUE)
  on.exit(options(old))
  for (question in ask) expect_equal(unique(quietly(question())$conf.level), 0.05)
  expect_error(hw_proportion(31, 50, null = "half"), "null: 'half' is no number", class = "halfwidth_input_error")
})

test_that("rows that are refused have one word, and its older one", {
  skip_without_program()
  kept <- quietly(hw_proportion(c(60, 3), 50, refused = "keep"))
  expect_identical(quietly(hw_proportion(c(60, 3), 50, bad_rows = "keep")), kept)
  expect_error(hw_proportion(3, 50, refused = "drop"), "refused: must be one of", class = "halfwidth_input_error")
})

test_that("ranks call items as the column does", {
  skip_without_program()
  numbered <- hw_ranks(c(20, 46, 44), 50)
  expect_equal(c(numbered$highest[1], numbered$lowest[1]), c(2, 1))
  named <- hw_ranks(c(x = 20, y = 46, z = 44), 50)
  expect_identical(c(named$highest[1], named$lowest[1]), c("y", "x"))
  columns <- hw_ranks(~ tv + web, data = data.frame(tv = c(1, 1, 0, 1), web = c(0, 1, 0, 0)))
  expect_identical(c(columns$highest[1], columns$lowest[1]), c("tv", "web"))
})

test_that("ratings may be texts, and groups are one column", {
  skip_without_program()
  texts <- rbind(c("A", "A", "B"), c("B", NA, "B"), c("A", "A", "A"), c("C", "B", "C"))
  codes <- matrix(match(texts, c("A", "B", "C")), 4)
  frames <- list(texts, as.data.frame(texts), as.data.frame(texts, stringsAsFactors = TRUE))
  for (ratings in frames) for (method in c("krippendorff-nominal", "gwet-ac1")) {
    expect_equal(quietly(hw_raters(ratings, method = method))$estimate, quietly(hw_raters(codes, method = method))$estimate)
  }
  expect_error(quietly(hw_raters(texts, method = "krippendorff-ordinal")), "order", class = "halfwidth_error")
  expect_equal(quietly(hw_raters(texts, method = "krippendorff-ordinal", levels = c("A", "B", "C")))$estimate,
    quietly(hw_raters(codes, method = "krippendorff-ordinal"))$estimate)
  d <- data.frame(q = c(1, 0, 1, 1), a = c("x", "x", "y", "y"), b = c("u", "v", "u", "v"))
  expect_error(hw_proportion(q ~ a + b, data = d), "interaction(a, b", fixed = TRUE, class = "halfwidth_input_error")
  expect_error(hw_multinomial(~ q | a + b, data = d), "interaction(a, b", fixed = TRUE, class = "halfwidth_input_error")
  expect_equal(nrow(hw_proportion(q ~ interaction(a, b, drop = TRUE), data = d)), 4)
})

test_that("options are arguments in what is said", {
  said <- in_arguments(c("--method mean-score: goes by an order; list them in theirs with --levels low,medium,high",
    "list them with --levels 'not at all,\"yes, often\"'", "1 for low; --column-scores gives others",
    "no row of 'q' has 'never', which --levels lists", "--by: the answers of 'q' are texts", "leave --method out"))
  expect_identical(said, c("method = \"mean-score\": goes by an order; list them in theirs with levels = c(\"low\", \"medium\", \"high\")",
    "list them with levels = c(\"not at all\", \"yes, often\")", "1 for low; 'column_scores' gives others",
    "no row of 'q' has 'never', which its levels list", "the groups: the answers of 'q' are texts", "leave 'method' out"))
})
