# Each function against R's own tests, or numbers that are printed in the literature.

exact <- 1e-9
close <- 1e-6

test_that("one proportion", {
  skip_without_program()
  x <- c(0, 1, 37, 50)
  cp <- hw_proportion(x, 50, method = "clopper-pearson")
  reference <- t(vapply(x, function(x) binom.test(x, 50)$conf.int[1:2], c(0, 0)))
  expect_equal(cbind(cp$conf.low, cp$conf.high), reference, tolerance = exact)
  wilson <- hw_proportion(x, 50, confidence = 0.9)
  reference <- suppressWarnings(t(vapply(x, function(x) prop.test(x, 50, correct = FALSE, conf.level = 0.9)$conf.int[1:2], c(0, 0))))
  expect_equal(cbind(wilson$conf.low, wilson$conf.high), reference, tolerance = exact)
  expect_identical(wilson$conf.low[1], 0)
  expect_identical(wilson$conf.high[4], 1)
  test <- hw_proportion(37, 50, null = 0.6, alternative = "greater", method = "exact-binomial")
  expect_equal(test$p.value, binom.test(37, 50, 0.6, "greater")$p.value, tolerance = exact)
  both <- hw_proportion(c(37, 30), 50, margins = c(0.5, 0.9), method = "exact-binomial-central")
  reference <- vapply(c(37, 30), function(x) {
    max(binom.test(x, 50, 0.5, "greater")$p.value, binom.test(x, 50, 0.9, "less")$p.value)
  }, 0)
  expect_equal(both$p.value, reference, tolerance = exact)
  # 37 of 50 of 60 people: none or all of the other 10.
  finite <- quietly(hw_proportion(37, 50, population = 60))
  expect_equal(c(finite$bound_lower, finite$bound_upper), c(37, 47) / 60, tolerance = exact)
})

test_that("two proportions", {
  skip_without_program()
  counts <- rbind(c(36, 14), c(40, 10))
  fisher <- hw_compare(36, 50, 40, 50, method = c("fisher", "pearson"))
  expect_equal(fisher$p.value, c(fisher.test(counts)$p.value, chisq.test(counts, correct = FALSE)$p.value), tolerance = close)
  # Newcombe (1998), Statistics in Medicine 17:873-890, table II: 56/70 and 48/80, method 10.
  newcombe <- hw_compare(56, 70, 48, 80)
  expect_equal(c(newcombe$conf.low, newcombe$conf.high), c(0.0524, 0.3339), tolerance = 1e-3)
  odds <- hw_compare(36, 50, 40, 50, method = "conditional-exact")
  expect_equal(c(odds$conf.low, odds$conf.high), fisher.test(counts)$conf.int[1:2], tolerance = 1e-4)
})

test_that("answers of the same respondents", {
  skip_without_program()
  joint <- matrix(c(20, 2, 12, 16), 2)
  paired <- hw_paired(20, 12, 2, 16, method = c("mcnemar", "mcnemar-cc", "mcnemar-exact"))
  expect_equal(paired$p.value, c(mcnemar.test(joint, correct = FALSE)$p.value, mcnemar.test(joint)$p.value,
    binom.test(12, 14)$p.value), tolerance = exact)
  # Of 46 and 39 of 50 between 35 and 39 said yes to both: 11 against 4 in the first table, 7 against none in the last.
  margins <- hw_margins(46, 39, 50, method = "mcnemar-exact")
  expect_equal(c(margins$p_value_min, margins$p_value_max), c(binom.test(7, 7)$p.value, binom.test(11, 15)$p.value), tolerance = exact)
  # Without a method the limits are the outermost of Tango's over the joint tables: 26 to 36 said yes to both.
  union <- quietly(hw_margins(c(36, 30), c(40, 41), 50))
  tables <- quietly(hw_paired(26:36, 36 - 26:36, 40 - 26:36, 50 - 36 - 40 + 26:36))
  expect_equal(c(union$conf.low[1], union$conf.high[1]), c(min(tables$conf.low), max(tables$conf.high)), tolerance = 1e-8)
  expect_identical(union$method, c("tango", "tango"))
  expect_identical(union$p.value, c(NA_real_, NA_real_))
  values <- c(-3, 2, 5, 4, 1)
  expect_equal(hw_differences(values)$p.value, wilcox.test(values)$p.value, tolerance = exact)
  items <- rbind(c(1, 0, 1), c(1, 1, 1), c(0, 0, 1))
  q <- quietly(hw_cochran(items))
  expect_equal(c(q$statistic, q$p.value), c(3, pchisq(3, 2, lower.tail = FALSE)), tolerance = exact)
})

