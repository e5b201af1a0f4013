# Levels and their order: what is a score, what is none, and that no code of this package gets out.

levels4 <- c("one", "two", "three", "four")
# Nobody chose the second of four answers: 8, 0, 6 and 11 respondents.
code <- rep(c(1, 3, 4), c(8, 6, 11))
unused <- data.frame(code = code, group = rep(c("a", "b"), length.out = 25), text = levels4[code])
unused$order <- ordered(levels4[code], levels4)
unused$set <- unused$again <- factor(levels4[code], levels4)
unused$year <- factor(c(2019, 2021, 2023, 2024)[code], c(2019, 2021, 2023, 2024))
unused$alphabet <- factor(c("5", "10", "15", "20")[code])
unused$digits <- c("5", "10", "15", "20")[code]

test_that("scores of an ordered factor are its places, those included that nobody has", {
  skip_without_program()
  found <- quietly(hw_multinomial(~ order, data = unused, method = "mean-score"))
  expect_equal(found$estimate, (8 * 1 + 6 * 3 + 11 * 4) / 25, tolerance = 1e-12)
  codes <- hw_multinomial(~ code, data = unused, method = "mean-score")
  expect_equal(c(found$conf.low, found$conf.high), c(codes$conf.low, codes$conf.high), tolerance = 1e-12)
  expect_match(found$warnings, "default-scores")
  expect_warning(suppressMessages(hw_multinomial(~ order, data = unused, method = "mean-score")), "1 for one, 2 for two, 3 for three, 4 for four")
  means <- as.vector(tapply(code, unused$group, mean))
  difference <- quietly(hw_table(~ group + order, data = unused, method = "mean-score-difference"))
  expect_equal(c(difference$mean1, difference$mean2), means, tolerance = 1e-12)
  down <- transform(unused, order = ordered(text, rev(levels4)))
  expect_equal(quietly(hw_multinomial(~ order, data = down, method = "mean-score"))$estimate, 5 - found$estimate, tolerance = 1e-12)
  one <- ordered(c("low", "mid", "high", "low"), c("low", "mid", "high"))
  two <- ordered(c("mid", "mid", "high", "high"), c("low", "mid", "high"))
  both <- data.frame(one, two, n1 = as.numeric(one), n2 = as.numeric(two))
  for (method in c("krippendorff-ordinal", "krippendorff-interval")) {
    expect_equal(quietly(hw_raters(~ one + two, data = both, method = method))$estimate,
      quietly(hw_raters(~ n1 + n2, data = both, method = method))$estimate, tolerance = 1e-12)
  }
  expect_equal(quietly(hw_square(~ one + two, data = both, method = "mean-score-change"))$estimate,
    mean(both$n1 - both$n2), tolerance = 1e-12)
  shares <- quietly(hw_multinomial(~ order, data = unused))
  expect_identical(shares$category, levels4)
  expect_identical(shares$successes, c(8L, 0L, 6L, 11L))
  expect_identical(quietly(hw_multinomial(~ set, data = unused))$successes, c(8L, 0L, 6L, 11L))
})

test_that("levels that are numbers are the scores", {
  skip_without_program()
  years <- c(2019, 2023, 2024)
  yes <- as.vector(tapply(unused$group == "a", code, sum))
  trend <- quietly(hw_trend(group ~ year, data = unused, yes = "a"))
  expect_equal(trend$p.value, prop.trend.test(yes, c(8, 6, 11), score = years)$p.value, tolerance = 1e-9)
  expect_no_match(trend$warnings, "default-scores")
  score <- c(5, 10, 15, 20)[code]
  for (formula in c(~ alphabet, ~ digits)) {
    found <- hw_multinomial(formula, data = unused, method = "mean-score")
    expect_equal(found$estimate, mean(score), tolerance = 1e-12)
    expect_identical(quietly(hw_multinomial(formula, data = unused))$category, c("5", "15", "20"))
  }
  halves <- data.frame(f = factor(c("0.5", "1.5", "0.5"), c("0.5", "1", "1.5")))
  expect_equal(quietly(hw_multinomial(~ f, data = halves, method = "mean-score"))$estimate, mean(c(0.5, 1.5, 0.5)))
  expect_identical(quietly(hw_multinomial(~ f, data = halves))$category, c("0.5", "1", "1.5"))
  # An order that somebody gave goes before size.
  down <- data.frame(f = ordered(c(3, 2, 1, 1), 3:1))
  expect_equal(quietly(hw_multinomial(~ f, data = down, method = "mean-score"))$estimate, mean(c(1, 2, 3, 3)))
  flag <- hw_multinomial(~ group == "a", data = unused, method = "mean-score")
  expect_equal(flag$estimate, mean(unused$group == "a"))
  expect_equal(quietly(hw_trend(group ~ order, data = unused, yes = "a"))$p.value,
    prop.trend.test(yes, c(8, 6, 11), score = c(1, 3, 4))$p.value, tolerance = 1e-9)
})

