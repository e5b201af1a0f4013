# Vectors: each row has the answer that it would have by itself.

test_that("a row of a vector is the answer to its own request", {
  skip_without_program()
  x <- 0:20
  for (method in c("wilson", "blaker", "jeffreys")) {
    together <- hw_proportion(x, 20, method = method)
    alone <- bind_rows(lapply(x, function(one) {
      hw_tidy(hw_request("proportion", list(x = one, n = 20), method = method, confidence = 0.95))
    }))
    expect_identical(together[names(alone)], alone)
  }
})

test_that("several methods stand together in each row's place", {
  skip_without_program()
  both <- hw_proportion(c(a = 3, b = 7), 10, method = c("wilson", "clopper-pearson"))
  expect_identical(both$term, c("a", "a", "b", "b"))
  expect_identical(both$method, rep(c("wilson", "clopper-pearson"), 2))
  expect_identical(both$successes, c(3L, 3L, 7L, 7L))
  all <- hw_proportion(c(3, 7), 10, method = "all")
  slugs <- vapply(hw_request("proportion", list(x = 3, n = 10), method = "all")$results, `[[`, "", "method")
  expect_identical(all$method, rep(slugs, 2))
  kept <- quietly(hw_proportion(c(60, 3), 10, method = "all", bad_rows = "keep"))
  expect_identical(kept$method, c(rep(NA, length(slugs)), slugs))
})

test_that("rows go through in requests of many, and warnings keep their places", {
  skip_without_program()
  count <- 2L * rows_of_request + 7L
  x <- rep(c(3, 0), length.out = count)
  found <- list()
  frame <- withCallingHandlers(hw_compare(x, 20, 12, 20), halfwidth_warning = function(w) {
    found[[length(found) + 1]] <<- w
    invokeRestart("muffleWarning")
  })
  expect_identical(nrow(frame), count)
  expect_identical(frame$x1, as.numeric(x))
  expect_identical(unique(frame$conf.low[x == 3]), hw_compare(3, 20, 12, 20)$conf.low)
  expect_identical(which(frame$warnings == "share-near-bound"), which(x == 0))
  expect_identical(unlist(lapply(found, `[[`, "rows")), which(x == 0))
  expect_identical(vapply(found, `[[`, "", "code"), "share-near-bound")
})

test_that("rows that are refused stop the call, or stay as NA", {
  skip_without_program()
  x <- c(3, NA, 60, 2.5, 50)
  error <- tryCatch(hw_proportion(x, 50), halfwidth_answer_error = identity)
  expect_s3_class(error, "halfwidth_error")
  expect_identical(error$rows$row, 2:4)
  expect_identical(error$rows$code, c("missing-member", "bad-input", "bad-input"))
  expect_match(conditionMessage(error), "^row 2: .*refused = ")
  expect_warning(expect_warning(expect_warning(kept <- hw_proportion(x, 50, bad_rows = "keep"), class = "halfwidth_warning")))
  expect_identical(is.na(kept$estimate), c(FALSE, TRUE, TRUE, TRUE, FALSE))
  expect_identical(kept$estimate[c(1, 5)], c(0.06, 1))
  expect_identical(kept$method, c("wilson", NA, NA, NA, "wilson"))
  all_bad <- quietly(hw_proportion(c(NA, 60), 50, bad_rows = "keep"))
  expect_identical(all_bad$conf.low, c(NA_real_, NA_real_))
  expect_error(hw_proportion(3, 5, bad_rows = "drop"), class = "halfwidth_input_error")
})

test_that("many sentences of one kind are one warning", {
  skip_without_program()
  found <- list()
  frame <- withCallingHandlers(hw_proportion(51:1050, 50, bad_rows = "keep"), halfwidth_warning = function(w) {
    found[[length(found) + 1]] <<- w
    invokeRestart("muffleWarning")
  })
  expect_length(found, 1)
  expect_identical(found[[1]]$rows, 1:1000)
  expect_identical(found[[1]]$code, "refused")
})

test_that("what is no count is refused by its kind", {
  for (x in list(factor(3), "3", TRUE, Sys.Date(), list(3), 3i)) {
    error <- tryCatch(hw_proportion(x, 50), error = identity)
    expect_s3_class(error, "halfwidth_input_error")
    expect_identical(error$code, "wrong-type")
    expect_match(conditionMessage(error), "^x: ")
  }
  expect_error(hw_proportion(1:2, 1:3), "one length", class = "halfwidth_input_error")
  expect_error(hw_proportion(3, 5, conf.level = 0.9), "'confidence'", class = "halfwidth_input_error")
  expect_error(hw_proportion(3, 5, margins = 0.1), "two numbers", class = "halfwidth_input_error")
  expect_error(hw_differences(c(1, NA)), "row 2", class = "halfwidth_input_error")
  expect_error(hw_table(1:4), "matrix", class = "halfwidth_input_error")
  expect_error(hw_audit(percent = 74, n = 50), "digits count", class = "halfwidth_input_error")
})