test_that("tables", {
  skip_without_program()
  counts <- rbind(c(10, 20, 19), c(30, 40, 13))
  frame <- hw_table(counts, method = c("pearson", "fisher"))
  expect_equal(frame$p.value, c(chisq.test(counts)$p.value, fisher.test(counts)$p.value), tolerance = close)
  expect_equal(frame$statistic[1], chisq.test(counts)$statistic[[1]], tolerance = exact)
  cells <- hw_table(as.table(counts), method = "adjusted-residuals")
  expect_equal(cells$residuals, as.vector(t(chisq.test(counts)$stdres)), tolerance = exact)
  expect_identical(cells$row_name, rep(c("A", "B"), each = 3))
  expect_identical(cells$column_name, rep(c("A", "B", "C"), 2))
  expect_equal(hw_table(counts, method = "kruskal-wallis")$p.value,
    kruskal.test(rep(rep(1:3, 2), as.vector(t(counts))), rep(1:2, rowSums(counts)))$p.value, tolerance = exact)
  strata <- hw_stratified(UCBAdmissions, method = c("mantel-haenszel", "cmh"))
  reference <- mantelhaen.test(UCBAdmissions, correct = FALSE)
  expect_equal(strata$estimate[1], reference$estimate[[1]], tolerance = close)
  expect_equal(strata$p.value[2], reference$p.value, tolerance = close)
  square <- rbind(c(20, 12), c(2, 16))
  expect_equal(hw_square(square, method = "cohen-kappa")$estimate, (0.72 - (0.64 * 0.44 + 0.36 * 0.56)) / (1 - (0.64 * 0.44 + 0.36 * 0.56)),
    tolerance = exact)
})

test_that("categories, groups and trends", {
  skip_without_program()
  counts <- c(poor = 12, fair = 20, good = 18)
  expect_equal(hw_goodness(counts)$p.value, chisq.test(counts)$p.value, tolerance = exact)
  expect_equal(hw_goodness(counts, shares = c(1, 2, 1))$p.value, chisq.test(counts, p = c(1, 2, 1) / 4)$p.value, tolerance = exact)
  shares <- hw_multinomial(counts)
  expect_identical(shares$category, names(counts))
  expect_equal(shares$estimate, as.vector(counts) / 50, tolerance = exact)
  # Goodman (1965): the chi-squared quantile at the significance over the number of categories.
  a <- qchisq(0.05 / 3, 1, lower.tail = FALSE)
  limits <- function(sign) (a + 2 * counts + sign * sqrt(a * (a + 4 * counts * (50 - counts) / 50))) / (2 * (50 + a))
  expect_equal(shares$conf.low, as.vector(limits(-1)), tolerance = exact)
  expect_equal(shares$conf.high, as.vector(limits(1)), tolerance = exact)
  x <- c(north = 5, south = 8, east = 12)
  n <- c(20, 21, 25)
  expect_equal(hw_trend(x, n)$p.value, prop.trend.test(x, n)$p.value, tolerance = exact)
  pairs <- hw_groups(x, n)
  raw <- apply(combn(3, 2), 2, function(pair) fisher.test(cbind(x, n - x)[pair, ])$p.value)
  expect_equal(pairs$p.value, raw, tolerance = close)
  expect_equal(pairs$adj.p.value, p.adjust(raw), tolerance = close)
  expect_identical(pairs$group, c("north", "north", "south"))
  expect_identical(pairs$compared_with, c("south", "east", "east"))
  expect_equal(hw_scores(c(4, 9, 12, 25))$estimate, sum(1:4 * c(4, 9, 12, 25)) / 50, tolerance = exact)
})

