# Pairs, ordered groups, strata and ranks, for one_sided.R, which has what is used here.

# Pairs: four cells of greatest likelihood where the difference, or the ratio, is stated.
paired_log <- function(cells, q) sum(mapply(times_log, cells, q))
paired_difference_z <- function(cells, d) {
  n <- sum(cells)
  same <- cells[1] + cells[4]
  q01 <- best_of(function(q) paired_log(c(same, cells[2], cells[3]), c(1 - 2 * q - d, q + d, q)), max(0, -d), (1 - d) / 2)
  (cells[2] - cells[3] - n * d) / sqrt(n * (2 * q01 + d - d^2))
}
# The shares of the second answer p and of the first r p; q said only the second.
paired_ratio_z <- function(cells, r) {
  log_of <- function(p, q) paired_log(cells, c(p - q, r * p - p + q, q, 1 - r * p - q))
  best_q <- function(p) best_of(function(q) log_of(p, q), max(0, p - r * p), min(p, 1 - r * p))
  p <- best_of(function(p) log_of(p, best_q(p)), 0, min(1, 1 / r))
  q <- best_q(p)
  variance <- (1 - r)^2 * (p - q) + (r * p - p + q) + r^2 * q
  (cells[1] + cells[2] - r * (cells[1] + cells[3])) / sqrt(sum(cells) * variance)
}
for (trial in 1:250) {
  cells <- sapply(1:4, function(i) any_of(c(0, 0:9)))
  if (sum(cells) == 0) next
  pairs <- as.list(setNames(cells, c("n11", "n10", "n01", "n00")))
  b <- cells[[2]]
  c <- cells[[3]]
  confidence <- any_of(confidences)
  d <- any_of(c(-0.3, -0.1, 0.05, 0.2))
  ratio <- any_of(c(0.5, 0.8, 1, 1.25, 2))
  for (direction in directions) {
    if (b + c > 0) {
      exact <- binom.test(b, b + c, 0.5, direction, confidence)
      ask("binom.test", "paired", "mcnemar-exact", pairs, exact$p.value, top = alternative(direction))
      ask("dbinom", "paired", "mcnemar-mid-p", pairs, exact$p.value - dbinom(b, b + c, 0.5) / 2,
        top = alternative(direction))
      chi <- mcnemar.test(matrix(cells[c(1, 3, 2, 4)], 2), correct = FALSE)$statistic
      ask("mcnemar.test, signed root", "paired", "mcnemar", pairs, one_tail(sign(b - c) * sqrt(chi), direction),
        top = alternative(direction))
      limit <- exact$conf.int[if (direction == "greater") 1 else 2]
      ask("binom.test", "paired", "conditional-exact", pairs, limit / (1 - limit), bound(direction),
        side(direction, confidence), tolerance = 1e-7)
    }
    ask("restricted likelihood", "paired", "tango", modifyList(pairs, list(null = d)),
      one_tail(paired_difference_z(cells, d), direction), top = alternative(direction), tolerance = 1e-6)
    at <- local({ cells <- cells; direction <- direction; list(
      difference = function(limit) one_tail(paired_difference_z(cells, limit), direction),
      ratio = function(limit) one_tail(paired_ratio_z(cells, limit), direction)) })
    ask("restricted likelihood at the limit", "paired", "tango", pairs, 1 - confidence,
      at_limit(direction, at$difference, c(-1, 1)), side(direction, confidence), tolerance = 1e-6)
    if (sum(cells[1:3]) > 0) {
      ask("restricted likelihood at the limit", "paired", "ratio-score", pairs, 1 - confidence,
        at_limit(direction, at$ratio), side(direction, confidence), tolerance = 1e-5)
      ask("restricted likelihood", "paired", "ratio-score", modifyList(pairs, list(null_ratio = ratio)),
        one_tail(paired_ratio_z(cells, ratio), direction), top = alternative(direction), tolerance = 1e-5)
    }
  }
}

