# Peers in R: systems on the same items. `comparisons` of a case is what systems.py makes of the files of scores.

comparisons <- function(case) lapply(seq_len(nrow(case$comparisons)), function(place)
  lapply(case$comparisons, function(column) if (is.matrix(column)) column[place, ] else column[[place]]))
# Calls `f` with each comparison of a case; several of them give lists.
each <- function(package, call, methods, f) peer(package, call, "evals", methods, function(case) {
  found <- lapply(comparisons(case), function(one) f(case, one))
  if (length(found) == 1) return(found[[1]])
  sapply(names(found[[1]]), function(name) lapply(found, `[[`, name), simplify = FALSE)
})
flips <- function(one)
  exactRankTests::perm.test(pmax(one$flips, 0), pmax(-one$flips, 0), paired = TRUE, exact = TRUE)$p.value
clusters <- function(one) survey::svydesign(
  ids = ~cluster, weights = ~1, data = data.frame(d = one$differences, cluster = one$clusters))

each("stats", "binom.test(n10, n10 + n01)", "mcnemar-exact", function(case, one)
  list(p_value = binom.test(one$first, one$first + one$second)$p.value))
each("exactRankTests", "perm.test(x, y, paired = TRUE, exact = TRUE)", "sign-flip", function(case, one) {
  if (one$simulated) skip()
  list(p_value = flips(one))
})
each("PropCIs", "scoreci.mp(n01, n10, n, level)", "tango", function(case, one)
  limits(PropCIs::scoreci.mp(one$second, one$first, length(one$differences), case$confidence)))
each("stats", "t.test(d, conf.level = level)", "paired-t", function(case, one)
  limits(t.test(one$differences, conf.level = case$confidence)$conf.int))
each("survey", "confint(svymean(~d, design), level, df = degf(design))", "clustered-t", function(case, one) {
  design <- clusters(one)
  limits(confint(survey::svymean(~d, design), level = case$confidence, df = survey::degf(design)))
})
each("survey", "deff(svymean(~d, design, deff = \"replace\"))", c("clustered-score", "clustered-t"), function(case, one)
  list(design_effect = survey::deff(survey::svymean(~d, clusters(one), deff = "replace"))))
each("stats", "t.test(d, mu, alternative), at both margins", "equivalence_p_value", function(case, one) {
  if (one$scaled || !anyNA(one$clusters)) skip()
  list(equivalence_p_value = max(
    t.test(one$differences, mu = -one$margin, alternative = "greater")$p.value,
    t.test(one$differences, mu = one$margin, alternative = "less")$p.value))
})
each("survey", "pt((svymean(~d, design) - margin) / SE, degf(design)), at both margins", "equivalence_p_value",
     function(case, one) {
  if (one$scaled || anyNA(one$clusters)) skip()
  design <- clusters(one)
  found <- survey::svymean(~d, design)
  t <- (coef(found) - one$margin * c(-1, 1)) / survey::SE(found)
  list(equivalence_p_value = max(pt(t[1], survey::degf(design), lower.tail = FALSE), pt(t[2], survey::degf(design))))
})
peer("stats", "p.adjust(p, \"holm\"), of exactRankTests' p-values", "evals", "adjusted_p_value", function(case) {
  one <- comparisons(case)
  if (length(one) == 1 || !anyNA(one[[1]]$margin)) skip()
  list(adjusted_p_value = as.list(p.adjust(vapply(one, flips, 0), "holm")))
})
