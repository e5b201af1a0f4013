# Peers in R: one proportion, two samples, pairs, categories, rates, p-values.

far <- function(x, n) if (2 * x > n) 1e-9 else 1 - 1e-9
peer("stats", "prop.test(x, n, correct = FALSE)", "proportion", "wilson", function(case) {
  without(case, "null", "margins", "population")
  limits(prop.test(case$input$x, case$input$n, conf.level = case$confidence, correct = FALSE,
                   alternative = side(case))$conf.int)
})
peer("stats", "prop.test(x, n, p = far from x / n)", "proportion", "wilson-cc", function(case) {
  without(case, "null", "margins", "population"); two_sided(case)
  with(case$input, limits(prop.test(x, n, p = far(x, n), conf.level = case$confidence)$conf.int))
})
peer("stats", "binom.test(x, n)", "proportion", "clopper-pearson", function(case) {
  without(case, "null", "margins", "population")
  limits(binom.test(case$input$x, case$input$n, conf.level = case$confidence, alternative = side(case))$conf.int)
})
peer("stats", "binom.test(x, n, null)", "proportion", "exact-binomial", function(case) {
  without(case, "margins")
  with(case$input, list(p_value = binom.test(x, n, null, alternative = direction(case))$p.value))
})
for (method in c("score-z", "score-z-cc")) local({
  correct <- method == "score-z-cc"
  peer("stats", sprintf("prop.test(x, n, null, correct = %s)", correct), "proportion", method, function(case) {
    without(case, "margins")
    with(case$input, {
      found <- prop.test(x, n, null, alternative = direction(case), correct = correct)
      list(z = signed(found$statistic, sign(x / n - null)), p_value = found$p.value)
    })
  })
})

counts <- function(case) with(case$input, matrix(c(x1, n1 - x1, x2, n2 - x2), 2, byrow = TRUE))
peer("stats", "fisher.test(table)", "compare", "conditional-exact", function(case) {
  without(case, "null_odds_ratio")
  found <- fisher.test(counts(case), conf.level = case$confidence, alternative = side(case))
  list(estimate = found$estimate, lower = found$conf.int[1], upper = found$conf.int[2])
})
peer("stats", "fisher.test(table)", "compare", "fisher", function(case)
  list(p_value = fisher.test(counts(case), alternative = direction(case))$p.value))
peer("stats", "twice the smaller one-sided p-value of fisher.test", "compare", "fisher-central", function(case)
  list(p_value = min(1, 2 * fisher.test(counts(case), alternative = "less")$p.value,
                     2 * fisher.test(counts(case), alternative = "greater")$p.value)))
for (method in c("pearson", "yates")) local({
  correct <- method == "yates"
  peer("stats", sprintf("prop.test(x, n, correct = %s)", correct), "compare", method, function(case) {
    with(case$input, {
      found <- prop.test(c(x1, x2), c(n1, n2), alternative = direction(case), correct = correct)
      list(statistic = found$statistic, df = found$parameter, p_value = found$p.value,
           z = signed(found$statistic, sign(x1 / n1 - x2 / n2)))
    })
  })
})
reversed <- function(case) counts(case)[2:1, 2:1]
peer("epitools", "riskratio.wald(table)", "compare", "katz-log", function(case) {
  two_sided(case)
  found <- epitools::riskratio.wald(reversed(case), conf.level = case$confidence)$measure[2, ]
  list(estimate = found[1], lower = found[2], upper = found[3])
})
peer("epitools", "oddsratio.wald(table)", "compare", "woolf", function(case) {
  two_sided(case)
  found <- epitools::oddsratio.wald(reversed(case), conf.level = case$confidence)$measure[2, ]
  list(estimate = found[1], lower = found[2], upper = found[3])
})
peer("effectsize", "cohens_h(t(table))", "compare", "cohens-h", function(case) {
  found <- effectsize::cohens_h(t(counts(case)), ci = case$confidence, alternative = "two.sided")
  list(estimate = found[[1]], lower = found$CI_low, upper = found$CI_high)
})

pairs <- function(case) with(case$input, matrix(c(n11, n10, n01, n00), 2, byrow = TRUE))
for (method in c("mcnemar", "mcnemar-cc")) local({
  correct <- method == "mcnemar-cc"
  peer("stats", sprintf("mcnemar.test(table, correct = %s)", correct), "paired", method, function(case) {
    two_sided(case)
    found <- mcnemar.test(pairs(case), correct = correct)
    list(statistic = found$statistic, p_value = found$p.value)
  })
})
peer("stats", "binom.test(n10, n10 + n01)", "paired", "mcnemar-exact", function(case)
  with(case$input, list(p_value = binom.test(n10, n10 + n01, alternative = direction(case))$p.value)))
peer("stats", "odds of binom.test(n10, n10 + n01)$conf.int", "paired", "conditional-exact", function(case) {
  with(case$input, {
    share <- binom.test(n10, n10 + n01, conf.level = case$confidence, alternative = side(case))$conf.int
    list(estimate = n10 / n01, lower = share[1] / (1 - share[1]), upper = share[2] / (1 - share[2]))
  })
})