# Ordered groups, strata.
for (trial in 1:150) {
  n <- sapply(1:any_of(2:5), function(i) any_of(1:12))
  x <- sapply(n, function(m) any_of(0:m))
  if (0 < sum(x) && sum(x) < sum(n)) {
    chi <- prop.trend.test(x, n)$statistic
    up <- sign(cov(rep(seq_along(n), n), unlist(mapply(function(x, m) rep(c(1, 0), c(x, m - x)), x, n, SIMPLIFY = FALSE))))
    for (direction in directions) ask("prop.trend.test, signed root", "trend", "cochran-armitage", list(x = x, n = n),
      one_tail(up * sqrt(chi), direction), top = alternative(direction))
  }
  # R takes two strata at least.
  k <- any_of(2:4)
  strata <- array(sapply(1:(4 * k), function(i) any_of(0:8)), c(2, 2, k))
  if (any(apply(strata, 3, sum) < 2)) next
  tables <- lapply(1:k, function(s) lapply(1:2, function(i) strata[i, , s]))
  confidence <- any_of(confidences)
  for (direction in directions) for (method in c("cmh", "cmh-cc")) ask(
    "mantelhaen.test", "stratified", method, list(strata = tables),
    of(try(mantelhaen.test(strata, alternative = direction, correct = method == "cmh-cc")$p.value, TRUE)),
    top = alternative(direction))
  for (direction in directions) ask(
    "mantelhaen.test", "stratified", "mantel-haenszel", list(strata = tables),
    of(try(mantelhaen.test(strata, alternative = direction, conf.level = confidence)$conf.int[
      if (direction == "greater") 1 else 2], TRUE)), bound(direction), side(direction, confidence))
}

# Ranks.
for (trial in 1:250) {
  steps <- any_of(2:5)
  table <- matrix(sapply(1:(2 * steps), function(i) any_of(c(0, 0:5))), 2)
  if (all(rowSums(table) > 0)) {
    first <- rep(1:steps, table[1, ])
    second <- rep(1:steps, table[2, ])
    answers <- data.frame(y = c(first, second), g = factor(rep(1:2, c(length(first), length(second)))))
    counts <- lapply(1:2, function(i) table[i, ])
    for (direction in directions) {
      for (method in c("mann-whitney", "mann-whitney-cc")) ask("wilcox.test", "table", method, list(counts = counts),
        wilcox.test(first, second, direction, exact = FALSE, correct = method == "mann-whitney-cc")$p.value,
        top = alternative(direction))
      if (length(unique(answers$y)) > 1) ask("coin wilcox_test", "table", "mann-whitney-exact", list(counts = counts),
        of(pvalue(wilcox_test(y ~ g, answers, alternative = direction, distribution = "exact"))),
        top = alternative(direction), tolerance = 1e-8)
      ask("exactRankTests wilcox.exact", "table", "mann-whitney-exact", list(counts = counts),
        wilcox.exact(first, second, direction, exact = TRUE)$p.value, top = alternative(direction), tolerance = 1e-8)
    }
  }
  values <- sapply(1:any_of(1:12), function(i) any_of(c(-3:3, 0, any_of(-9:9))))
  if (all(values == 0)) next
  none <- rep(0, length(values))
  for (direction in directions) {
    for (method in c("signed-rank", "signed-rank-cc")) ask("wilcox.test", "differences", method, list(values = I(values)),
      wilcox.test(values, alternative = direction, exact = FALSE, correct = method == "signed-rank-cc")$p.value,
      top = alternative(direction))
    ask("exactRankTests wilcox.exact", "differences", "signed-rank-exact", list(values = I(values)),
      wilcox.exact(values[values != 0], alternative = direction, exact = TRUE)$p.value,
      top = alternative(direction), tolerance = 1e-8)
    for (zeros in c("Wilcoxon", "Pratt")) ask(paste("coin wilcoxsign_test,", zeros), "differences",
      if (zeros == "Pratt") "signed-rank-pratt-exact" else "signed-rank-exact", list(values = I(values)),
      of(try(pvalue(wilcoxsign_test(
        values ~ none, alternative = direction, distribution = "exact", zero.method = zeros)), TRUE)),
      top = alternative(direction), tolerance = 1e-8)
    ask("coin wilcoxsign_test, Pratt", "differences", "signed-rank-pratt", list(values = I(values)),
      of(try(pvalue(wilcoxsign_test(values ~ none, alternative = direction, zero.method = "Pratt")), TRUE)),
      top = alternative(direction), tolerance = 1e-8)
    signs <- binom.test(sum(values > 0), sum(values != 0), 0.5, direction)$p.value
    ask("binom.test", "differences", "sign-test", list(values = I(values)), signs, top = alternative(direction))
    ask("dbinom", "differences", "sign-test-mid-p", list(values = I(values)),
      signs - dbinom(sum(values > 0), sum(values != 0), 0.5) / 2, top = alternative(direction))
  }
}
