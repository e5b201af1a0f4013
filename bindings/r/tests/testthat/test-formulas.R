# Columns of data frames and files, against counts of R.

people <- data.frame(
  heard = c("yes", "no", "yes", "yes", "no", "yes", "no", "yes"),
  trust = factor(c("low", "high", "low", "mid", "high", "low", "mid", "low"), levels = c("low", "mid", "high", "never")),
  town = factor(c("B", "A", "B", "A", "B", "A", "B", "B"), levels = c("B", "A")),
  score = c(1, 4, 3, 4, 2, 4, 3, 1), again = c(2, 4, 4, 4, 3, 3, 4, 3),
  flag = c(TRUE, FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE))

numbers <- function(frame) frame[c("estimate", "conf.low", "conf.high", "p.value", "method")]

test_that("columns are counted as R counts them", {
  skip_without_program()
  expect_equal(numbers(hw_proportion(~ heard, data = people)), numbers(hw_proportion(5, 8)))
  by_town <- hw_proportion(heard ~ town, data = people)
  expect_equal(numbers(by_town), numbers(hw_proportion(c(3, 2), c(5, 3))))
  expect_match(by_town$term, "town = [BA]")
  expect_equal(numbers(hw_proportion(score >= 3 ~ town, people)), numbers(hw_proportion(c(2, 3), c(5, 3))))
  expect_equal(numbers(hw_compare(flag ~ town, data = people)), numbers(hw_compare(4, 5, 1, 3)))
  expect_equal(numbers(hw_compare(flag ~ town, data = people, groups = c("A", "B"))), numbers(hw_compare(1, 3, 4, 5)))
  expect_equal(numbers(hw_paired(~ flag + heard, data = people)), numbers(hw_paired(4, 1, 1, 2)))
  quietly({
    expect_equal(numbers(hw_multinomial(~ trust, data = people)), numbers(hw_multinomial(c(4, 2, 2, 0))))
    expect_equal(numbers(hw_goodness(~ trust, data = people)), numbers(hw_goodness(c(4, 2, 2, 0))))
    expect_equal(numbers(hw_table(~ town + flag, data = people)), numbers(hw_table(table(people$town, people$flag))))
    expect_equal(numbers(hw_cochran(~ flag + heard, data = people)),
      numbers(hw_cochran(cbind(people$flag, people$heard == "yes"))))
    expect_equal(numbers(hw_stratified(~ flag + heard | town, data = people, method = "cmh")),
      numbers(hw_stratified(lapply(c("B", "A"), function(t) {
        table(people$flag[people$town == t], people$heard[people$town == t])
      }), method = "cmh")))
    expect_equal(numbers(hw_trend(heard ~ score, data = people)),
      numbers(hw_trend(as.vector(tapply(people$heard == "yes", people$score, sum)), as.vector(table(people$score)), scores = 1:4)))
    expect_equal(numbers(hw_square(~ score + again, data = people, method = "kappa-linear")),
      numbers(hw_square(table(factor(people$score, 1:4), factor(people$again, 1:4)), method = "kappa-linear")))
    expect_equal(numbers(hw_raters(~ score + again, data = people)), numbers(hw_raters(people[c("score", "again")])))
    expect_equal(numbers(hw_groups(heard ~ town, data = people)), numbers(hw_groups(c(3, 2), c(5, 3))))
    expect_equal(numbers(hw_ranks(~ flag + heard, data = people)),
      numbers(hw_ranks(items = cbind(people$flag, people$heard == "yes") + 0)))
  })
  expect_equal(hw_differences(~ score + again, data = people)$p.value, hw_differences(people$score - people$again)$p.value)
})

test_that("an order of levels is kept, and levels that nobody has count", {
  skip_without_program()
  frame <- quietly(hw_multinomial(~ trust, data = people))
  expect_identical(frame$category, c("low", "mid", "high", "never"))
  expect_identical(frame$successes, c(4L, 2L, 2L, 0L))
  yes <- hw_proportion(~ trust, data = people, yes = "never")
  expect_identical(c(yes$successes, yes$n), c(0L, 8L))
  # Nine levels, of which the ninth would be a code of a missing answer were it the number 9.
  nine <- data.frame(f = factor(c(1, 2, 9, 9), levels = 1:9, labels = paste("level", 1:9)))
  expect_identical(quietly(hw_multinomial(~ f, data = nine))$successes, c(1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 2L))
  labels <- c("a, b", "say \"c\"", "= 5", "\u00e9t\u00e9", "2/3")
  odd <- data.frame(f = factor(labels, levels = labels))
  expect_identical(quietly(hw_multinomial(~ f, data = odd))$category, labels)
  expect_identical(hw_proportion(~ flag, data = data.frame(flag = c(FALSE, FALSE)), yes = TRUE)$successes, 0L)
  expect_identical(hw_proportion(~ f, data = odd, yes = c("a, b", "= 5"))$successes, 2L)
})