test_that("rates and adjusted p-values", {
  skip_without_program()
  rate <- hw_rate(c(0, 69), 11)
  expect_equal(cbind(rate$conf.low, rate$conf.high), rbind(poisson.test(0, 11)$conf.int[1:2], poisson.test(69, 11)$conf.int[1:2]),
    tolerance = exact)
  ratio <- hw_rate_ratio(69, 11, 45, 12)
  reference <- poisson.test(c(69, 45), c(11, 12))
  expect_equal(c(ratio$estimate, ratio$conf.low, ratio$conf.high), c(reference$estimate[[1]], reference$conf.int[1:2]), tolerance = close)
  bounds <- quietly(hw_event_bounds(69, 11))
  expect_identical(c(bounds$largest_min, bounds$largest_max), c(7L, 59L))
  p <- c(tv = 0.01, radio = 0.02, web = 0.5)
  for (method in c("holm", "bonferroni", "hochberg", "hommel")) {
    expect_equal(hw_adjust(p, method = method)$adj.p.value, as.vector(p.adjust(p, method)), tolerance = exact)
  }
  expect_equal(hw_adjust(p, method = "bh")$adj.p.value, as.vector(p.adjust(p, "BH")), tolerance = exact)
  expect_identical(hw_adjust(p)$item, names(p))
  # Four respondents, sixteen reassignments of signs.
  signs <- as.matrix(expand.grid(rep(list(c(-1, 1)), 4)))
  d <- cbind(q1 = c(1, 1, 0, 1), q2 = c(0, 1, -1, 1))
  t_of <- function(d) abs(colSums(d)) / sqrt(colSums(d^2))
  largest <- apply(signs, 1, function(s) max(t_of(s * d)))
  young <- hw_westfall_young(d)
  expect_equal(young$adjusted_single_step, vapply(t_of(d), function(t) mean(largest >= t - 1e-12), 0), tolerance = exact, ignore_attr = TRUE)
  expect_identical(young$item, c("q1", "q2"))
})

test_that("raters, ranks, missing answers", {
  skip_without_program()
  ratings <- rbind(c(1, 1, 2), c(2, 2, 2), c(1, NA, 1), c(3, 3, 2))
  # Krippendorff's alpha by its definition: coincidences within subjects over those of all values.
  pairs <- do.call(rbind, apply(ratings, 1, function(row) {
    row <- row[!is.na(row)]
    p <- expand.grid(i = seq_along(row), j = seq_along(row))
    p <- p[p$i != p$j, ]
    data.frame(a = row[p$i], b = row[p$j], w = 1 / (length(row) - 1))
  }, simplify = FALSE))
  n <- sum(pairs$w)
  marginal <- tapply(pairs$w, pairs$a, sum)
  observed <- sum(pairs$w[pairs$a != pairs$b]) / n
  expected <- (n^2 - sum(marginal^2)) / (n * (n - 1))
  expect_equal(quietly(hw_raters(ratings))$estimate, 1 - observed / expected, tolerance = exact)
  ranks <- hw_ranks(c(police = 46, courts = 31, schools = 5), 50)
  expect_identical(ranks$item, c("police", "courts", "schools"))
  expect_equal(c(ranks$conf.low, ranks$conf.high), c(1, 2, 3, 1, 2, 3))
  expect_identical(ranks$first, c(TRUE, FALSE, FALSE))
  missing <- hw_missing(37, 47, 50)
  reference <- c(prop.test(37, 50, correct = FALSE)$conf.int[1], prop.test(40, 50, correct = FALSE)$conf.int[2])
  expect_equal(c(missing$conf.low, missing$conf.high), reference, tolerance = exact)
})

test_that("the bootstrap over all resamples", {
  skip_without_program()
  # The distribution over all resamples of 37 of 50 is binomial.
  share <- hw_bootstrap(list(x = 37, n = 50), "proportion", method = "percentile")
  expect_identical(share$resamples, "exact")
  expect_equal(share$std.error, sqrt(0.74 * 0.26 / 50), tolerance = exact)
  x <- c(1.5, 2, 1 / 3, 4)
  grid <- as.matrix(expand.grid(rep(list(x), 4)))
  mean <- hw_bootstrap(data.frame(x = x), "mean(x)", method = "percentile")
  expect_equal(mean$estimate, mean(x), tolerance = 1e-15)
  expect_equal(mean$std.error, sqrt(mean((rowMeans(grid) - mean(x))^2)), tolerance = exact)
  ratio <- hw_bootstrap(data.frame(x = x, y = 1:4), "ratio(x, y)")
  expect_equal(ratio$estimate, mean(x) / 2.5, tolerance = 1e-15)
  seeded <- function() quietly(hw_bootstrap(data.frame(x = x), "mean(x)", resamples = 999, seed = 7))
  expect_identical(seeded(), seeded())
  family <- quietly(hw_bootstrap(data.frame(a = c(1, 2, 3, 4, 2), b = c(2, 3, 3, 4, 1)), c("mean(a)", "mean(b)"), method = "max-t",
    scale = list(a = c(1, 5), b = c(1, 5)), seed = 1))
  expect_identical(family$term, c("mean(a)", "mean(b)"))
  expect_false(any(grepl("assumed-scale", family$warnings)))
})
