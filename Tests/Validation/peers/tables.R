# Peers in R: tables, ordered answers, square tables, strata, raters, ranks of differences.

table_of <- function(case) if (!is.null(case$input$counts)) unname(as.matrix(case$input$counts)) else counts(case)
chi <- function(found) list(statistic = found$statistic, df = found$parameter, p_value = found$p.value)
peer("stats", "chisq.test(table, correct = FALSE)", "table", "pearson", function(case)
  chi(chisq.test(table_of(case), correct = FALSE)))
peer("stats", "chisq.test(table)", "table", "yates", function(case) chi(chisq.test(table_of(case))))
peer("stats", "chisq.test(table)$expected", "table", "expected-counts", function(case)
  list(expected = apply(chisq.test(table_of(case), correct = FALSE)$expected, 1, identity, simplify = FALSE)))
peer("stats", "chisq.test(table)$stdres", "table", "adjusted-residuals", function(case)
  list(residuals = apply(chisq.test(table_of(case), correct = FALSE)$stdres, 1, identity, simplify = FALSE)))
peer("stats", "fisher.test(table)", "table", "fisher", function(case)
  list(p_value = fisher.test(table_of(case), workspace = 2e7)$p.value))
for (analysis in c("table")) peer(
  "stats", "twice the smaller one-sided p-value of fisher.test", analysis, "fisher-central", function(case)
    list(p_value = min(1, 2 * fisher.test(table_of(case), alternative = "less")$p.value,
                       2 * fisher.test(table_of(case), alternative = "greater")$p.value)))
peer("vcd", "assocstats(table)", "table", "pearson", function(case) {
  found <- vcd::assocstats(as.table(table_of(case)))$chisq_tests["Pearson", ]
  list(statistic = found[1], df = found[2], p_value = found[3])
})
peer("vcd", "assocstats(table)", "table", "likelihood-ratio", function(case) {
  found <- vcd::assocstats(as.table(table_of(case)))$chisq_tests["Likelihood Ratio", ]
  list(statistic = found[1], df = found[2], p_value = found[3])
})
peer("vcd", "assocstats(table)$cramer", "table", "cramers-v", function(case)
  list(value = vcd::assocstats(as.table(table_of(case)))$cramer))
peer("vcd", "assocstats(table)$contingency", "table", "contingency-coefficient", function(case)
  list(value = vcd::assocstats(as.table(table_of(case)))$contingency))
peer("vcd", "assocstats(table)$phi", "table", "phi", function(case)
  list(value = vcd::assocstats(as.table(table_of(case)))$phi * sign(det(table_of(case)))))
peer("effectsize", "cramers_v(table, adjust = TRUE)", "table", "cramers-v-bias-corrected", function(case)
  list(value = effectsize::cramers_v(table_of(case), adjust = TRUE, ci = NULL)[[1]]))
peer("effectsize", "cohens_w(table, alternative = \"two.sided\")", "table", "cohens-w", function(case) {
  found <- effectsize::cohens_w(table_of(case), ci = case$confidence, alternative = "two.sided")
  list(value = found[[1]], lower = found$CI_low, upper = found$CI_high)
})
peer("coin", "independence_test(table, teststat = \"quadratic\")", "table", "n-1", function(case) {
  found <- coin::independence_test(as.table(table_of(case)), teststat = "quadratic")
  list(statistic = coin::statistic(found), p_value = coin::pvalue(found))
})

respondents <- function(case) {
  x <- table_of(case)
  list(row = rep(row(x), x), column = rep(col(x), x))
}
peer("stats", "kruskal.test(columns, rows)", "table", "kruskal-wallis", function(case)
  with(respondents(case), chi(kruskal.test(column, row))))
peer("stats", "cor(rows, columns, method = \"kendall\")", "table", "tau-b", function(case)
  with(respondents(case), list(estimate = cor(row, column, method = "kendall"))))