test_that("columns of one scale share their levels", {
  skip_without_program()
  scale <- c("low", "mid", "high")
  d <- data.frame(a = factor(c("low", "mid", "low"), scale), b = factor(c("mid", "mid", "low"), scale),
    other = factor(c("mid", "mid", "low"), rev(scale)), text = c("mid", "mid", "low"))
  frame <- quietly(hw_square(~ a + b, data = d))
  expect_identical(attr(frame, "inputs")[[1]]$counts, list(c(1L, 1L, 0L), c(0L, 1L, 0L), c(0L, 0L, 0L)))
  up <- transform(d, a = ordered(a, scale), other = ordered(other, rev(scale)))
  expect_error(hw_square(~ a + other, data = up), "different orders", class = "halfwidth_input_error")
  expect_identical(attr(quietly(hw_square(~ a + text, data = d)), "inputs")[[1]]$counts, attr(frame, "inputs")[[1]]$counts)
  ratings <- data.frame(a = ordered(c("low", "mid", "high", "low"), scale), text = c("low", "high", "mid", "high"))
  ratings$same <- ordered(ratings$text, scale)
  ordinal <- function(formula) quietly(hw_raters(formula, data = ratings, method = "krippendorff-ordinal"))$estimate
  expect_equal(ordinal(~ a + text), ordinal(~ a + same))
  expect_equal(ordinal(~ text + a), ordinal(~ a + same))
  expect_error(hw_raters(~ a + score, data = cbind(d, score = 1:3)), "one kind", class = "halfwidth_input_error")
})

test_that("missing answers are refused, dropped or counted, and never passed over", {
  skip_without_program()
  d <- people
  d$heard[2] <- NA
  error <- tryCatch(hw_proportion(~ heard, data = d), halfwidth_answer_error = identity)
  expect_match(conditionMessage(error), "data, row 2.*missing = \"drop\"")
  expect_warning(frame <- hw_proportion(~ heard, data = d, missing = "drop"), class = "halfwidth_warning")
  expect_identical(c(frame$successes, frame$n), c(5L, 7L))
  expect_match(frame$warnings, "missing-values")
  expect_identical(attr(frame, "inputs")[[1]]$left_out, 1L)
  ticks <- data.frame(a = c(1, NA, 1, NA))
  expect_identical(quietly(hw_proportion(~ a, data = ticks, missing = "zero"))$successes, 2L)
})

test_that("codes of missing answers are asked about", {
  skip_without_program()
  d <- data.frame(score = c(1, 2, 99, 3, 2))
  expect_error(hw_bootstrap(d, "mean(score)"), "row 3.*missing_codes = 99", class = "halfwidth_answer_error")
  expect_equal(quietly(hw_bootstrap(d, "mean(score)", missing_codes = 99))$estimate, 2)
  expect_equal(hw_bootstrap(d, "mean(score)", valid_codes = 99)$estimate, 107 / 5)
})

test_that("codes of texts and factors are never taken for numbers", {
  skip_without_program()
  expect_error(hw_bootstrap(people, "mean(trust)"), "numbers are needed", class = "halfwidth_input_error")
  expect_error(hw_bootstrap(people, "correlation(score, town)"), "numbers are needed", class = "halfwidth_input_error")
  expect_error(hw_differences(~ trust + town, data = people), class = "halfwidth_input_error")
  expect_error(hw_design(people, "trust", id = "score"), "name a level", class = "halfwidth_input_error")
  expect_error(hw_proportion(~ heard, data = people, weight = "town"), "numbers are needed", class = "halfwidth_input_error")
  expect_equal(hw_bootstrap(people, "proportion(trust = low)")$estimate, 0.5)
  expect_equal(hw_bootstrap(people, "mean(flag)")$estimate, 5 / 8)
  # The bootstrap takes groups in the order of their names unless it is told, and says which it took.
  quietly({
    by_name <- hw_bootstrap(people, "difference(mean(score), by: town)")
    told <- hw_bootstrap(people, "difference(mean(score), by: town, B minus A)")
  })
  expect_equal(c(by_name$estimate, told$estimate), c(12 / 3 - 10 / 5, 10 / 5 - 12 / 3))
  expect_match(by_name$term, "A minus B")
  expect_error(hw_proportion(~ trust, data = people), "such as yes = ", class = "halfwidth_input_error")
  expect_error(hw_proportion(~ trust, data = people, yes = "lo"), "'lo'; it holds 'low' (4)", fixed = TRUE,
    class = "halfwidth_answer_error")
})