peer("stats", "binom.test(count, n) at 1 - alpha / k, of two categories at alpha", "multinomial",
     "bonferroni-clopper-pearson", function(case) {
  x <- case$input$counts
  tests <- if (length(x) > 2) length(x) else 1
  found <- sapply(x, function(one) binom.test(one, sum(x), conf.level = 1 - (1 - case$confidence) / tests)$conf.int)
  list(lower = found[1, ], upper = found[2, ])
})
peer("stats", "t.test(scores)", "multinomial", "mean-score", function(case) {
  x <- case$input$counts
  found <- t.test(rep(seq_along(x), x), conf.level = case$confidence)
  list(estimate = found$estimate, lower = found$conf.int[1], upper = found$conf.int[2], df = found$parameter)
})
peer("stats", "chisq.test(counts, p = shares)", "goodness", "pearson", function(case) {
  x <- case$input$counts
  shares <- if (is.null(case$input$shares)) rep(1, length(x)) else case$input$shares
  found <- chisq.test(x, p = shares / sum(shares))
  list(statistic = found$statistic, df = found$parameter, p_value = found$p.value)
})
peer("stats", "chisq.test(counts, p = shares)$expected", "goodness", "expected-counts", function(case) {
  x <- case$input$counts
  shares <- if (is.null(case$input$shares)) rep(1, length(x)) else case$input$shares
  list(expected = chisq.test(x, p = shares / sum(shares))$expected)
})
peer("stats", "chisq.test(counts, p = shares)$stdres", "goodness", "adjusted-residuals", function(case) {
  x <- case$input$counts
  shares <- if (is.null(case$input$shares)) rep(1, length(x)) else case$input$shares
  list(residuals = chisq.test(x, p = shares / sum(shares))$stdres)
})
for (method in c("bonferroni", "holm", "hochberg", "hommel", "bh", "by")) local({
  name <- if (method %in% c("bh", "by")) toupper(method) else method
  peer("stats", sprintf("p.adjust(p, \"%s\")", name), "adjust", method, function(case) {
    without(case, "total", "alpha")
    list(adjusted = p.adjust(case$input$p, name))
  })
})

peer("stats", "poisson.test(events, exposure)", "rate", "garwood", function(case) {
  without(case, "dispersion")
  limits(poisson.test(case$input$events, case$input$exposure, conf.level = case$confidence,
                      alternative = side(case))$conf.int)
})
two_rates <- function(case) with(case$input, poisson.test(
  c(events1, events2), c(exposure1, exposure2), conf.level = if (is.null(case$confidence)) 0.95 else case$confidence))
peer("stats", "poisson.test(events, exposure)", "rate-ratio", "conditional-exact", function(case) {
  found <- two_rates(case)
  list(estimate = found$estimate, lower = found$conf.int[1], upper = found$conf.int[2])
})
peer("stats", "poisson.test(events, exposure)$p.value", "rate-ratio", "conditional-minlike", function(case)
  list(p_value = two_rates(case)$p.value))
peer("stats", "p.adjust(fisher.test of each pair, \"holm\")", "groups", "pairwise-fisher", function(case) {
  x <- case$input$x; n <- case$input$n; both <- combn(length(x), 2)
  p <- apply(both, 2, function(i) fisher.test(cbind(x[i], n[i] - x[i]))$p.value)
  list(p_value = p, adjusted = p.adjust(p, "holm"))
})
peer("stats", "pairwise.prop.test(x, n, correct = FALSE)", "groups", "pairwise-score", function(case) {
  found <- pairwise.prop.test(case$input$x, case$input$n, correct = FALSE)$p.value
  list(adjusted = found[lower.tri(found, diag = TRUE)])
})
peer("stats", "prop.trend.test(x, n, scores)", "trend", "cochran-armitage", function(case) {
  scores <- if (is.null(case$input$scores)) seq_along(case$input$x) else case$input$scores
  two_sided(case)
  found <- prop.trend.test(case$input$x, case$input$n, scores)
  list(statistic = found$statistic, df = found$parameter, p_value = found$p.value)
})
peer("multtest", "mt.maxT(differences, test = \"pairt\", B = 0)", "westfall-young", "sign-flip-max-t", function(case) {
  d <- t(case$input$differences)
  if (any(rowSums(d != 0) == 0) || ncol(d) > 12) skip()
  x <- matrix(0, nrow(d), 2 * ncol(d)); x[, seq(2, 2 * ncol(d), 2)] <- d
  capture.output(found <- multtest::mt.maxT(x, rep(0:1, ncol(d)), test = "pairt", B = 0))
  found <- found[order(found$index), ]
  list(p_value = found$rawp, adjusted = found$adjp)
})
peer("contingencytables", "Blaker_exact_test_1x2(x, n, null)", "proportion", "exact-binomial-blaker", function(case) {
  without(case, "margins")
  with(case$input, list(p_value = contingencytables::Blaker_exact_test_1x2(x, n, null)))
})
peer("contingencytables", "CochranArmitage_MH_tests_rx2(table, scores)$Z_CA", "trend", "cochran-armitage", function(case) {
  two_sided(case)
  scores <- if (is.null(case$input$scores)) seq_along(case$input$x) else case$input$scores
  found <- with(case$input, contingencytables::CochranArmitage_MH_tests_rx2(cbind(x, n - x), scores))
  list(statistic = found$Z_CA^2, p_value = found$P_CA)
})