test_that("what nobody has given an order is refused to methods that go by one", {
  skip_without_program()
  ask <- list(
    function(d) hw_multinomial(~ x, data = d, method = "mean-score"),
    function(d) hw_table(~ group + x, data = d, method = "mann-whitney"),
    function(d) hw_table(~ group + x, data = d, method = c("pearson", "superiority")),
    function(d) hw_table(~ x + code, data = d, method = "tau-b"),
    function(d) hw_table(~ x + group, data = d, method = "mann-whitney", groups = "columns"),
    function(d) hw_square(~ x + x2, data = d, method = "kappa-linear"),
    function(d) hw_raters(~ x + x2, data = d, method = "krippendorff-ordinal"),
    function(d) hw_stratified(~ code + x | group, data = d, method = "cmh-row-means"),
    function(d) hw_trend(group == "a" ~ x, data = d))
  for (column in c("text", "set")) {
    d <- transform(unused, x = unused[[column]], x2 = rev(unused[[column]]))
    for (question in ask) {
      expect_error(quietly(question(d)), "order.*(levels|ordered)", class = "halfwidth_error")
    }
    d[c("x", "x2")] <- lapply(d[c("x", "x2")], ordered, levels4)
    for (question in ask) expect_s3_class(quietly(question(d)), "data.frame")
  }
  # Groups need no order where answers have one, and stand as their levels do.
  d <- transform(unused, group = factor(group, c("b", "a")))
  means <- tapply(code, unused$group, mean)
  found <- quietly(hw_table(~ group + order, data = d, method = "mean-score-difference"))
  expect_equal(found$estimate, means[["b"]] - means[["a"]])
  # Scores are an order.
  expect_equal(quietly(hw_multinomial(~ set, data = unused, scores = c(1, 2, 3, 10), method = "mean-score"))$estimate,
    (8 + 18 + 110) / 25)
  # So is a list.
  for (formula in c(~ set, ~ text)) {
    found <- quietly(hw_multinomial(formula, data = unused, method = "mean-score", levels = levels4))
    expect_equal(found$estimate, 2.8)
  }
  all <- quietly(hw_table(~ code + set, data = unused, method = "all"))
  expect_identical(unique(all$method), unique(quietly(hw_table(~ code + text, data = unused, method = "all"))$method))
  expect_match(all$warnings[1], "undefined")
  odd <- data.frame(x = ordered(c("say \"no\"", "yes", "yes"), c("say \"no\"", "yes")))
  expect_error(hw_multinomial(~ x, data = odd, method = "mean-score"), "double quote", class = "halfwidth_input_error")
})

test_that("which methods go by an order is what the program refuses", {
  skip_without_program()
  program <- hw_program()
  path <- file.path(temporary_folder(), "answers.csv")
  on.exit(unlink(dirname(path), recursive = TRUE))
  i <- 0:29
  writeLines(c("n,s,t,b", sprintf("%d,%s,%s,%s", i %% 3, c("u", "v", "w")[(i * 5) %% 3 + 1], c("u", "v", "w")[(i * 7) %% 5 %% 3 + 1],
    c("p", "q")[i %% 2 + 1])), path)
  said <- function(...) paste(run_program(program, c(...))$errors, collapse = " ")
  roles <- list(
    list("table", c("--rows", "n", "--columns", "s"), "columns"), list("table", c("--rows", "s", "--columns", "n"), "rows"),
    list("table", c("--rows", "s", "--columns", "n", "--groups", "columns"), "rows", list(groups = "columns")),
    list("square", c("--first", "s", "--second", "t"), "first"),
    list("stratified", c("--rows", "n", "--columns", "s", "--by", "b"), "columns"),
    list("stratified", c("--rows", "s", "--columns", "n", "--by", "b"), "rows"),
    list("multinomial", c("--column", "s"), "column"), list("raters", c("--columns", "s,t"), "columns"))
  counts <- list(multinomial = "1,2,3", raters = "1,1,2;2,2,1")
  for (role in roles) {
    command <- role[[1]]
    of_counts <- if (is.null(counts[[command]])) "1,2;3,4" else counts[[command]]
    known <- sub(".*; use ", "", said(command, of_counts, "--method", "no-such-method"))
    known <- sub(";.*", "", gsub(" or ", " ", known))
    methods <- regmatches(known, gregexpr("[a-z][a-z0-9-]*", known))[[1]]
    refused <- Filter(function(method) grepl("without an order", said(command, path, role[[2]], "--method", method)), methods)
    expect_setequal(methods_by_order(command, role[[3]], if (length(role) > 3) role[[4]] else list()), refused)
  }
})