peer("stats", "cor(rows, columns, method = \"spearman\")", "table", "spearman", function(case)
  with(respondents(case), list(estimate = cor(row, column, method = "spearman"))))
peer("coin", "lbl_test(table)", "table", "linear-by-linear", function(case) {
  x <- as.table(table_of(case)); dimnames(x) <- list(rows = seq_len(nrow(x)), columns = seq_len(ncol(x)))
  found <- coin::lbl_test(x, scores = list(rows = case$input$row_scores, columns = case$input$column_scores))
  list(statistic = coin::statistic(found)^2, p_value = coin::pvalue(found))
})
for (method in c("mann-whitney", "mann-whitney-cc")) local({
  correct <- method == "mann-whitney-cc"
  peer("stats", sprintf("wilcox.test(first, second, exact = FALSE, correct = %s)", correct), "table", method,
       function(case) with(respondents(case), {
    groups <- sort(unique(row))
    found <- wilcox.test(column[row == groups[1]], column[row == groups[2]], exact = FALSE, correct = correct,
                         alternative = direction(case))
    list(statistic = found$statistic, p_value = found$p.value)
  }))
})
peer("coin", "wilcox_test(column ~ row, distribution = \"exact\")", "table", "mann-whitney-exact", function(case)
  with(respondents(case), {
    if (length(row) > 200) skip()
    list(p_value = coin::pvalue(coin::wilcox_test(
      column ~ factor(row), distribution = "exact", alternative = direction(case))))
  }))
peer("stats", "t.test(first, second)", "table", "mean-score-difference", function(case) with(respondents(case), {
  found <- t.test(column[row == 1], column[row == 2], conf.level = case$confidence)
  list(lower = found$conf.int[1], upper = found$conf.int[2], df = found$parameter, statistic = found$statistic,
       p_value = found$p.value)
}))

peer("stats", "mcnemar.test(table, correct = FALSE)", "square", "bowker", function(case)
  chi(mcnemar.test(table_of(case), correct = FALSE)))
peer("coin", "mh_test(table)", "square", "stuart-maxwell", function(case) {
  found <- coin::mh_test(as.table(table_of(case)))
  list(statistic = coin::statistic(found), p_value = coin::pvalue(found))
})
for (method in c("cohen-kappa", "kappa-linear", "kappa-quadratic")) local({
  weights <- if (method == "kappa-quadratic") "Fleiss-Cohen" else "Equal-Spacing"
  part <- if (method == "cohen-kappa") "Unweighted" else "Weighted"
  peer("vcd", sprintf("Kappa(table, weights = \"%s\")$%s", weights, part), "square", method, function(case) {
    found <- vcd::Kappa(table_of(case), weights = weights)[[part]]
    list(kappa = found[1], standard_error = found[2])
  })
})
peer("stats", "t.test(first, second, paired = TRUE)", "square", "mean-score-change", function(case)
  with(respondents(case), {
    found <- t.test(row, column, paired = TRUE, conf.level = case$confidence)
    list(lower = found$conf.int[1], upper = found$conf.int[2], statistic = found$statistic, p_value = found$p.value)
  }))
