# Values that columns declare to be no answers, made as haven makes them, without it.

spss <- function(values, labels, ...) {
  class <- c("haven_labelled_spss", "haven_labelled", "vctrs_vctr", typeof(values))
  structure(values, labels = labels, ..., class = class)
}

# Missing values of Stata and SAS: NaN with a letter in the fifth byte.
tagged <- function(letter) {
  bytes <- as.raw(c(0xa2, 0x07, 0, 0, 0, 0, 0xf0, 0x7f))
  bytes[5] <- charToRaw(letter)
  readBin(bytes, "double", endian = "little")
}

# Without haven data.frame() knows no such columns.
answers <- data.frame(group = rep(c("a", "b"), 20))
answers[c("z", "r", "t", "q")] <- list(
  z = spss(rep(c(1, 2, 2, 3), 10), c(Yes = 1, No = 2, Refused = 3), na_values = 3),
  r = spss(rep(c(1, 2, 97, 98), 10), c(Yes = 1, No = 2, Refused = 97), na_range = c(90, Inf)),
  t = spss(rep(c("Y", "N", "R", "R"), 10), c(Refused = "R"), na_values = "R"),
  q = structure(rep(c(1, 2, tagged("a"), tagged("r")), 10), class = c("haven_labelled", "vctrs_vctr", "double"),
    labels = c(Yes = 1, No = 2, Refused = tagged("a"), Skipped = tagged("r"))))

told <- function(code, sentences) {
  warned <- testthat::capture_warnings(frame <- code)
  for (sentence in sentences) testthat::expect_match(warned, sentence, fixed = TRUE, all = FALSE)
  frame
}
of <- function(frame) c(frame$successes, frame$n)

test_that("what a column declares missing is left out with what stood there", {
  skip_without_program()
  left_out <- "10 of 40 rows are left out for a missing answer: 'z' 10 with 3 'Refused'"
  frame <- told(hw_proportion(~ z, data = answers, yes = "Yes"), left_out)
  expect_identical(of(frame), c(10L, 30L))
  expect_match(frame$warnings, "missing-values")
  expect_identical(attr(frame, "inputs")[[1]]$missing, list(list(column = "z", answer = "3 'Refused'", n = 10L)))
  expect_identical(told(hw_multinomial(~ z, data = answers), left_out)$category, c("Yes", "No"))
  expect_identical(of(told(hw_proportion(~ r, data = answers, yes = 1), "10 with 97 'Refused', 10 with 98")), c(10L, 20L))
  expect_identical(of(told(hw_proportion(~ t, data = answers, yes = "Y"), "'t' 20 with R 'Refused'")), c(10L, 20L))
  expect_identical(told(hw_multinomial(~ q, data = answers), "10 with .a 'Refused', 10 with .r 'Skipped'")$successes,
    c(10L, 10L))
  # The codes of columns are kept apart.
  told(hw_table(~ z + t, data = answers), "'z' 10 with 3 'Refused'; 't' 20 with R 'Refused'")
  told(hw_table(~ q + r, data = answers),
    "'q' 10 with .a 'Refused', 10 with .r 'Skipped'; 'r' 10 with 97 'Refused', 10 with 98")
})

test_that("words of which some are declared missing are yes and no", {
  skip_without_program()
  d <- data.frame(row = 1:40)
  d$w <- spss(rep(c("yes", "no", "no", "refused"), 10), c(Refused = "refused"), na_values = "refused")
  expect_identical(of(told(hw_proportion(~ w, data = d), "'w' 10 with refused 'Refused'")), c(10L, 30L))
  expect_error(quietly(hw_multinomial(~ w, data = d, method = "mean-score")), "by an order", class = "halfwidth_input_error")
  d$n <- spss(rep(c("1", "2", "2", "9"), 10), c(Refused = "9"), na_values = "9")
  expect_equal(quietly(hw_multinomial(~ n, data = d, method = "mean-score"))$estimate, 5 / 3)
})

test_that("every function of columns knows them", {
  skip_without_program()
  # Of group b, the even rows, half have no answer; the others say no.
  expect_equal(quietly(hw_compare(z ~ group, data = answers, yes = 1))[numbers <- c("estimate", "conf.low", "conf.high")],
    quietly(hw_compare(10, 20, 0, 10))[numbers])
  expect_equal(told(hw_bootstrap(answers, "mean(z)"), "no answer (3)")$estimate, 50 / 30)
  frame <- told(hw_bootstrap(answers, c("mean(z)", "mean(r)", "mean(q)")), c("no answer (97, 98)", "no answer (.a, .r)"))
  expect_equal(frame$estimate, c(50 / 30, 1.5, 1.5))
  expect_equal(hw_design(answers, "z")$n, 30)
  expect_error(hw_design(answers, "z", level = "Refused"), "^data.dta: column 'z' has no answer 'Refused'",
    class = "halfwidth_answer_error")
  expect_identical(told(hw_proportion(z ~ r, data = answers, yes = 1), "in no group")$n, c(10L, 10L))
  ratings <- told(hw_raters(answers[c("z", "r")], method = "percent-agreement"), "ratings: 30 values are declared missing")
  expect_equal(ratings$estimate, 1)
  expect_match(ratings$warnings, "missing-values")
  expect_error(told(hw_differences(answers$z), "10 values"), "rows 4, 8", class = "halfwidth_input_error")
})

test_that("they can be asked for as answers, and not by mistake", {
  skip_without_program()
  expect_identical(of(hw_proportion(~ z, data = answers, yes = "Yes", valid_codes = 3)), c(10L, 40L))
  expect_identical(of(hw_proportion(~ z, data = answers, yes = "Refused", valid_codes = 3)), c(10L, 40L))
  expect_error(hw_proportion(~ z, data = answers, yes = "Refused"), "3 'Refused' in column 'z' is declared.*valid_codes = 3",
    class = "halfwidth_answer_error")
  expect_error(hw_proportion(~ z, data = answers, yes = 3), "yes: 3 in column 'z' is declared.*valid_codes = 3",
    class = "halfwidth_input_error")
  many <- answers
  many$x <- spss(1:40 + 0, NULL, na_range = c(5, 40))
  expect_error(hw_multinomial(~ x, data = many), "more than 26 different codes", class = "halfwidth_input_error")
})

test_that("they are NA in an expression", {
  skip_without_program()
  expect_identical(of(told(hw_proportion(~ z == 1, data = answers), "'z == 1' 10 with 3 'Refused'")), c(10L, 30L))
  expect_identical(of(told(hw_proportion(~ answers$z == 1, data = answers, missing = "drop"), "left out")), c(10L, 30L))
  expect_identical(of(told(hw_proportion(~ z %in% 1, data = answers), "has a value in 10 rows")), c(10L, 40L))
})