test_that("designs and conditions reach the program", {
  skip_without_program()
  file <- source_file("Tests", "Cases", "before-after.csv")
  d <- utils::read.csv(file)
  # The same columns by the file and by the data frame.
  quietly({
    expect_equal(numbers(hw_proportion(~ tv, data = d, cluster = "step")), numbers(hw_proportion(~ tv, data = file, cluster = "step")))
    expect_equal(numbers(hw_proportion(~ tv, data = d, where = "gender = female")),
      numbers(hw_proportion(sum(d$tv[d$gender == "female"]), sum(d$gender == "female"))))
    expect_equal(hw_design(d, "tv", level = "1", id = "step", method = "svyciprop-logit")$estimate, mean(d$tv))
    expect_equal(numbers(hw_multinomial(after ~ gender, data = d)), numbers(hw_multinomial(after ~ gender, data = file)))
    expect_equal(numbers(hw_bootstrap(d, "mean(*)")), numbers(hw_bootstrap(file, "mean(*)")))
  })
})

test_that("an expression may hold whatever R can read, and is called as it is written", {
  skip_without_program()
  same <- function(frame, counts) expect_equal(numbers(frame), numbers(counts))
  frame <- hw_proportion(~ town == "A", data = people)
  same(frame, hw_proportion(3, 8))
  expect_identical(frame$term, "town == \"A\": data, 8 rows")
  expect_identical(attr(frame, "inputs")[[1]]$columns[[1]]$name, "town == \"A\"")
  same(hw_proportion(~ (town == "A"), data = people), hw_proportion(3, 8))
  frame <- hw_proportion(~ I(town %in% c("A", 'say "B", *')), data = people)
  same(frame, hw_proportion(3, 8))
  expect_identical(frame$term, "I(town %in% c(\"A\", \"say \\\"B\\\", *\")): data, 8 rows")
  frame <- quietly(hw_compare(score >= 3 ~ town == "A", data = people, groups = c("TRUE", "FALSE")))
  same(frame, quietly(hw_compare(3, 3, 2, 5)))
  expect_match(frame$term, "score >= 3 by town == \"A\", TRUE minus FALSE", fixed = TRUE)
  d <- transform(people, town = replace(town, 2, NA))
  expect_error(hw_proportion(~ town == "A", data = d), "data, row 2.*town == \"A\"",
    class = "halfwidth_answer_error")
})

test_that("advice names an answer that says yes, or else the highest that is one", {
  skip_without_program()
  advice <- function(...) {
    conditionMessage(tryCatch(hw_proportion(~ x, data = data.frame(x = factor(c(...), c(...)))), error = identity))
  }
  expect_match(advice("dont_know", "no", "yes"), "yes = \"yes\"", fixed = TRUE)
  expect_match(advice("Refused", "Yes", "No"), "yes = \"Yes\"", fixed = TRUE)
  expect_match(advice("low", "high", "Don't know"), "yes = \"high\"", fixed = TRUE)
})

test_that("what a formula can't be is said", {
  refused <- function(code) expect_error(code, class = "halfwidth_input_error")
  refused(hw_compare(~ heard, data = people))
  refused(hw_table(~ heard, data = people))
  refused(hw_table(heard ~ town, data = people))
  refused(hw_stratified(~ heard + town, data = people))
  refused(hw_proportion(heard ~ town + flag, data = people))
  refused(hw_proportion(~ heard))
  refused(hw_proportion(~ heard, 50, data = people))
  refused(hw_proportion(~ heard, data = 5))
  expect_error(hw_proportion(~ trust, data = people, yes = character()), "yes: is empty", class = "halfwidth_input_error")
  expect_error(hw_proportion(~ herd, data = people), "'herd'", class = "halfwidth_input_error")
  expect_error(hw_proportion(~ heard, data = people, mising = "drop"), "'missing'", class = "halfwidth_input_error")
  expect_error(hw_proportion(~ heard, data = people, sheet = "1"), "is for files", class = "halfwidth_input_error")
  expect_error(hw_multinomial(~ x, data = data.frame(x = I(list(1, 2)))), "list or a matrix", class = "halfwidth_input_error")
  expect_error(hw_multinomial(~ `a,b`, data = data.frame(`a,b` = 1:3, check.names = FALSE)), "rename", class = "halfwidth_input_error")
  refused(hw_multinomial(~ x, data = data.frame(x = numeric())))
  expect_error(hw_bootstrap(data.frame(x = c(1, Inf)), "mean(x)"), "row 2", class = "halfwidth_input_error")
  twice <- stats::setNames(data.frame(1:2, 3:4), c("x", "x"))
  refused(hw_multinomial(~ x, data = twice))
})

test_that("a file of data keeps every digit and every missing value", {
  skip_without_program()
  values <- c(1 / 3, 1e-300, 123456.789, -7.25, 2^-30)
  d <- data.frame(x = values, y = c(1, NA, 3, 4, 5))
  for (k in seq_along(values)) {
    frame <- quietly(hw_bootstrap(d[k, , drop = FALSE][c(1, 1), ], "quantile(x, 0.5)"))
    expect_identical(frame$estimate, values[k])
  }
  expect_error(hw_bootstrap(d, "mean(y)"), "row 2", class = "halfwidth_answer_error")
})