differences <- function(case) {
  if (!is.null(case$input$values)) return(case$input$values)
  scores <- if (is.null(case$input$scores)) seq_len(nrow(table_of(case))) else case$input$scores
  with(respondents(case), scores[row] - scores[column])
}
for (analysis in c("differences", "square")) {
  for (method in c("signed-rank", "signed-rank-cc")) local({
    correct <- method == "signed-rank-cc"
    peer("stats", sprintf("wilcox.test(d, exact = FALSE, correct = %s)", correct), analysis, method, function(case) {
      found <- wilcox.test(differences(case), exact = FALSE, correct = correct, alternative = direction(case))
      list(statistic = found$statistic, p_value = found$p.value)
    })
  })
  for (method in c("signed-rank-exact", "signed-rank-pratt-exact", "signed-rank-pratt")) local({
    zero <- if (method == "signed-rank-exact") "Wilcoxon" else "Pratt"
    exact <- if (method == "signed-rank-pratt") "asymptotic" else "exact"
    peer("coin", sprintf("wilcoxsign_test(d ~ 0, zero.method = \"%s\", distribution = \"%s\")", zero, exact), analysis,
         method, function(case) {
      d <- differences(case)
      if (length(d) > 200) skip()
      list(p_value = coin::pvalue(coin::wilcoxsign_test(
        d ~ rep(0, length(d)), zero.method = zero, distribution = exact, alternative = direction(case))))
    })
  })
  peer("stats", "binom.test(positive, positive + negative)", analysis, "sign-test", function(case) {
    d <- differences(case)
    list(p_value = binom.test(sum(d > 0), sum(d != 0), alternative = direction(case))$p.value)
  })
}
peer("exactRankTests", "wilcox.exact(d)", "differences", "signed-rank-exact", function(case) {
  d <- differences(case)
  list(p_value = exactRankTests::wilcox.exact(d[d != 0], alternative = direction(case))$p.value)
})
peer("coin", "symmetry_test(items | respondent, teststat = \"quadratic\")", "cochran", "cochran-q", function(case) {
  items <- as.matrix(case$input$items)
  data <- data.frame(y = as.vector(items), item = factor(rep(seq_len(ncol(items)), each = nrow(items))),
                     respondent = factor(rep(seq_len(nrow(items)), ncol(items))))
  found <- coin::symmetry_test(y ~ item | respondent, data, teststat = "quadratic")
  list(statistic = coin::statistic(found), p_value = coin::pvalue(found))
})

# A list of matrices, or an array with the stratum first where all have one shape.
strata <- function(case) {
  x <- case$input$strata
  if (is.list(x)) simplify2array(x) else aperm(x, c(2, 3, 1))
}
for (method in c("cmh", "cmh-cc")) local({
  correct <- method == "cmh-cc"
  peer("stats", sprintf("mantelhaen.test(tables, correct = %s)", correct), "stratified", method, function(case) {
    two_sided(case)
    found <- mantelhaen.test(strata(case), correct = correct, conf.level = case$confidence)
    list(statistic = found$statistic, p_value = found$p.value, common_or = found$estimate,
         common_or_lower = found$conf.int[1], common_or_upper = found$conf.int[2])
  })
})
peer("stats", "mantelhaen.test(tables)$conf.int", "stratified", "mantel-haenszel", function(case) {
  two_sided(case)
  found <- mantelhaen.test(strata(case), conf.level = case$confidence)
  list(estimate = found$estimate, lower = found$conf.int[1], upper = found$conf.int[2])
})
peer("stats", "mantelhaen.test(tables)", "stratified", "cmh-general", function(case) {
  x <- strata(case)
  if (all(dim(x)[1:2] == 2)) skip()
  chi(mantelhaen.test(x))
})
rma <- function(case, measure) {
  x <- strata(case)
  metafor::rma.mh(ai = x[1, 1, ], bi = x[1, 2, ], ci = x[2, 1, ], di = x[2, 2, ], measure = measure, add = 0,
                  drop00 = FALSE, level = 100 * case$confidence)
}
peer("metafor", "rma.mh(measure = \"RD\")", "stratified", "mh-risk-difference", function(case) {
  two_sided(case)
  found <- rma(case, "RD")
  list(estimate = found$beta, standard_error = found$se, lower = found$ci.lb, upper = found$ci.ub)
})
peer("metafor", "rma.mh(measure = \"RR\")", "stratified", "mh-risk-ratio", function(case) {
  two_sided(case)
  found <- rma(case, "RR")
  list(estimate = exp(found$beta), lower = exp(found$ci.lb), upper = exp(found$ci.ub), log_rr_se = found$se)
})
peer("metafor", "rma.mh(measure = \"OR\")", "stratified", "mantel-haenszel", function(case) {
  two_sided(case)
  found <- rma(case, "OR")
  list(estimate = exp(found$beta), lower = exp(found$ci.lb), upper = exp(found$ci.ub))
})
peer("metafor", "rma.mh(measure = \"OR\")$BD", "stratified", "breslow-day", function(case)
  list(statistic = rma(case, "OR")$BD, p_value = rma(case, "OR")$BDp))