test_that("what the program refuses is an error with its code", {
  skip_without_program()
  code <- function(code) tryCatch(code, halfwidth_answer_error = function(e) e$code)
  expect_identical(code(hw_proportion(3, 5, method = "wilsn")), "unknown-method")
  expect_identical(code(hw_proportion(3, 5, confidence = 95)), "bad-confidence")
  expect_identical(code(hw_proportion(3, 5, side = "left")), "unknown-side")
  expect_identical(code(hw_proportion(3, 5, method = "jeffreys", null = 0.5)), "wrong-hypothesis")
  expect_identical(code(hw_table(rbind(c(0, 0), c(1, 2)), method = "adjusted-residuals")), "zero-margin")
  expect_identical(code(hw_request("proportion", list(x = 3, n = 5), conf_level = 0.9)), "unknown-member")
  expect_identical(code(hw_report("no-such-folder")), "no-such-input")
  expect_identical(code(hw_compare(3, 5)), "missing-member")
})

test_that("what is undefined is NA, with a warning that says why", {
  skip_without_program()
  expect_warning(frame <- hw_table(rbind(c(0, 0), c(1, 2))), class = "halfwidth_warning")
  expect_identical(frame$p.value, NA_real_)
  expect_identical(frame$warnings, "zero-margin")
})

test_that("empty vectors are empty answers", {
  skip_without_program()
  for (frame in list(hw_proportion(numeric(), numeric()), hw_rate(integer(), 1), hw_compare(numeric(), 5, 3, 5))) {
    expect_identical(nrow(frame), 0L)
    expect_true(all(names(core_columns) %in% names(frame)))
  }
})

test_that("requests in a list have each their answer or error", {
  skip_without_program()
  answers <- hw_requests(list(good = list(analysis = "adjust", input = list(p = c(0.01, 0.04))), bad = list(analysis = "x"),
    text = list(id = "\"\\\u00e9\n", analysis = "proportion", input = list(x = 3, n = 5))))
  expect_identical(names(answers), c("good", "bad", "text"))
  expect_equal(answers$good$result$adjusted, c(0.02, 0.04))
  expect_identical(answers$bad$error$code, "unknown-analysis")
  expect_identical(answers$text$id, "\"\\\u00e9\n")
  expect_identical(hw_requests(list()), list())
  expect_error(hw_tidy(answers$bad), class = "halfwidth_answer_error")
  expect_error(hw_requests(c("{}", "")), "row 2", class = "halfwidth_input_error")
})

test_that("numbers are sent with all of their digits", {
  numbers <- c(0.1, 1 / 3, 1e-300, 5e-324, 1.7976931348623157e308, 2^53 - 1, 123456789012, -0.5, 1e22)
  expect_identical(as.numeric(json_numbers(numbers)), numbers)
  expect_identical(json_numbers(c(37, 1e5, NA, NaN, Inf, -Inf)), c("37", "100000", "null", "null", "\"Infinity\"", "\"-Infinity\""))
  expect_identical(to_json(list(a = 1, b = I(1), c = NULL, d = "x\"y", e = matrix(1:4, 2), f = list(), g = c(TRUE, NA))),
    "{\"a\":1,\"b\":[1],\"c\":null,\"d\":\"x\\\"y\",\"e\":[[1,3],[2,4]],\"f\":[],\"g\":[true,null]}")
  expect_error(to_json(list(a = factor("x"))), class = "halfwidth_input_error")
})

test_that("a place is named as R counts, or by its name", {
  skip_without_program()
  refused <- function(code, sentence) expect_error(code, sentence, fixed = TRUE, class = "halfwidth_answer_error")
  refused(hw_adjust(c(a = 0.01, b = NA, c = 0.03)), "'p[\"b\"]' must be a number")
  refused(hw_adjust(c(0.01, NA, 0.03)), "'p[2]' must be a number")
  refused(hw_multinomial(c(a = 1, b = NA)), "'counts[\"b\"]' is missing")
  refused(hw_table(rbind(c(1, 2), c(3, NA))), "'counts[2, 2]' is missing")
  refused(hw_stratified(list(rbind(c(1, 2), c(3, 4)), rbind(c(1, NA), c(3, 4)))), "'strata[[2]][1, 2]' is missing")
  refused(hw_request("adjust", list(p = c(1, NA))), "'p[2]' must be a number")
})

test_that("what scores are not of is said with what there is", {
  expect_error(hw_scores(~ x, data = data.frame(x = 1:4)), "hw_bootstrap", class = "halfwidth_input_error")
  expect_error(hw_scores(1:4, missing = "drop"), "'missing'; its arguments are counts, scores, method, confidence",
    class = "halfwidth_input_error")
})

test_that("a design of nothing is a simple random sample", {
  skip_without_program()
  score <- c(1, 4, 3, 4, 2)
  frame <- hw_design(data.frame(score = score), "score")
  expect_equal(c(frame$conf.low, frame$conf.high), t.test(score)$conf.int[1:2], tolerance = 1e-9)
})