test_that("no code of this package gets out", {
  skip_without_program()
  said <- list()
  collect <- function(code) {
    withCallingHandlers(tryCatch(code, error = function(e) said <<- c(said, conditionMessage(e))), condition = function(c) {
      said <<- c(said, conditionMessage(c))
    })
  }
  d <- transform(unused, x = set, y = order)
  quietly({
    frames <- list(
      collect(hw_proportion(~ x, data = d, yes = "one")), collect(hw_proportion(~ x, data = d)),
      collect(hw_proportion(~ x, data = d, yes = "on")), collect(hw_proportion(~ x, data = d, yes = "two")),
      collect(hw_multinomial(~ y, data = d, method = c("mean-score", "top-box"))), collect(hw_table(~ x + y, data = d)),
      collect(hw_table(~ group + y, data = d, method = "all")), collect(hw_compare(group == "a" ~ x, data = d)),
      collect(hw_groups(group == "a" ~ x, data = d)), collect(hw_bootstrap(d, "proportion(x = one)")),
      collect(hw_bootstrap(d, "proportion(x = on)")), collect(hw_bootstrap(d, "difference(mean(code), by: x, one minus four)")),
      collect(hw_design(d, "x", level = "on", id = "code")), collect(hw_design(d, row = "x", column = "group")),
      collect(hw_multinomial(~ x, data = d, where = "y = on")), collect(hw_square(~ x + y, data = d, method = "all")))
  })
  texts <- utils::capture.output(print(said), lapply(frames, function(frame) list(frame, attributes(frame))))
  expect_identical(grep("20000[0-9]{5}", texts, value = TRUE), character())
})

test_that("levels of which some are numbers are what they are called", {
  skip_without_program()
  known <- c("0", "1", "2", "3+")
  d <- data.frame(x = factor(c("1", "3+", "0", "1", "2", "1"), known), g = rep(c("a", "b"), 3))
  d$y <- ordered(d$x)
  expect_identical(quietly(hw_multinomial(~ x, data = d))$category, known)
  expect_identical(quietly(hw_multinomial(~ y, data = d))$category, known)
  expect_equal(quietly(hw_multinomial(~ y, data = d, method = "mean-score"))$estimate, mean(as.integer(d$y)))
  expect_warning(suppressMessages(hw_multinomial(~ y, data = d, method = "mean-score")), "1 for 0, 2 for 1, 3 for 2, 4 for 3+",
    fixed = TRUE)
  expect_identical(quietly(hw_proportion(~ x, data = d, yes = c("1", "3+")))$successes, 4L)
  expect_identical(quietly(hw_proportion(~ x, data = d, yes = 1))$successes, 3L)
  expect_identical(unique(quietly(hw_table(~ y + g, data = d, method = "expected-counts"))$row_name), known)
})

test_that("how a column is read is said as by the command", {
  skip_without_program()
  d <- data.frame(dk = c(rep("Yes", 23), rep("No", 17), rep("Don't know", 10)), word = rep(c("Yes", "No"), 25))
  for (column in list(d$dk, factor(d$dk))) {
    expect_message(frame <- hw_proportion(~ x, data = data.frame(x = column), yes = "Yes"),
      "count as no are 'No' (17), 'Don't know' (10)", fixed = TRUE)
    expect_identical(frame$warnings, "input-reading")
  }
  for (column in list(d$word, factor(d$word))) {
    expect_message(frame <- hw_proportion(~ x, data = data.frame(x = column)), "'Yes' is read as 1", fixed = TRUE)
    expect_identical(c(frame$successes, frame$n), c(25L, 50L))
  }
  expect_silent(hw_proportion(~ x, data = data.frame(x = d$word == "Yes")))
  expect_identical(quietly(hw_proportion(~ x, data = data.frame(x = c("a, b", "a, b", "c")), yes = "a, b"))$successes, 2L)
  expect_identical(quietly(hw_proportion(~ x, data = data.frame(x = c(TRUE, FALSE)), yes = FALSE))$successes, 1L)
  long <- data.frame(x = c(strrep("a", 3000), "b"))
  expect_error(hw_multinomial(~ x, data = long), "more than 2045 bytes", class = "halfwidth_input_error")
  expect_error(hw_multinomial(~ x, data = data.frame(x = c("low", "mid", "high", "low"), y = 1), method = "mean-score"),
    "levels")
})