peer("metafor", "rma.mh(measure = \"OR\")$TA", "stratified", "tarone", function(case)
  list(statistic = rma(case, "OR")$TA, p_value = rma(case, "OR")$TAp))
peer("vcd", "woolf_test(tables)", "stratified", "woolf-homogeneity", function(case) chi(vcd::woolf_test(strata(case))))
for (method in c("cmh-row-means", "cmh-correlation", "cmh-general")) local({
  scores <- switch(method, "cmh-row-means" = list(columns = 1), "cmh-correlation" = list(rows = 1, columns = 1), list())
  peer("coin", c("cmh-row-means" = "cmh_test(tables, scores of columns)",
                 "cmh-correlation" = "cmh_test(tables, scores of rows and columns)",
                 "cmh-general" = "cmh_test(tables)")[[method]], "stratified", method, function(case) {
    x <- as.table(strata(case))
    dimnames(x) <- list(rows = seq_len(dim(x)[1]), columns = seq_len(dim(x)[2]), strata = seq_len(dim(x)[3]))
    given <- list(
      rows = if (is.null(case$input$row_scores)) seq_len(dim(x)[1]) else case$input$row_scores,
      columns = if (is.null(case$input$column_scores)) seq_len(dim(x)[2]) else case$input$column_scores)
    asked <- given[names(scores)]
    found <- if (length(asked)) coin::cmh_test(x, scores = asked) else coin::cmh_test(x)
    list(statistic = coin::statistic(found)^(if (inherits(found, "ScalarIndependenceTest")) 2 else 1),
         p_value = coin::pvalue(found))
  })
})

peer("contingencytables", "CochranArmitage_MH_tests_rx2(table, scores)$Z_MH", "table", "linear-by-linear", function(case) {
  x <- table_of(case)
  if (ncol(x) != 2) skip()
  found <- contingencytables::CochranArmitage_MH_tests_rx2(x, case$input$row_scores)
  list(statistic = found$Z_MH^2, p_value = found$P_MH)
})
peer("contingencytables", "RBG_test_and_CI_stratified_2x2(tables)", "stratified", "mantel-haenszel", function(case) {
  two_sided(case)
  found <- contingencytables::RBG_test_and_CI_stratified_2x2(strata(case), 1 - case$confidence)
  list(estimate = found$thetahatMH, lower = found$L, upper = found$U, log_or_se = found$SElog)
})
peer("DescTools", "KendallTauB(table, conf.level)", "table", "tau-b", function(case) {
  found <- DescTools::KendallTauB(table_of(case), conf.level = case$confidence)
  list(estimate = found[1], lower = found[2], upper = found[3])
})
for (method in c("somers-d-rows", "somers-d-columns")) local({
  way <- if (method == "somers-d-rows") "row" else "column"
  peer("DescTools", sprintf("SomersDelta(table, direction = \"%s\", conf.level)", way), "table", method, function(case) {
    found <- DescTools::SomersDelta(table_of(case), direction = way, conf.level = case$confidence)
    list(estimate = found[1], lower = found[2], upper = found[3])
  })
})
for (method in c("krippendorff-nominal", "krippendorff-ordinal", "krippendorff-interval")) local({
  level <- sub("krippendorff-", "", method)
  peer("irr", sprintf("kripp.alpha(ratings, \"%s\")", level), "raters", method, function(case) {
    if (is.null(case$input$ratings)) skip()
    list(estimate = irr::kripp.alpha(case$input$ratings, level)$value)
  })
})
