# One proportion and two samples, for one_sided.R, which has what is used here.

# Of all values of a nuisance parameter the one of greatest likelihood, whose logarithm is concave.
best_of <- function(f, lower, upper) {
  if (upper - lower < 1e-12) return((lower + upper) / 2)
  tries <- c(lower, optimize(f, c(lower, upper), maximum = TRUE, tol = 1e-13)$maximum, upper)
  tries[which.max(vapply(tries, f, 0))]
}
times_log <- function(x, p) if (x == 0) 0 else if (p <= 0) -Inf else x * log(p)
binomial_log <- function(x, n, p) times_log(x, p) + times_log(n - x, 1 - p)
one_tail <- function(z, direction) pnorm(z, lower.tail = direction == "less")

# One proportion.
for (trial in 1:300) {
  n <- any_of(1:12) * any_of(c(1, 1, 4))
  x <- any_of(0:n)
  null <- any_of(c(0, 0.1, 0.25, 0.5, 0.6, 0.9, 1, round(runif(1), 3)))
  confidence <- any_of(confidences)
  ask("binom.test", "proportion", "exact-binomial", list(x = x, n = n, null = null), binom.test(x, n, null)$p.value)
  for (direction in directions) {
    exact <- binom.test(x, n, null, direction)
    ask("binom.test", "proportion", "exact-binomial", list(x = x, n = n, null = null), exact$p.value,
      top = alternative(direction))
    ask("binom.test", "proportion", "exact-binomial-central", list(x = x, n = n, null = null), exact$p.value,
      top = alternative(direction))
    ask("dbinom", "proportion", "exact-binomial-mid-p", list(x = x, n = n, null = null),
      exact$p.value - dbinom(x, n, null) / 2, top = alternative(direction))
    if (0 < null && null < 1) {
      ask("prop.test", "proportion", "score-z", list(x = x, n = n, null = null),
        prop.test(x, n, null, direction, correct = FALSE)$p.value, top = alternative(direction))
      ask("prop.test, correct", "proportion", "score-z-cc", list(x = x, n = n, null = null),
        prop.test(x, n, null, direction)$p.value, top = alternative(direction))
      root <- sign(x / n - null) * sqrt(2 * (binomial_log(x, n, x / n) - binomial_log(x, n, null)))
      ask("log-likelihood", "proportion", "likelihood-ratio-test", list(x = x, n = n, null = null),
        one_tail(root, direction), top = alternative(direction))
    }
    limits <- function(test) test$conf.int[if (direction == "greater") 1 else 2]
    ask("binom.test", "proportion", "clopper-pearson", list(x = x, n = n),
      limits(binom.test(x, n, 0.5, direction, confidence)), bound(direction), side(direction, confidence))
    ask("prop.test", "proportion", "wilson", list(x = x, n = n),
      limits(prop.test(x, n, alternative = direction, conf.level = confidence, correct = FALSE)), bound(direction),
      side(direction, confidence))
    # R's correction of the limits depends on the value that is tested; this one is far from the share.
    ask("prop.test, correct", "proportion", "wilson-cc", list(x = x, n = n),
      limits(prop.test(x, n, if (x == 0) 1 - 1e-9 else 1e-9, direction, confidence)), bound(direction),
      side(direction, confidence))
    ask("dbinom at the limit", "proportion", "mid-p", list(x = x, n = n), 1 - confidence, at_limit(direction, local({
      x <- x; n <- n; direction <- direction
      function(p) binom.test(x, n, p, direction)$p.value - dbinom(x, n, p) / 2
    }), c(0, 1)), side(direction, confidence), tolerance = 1e-8)
    ask("log-likelihood at the limit", "proportion", "likelihood-ratio", list(x = x, n = n), 1 - confidence,
      at_limit(direction, local({
        x <- x; n <- n; direction <- direction
        function(p) one_tail(sign(x / n - p) * sqrt(2 * (binomial_log(x, n, x / n) - binomial_log(x, n, p))), direction)
      }), c(0, 1)), side(direction, confidence), tolerance = 1e-8)
    ask("qbeta", "proportion", "jeffreys", list(x = x, n = n),
      if (direction == "greater") { if (x == 0) 0 else qbeta(1 - confidence, x + 0.5, n - x + 0.5) }
      else if (x == n) 1 else qbeta(confidence, x + 0.5, n - x + 0.5), bound(direction), side(direction, confidence))
    population <- n + any_of(0:20)
    whole <- x:(population - n + x)
    # A tail of just the significance rejects.
    beyond <- (1 - confidence) * (1 + 1e-12)
    kept <- if (direction == "greater") phyper(x - 1, whole, population - whole, n, lower.tail = FALSE) > beyond
      else phyper(x, whole, population - whole, n) > beyond
    ask("phyper", "finite-proportion", "hypergeometric", list(x = x, n = n, population = population),
      (if (direction == "greater") min(whole[kept]) else max(whole[kept])) / population, bound(direction),
      side(direction, confidence))
  }
  margins <- sort(round(runif(2), 3))
  if (0 < margins[1] && margins[1] < margins[2] && margins[2] < 1) {
    ask("binom.test, twice", "proportion", "exact-binomial-central", list(x = x, n = n, margins = margins),
      max(binom.test(x, n, margins[1], "greater")$p.value, binom.test(x, n, margins[2], "less")$p.value))
    ask("prop.test, twice", "proportion", "score-z", list(x = x, n = n, margins = margins), max(
      prop.test(x, n, margins[1], "greater", correct = FALSE)$p.value,
      prop.test(x, n, margins[2], "less", correct = FALSE)$p.value))
  }
}

# Two samples: the statistic of a difference, and of a ratio, at the shares of greatest likelihood.
difference_z <- function(x1, n1, x2, n2, d) {
  q2 <- best_of(function(q) binomial_log(x1, n1, q + d) + binomial_log(x2, n2, q), max(0, -d), min(1, 1 - d))
  q1 <- q2 + d
  (x1 / n1 - x2 / n2 - d) / sqrt(q1 * (1 - q1) / n1 + q2 * (1 - q2) / n2)
}
ratio_z <- function(x1, n1, x2, n2, ratio) {
  q2 <- best_of(function(q) binomial_log(x1, n1, q * ratio) + binomial_log(x2, n2, q), 0, min(1, 1 / ratio))
  q1 <- q2 * ratio
  (x1 / n1 - ratio * x2 / n2) / sqrt(q1 * (1 - q1) / n1 + ratio^2 * q2 * (1 - q2) / n2)
}
# The largest probability of a region over a common share; the region of Barnard by pooled z, of Boschloo by Fisher's tail.
supremum <- function(n1, n2, region) {
  at <- which(region, arr.ind = TRUE) - 1
  # All outcomes of a sum have a probability that depends on the common share alone.
  weight <- tapply(choose(n1, at[, 1]) * choose(n2, at[, 2]), rowSums(at), sum)
  sums <- as.numeric(names(weight))
  p <- function(share) sum(weight * exp(sums * log(share) + (n1 + n2 - sums) * log1p(-share)))
  if (0 %in% sums || (n1 + n2) %in% sums) return(1)
  grid <- (1:999) / 1000
  values <- vapply(grid, p, 0)
  top <- order(values, decreasing = TRUE)[1:5]
  max(vapply(grid[top], function(g)
    optimize(p, c(max(1e-9, g - 0.001), min(1 - 1e-9, g + 0.001)), maximum = TRUE, tol = 1e-12)$objective, 0))
}
unconditional <- function(x1, n1, x2, n2, direction, by) {
  all <- expand.grid(a = 0:n1, b = 0:n2)
  sign <- if (direction == "greater") 1 else -1
  if (by == "barnard") {
    pooled <- (all$a + all$b) / (n1 + n2)
    z <- (all$a / n1 - all$b / n2) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    z[!is.finite(z)] <- 0
    order_of <- -sign * z
  } else {
    order_of <- if (sign > 0) phyper(all$a - 1, n1, n2, all$a + all$b, lower.tail = FALSE)
      else phyper(all$a, n1, n2, all$a + all$b)
  }
  observed <- order_of[all$a == x1 & all$b == x2]
  supremum(n1, n2, matrix(order_of <= observed + 1e-11, n1 + 1))
}

for (trial in 1:300) {
  n1 <- any_of(1:12) * any_of(c(1, 1, 3))
  n2 <- any_of(1:12) * any_of(c(1, 1, 3))
  x1 <- any_of(c(0, n1, 0:n1, 0:n1))
  x2 <- any_of(c(0, n2, 0:n2, 0:n2))
  two <- list(x1 = x1, n1 = n1, x2 = x2, n2 = n2)
  counts <- matrix(c(x1, x2, n1 - x1, n2 - x2), 2)
  confidence <- any_of(confidences)
  d <- any_of(c(-0.3, -0.1, 0.05, 0.2))
  ratio <- any_of(c(0.5, 0.8, 1, 1.25, 2))
  odds_ratio <- any_of(c(0.25, 0.5, 1, 2, 5))
  # A table with an empty column decides nothing.
  varies <- 0 < x1 + x2 && x1 + x2 < n1 + n2
  for (direction in directions) {
    ask("fisher.test", "compare", "fisher", two, fisher.test(counts, alternative = direction)$p.value,
      top = alternative(direction))
    ask("fisher.test, or", "compare", "conditional-exact", c(two, null_odds_ratio = odds_ratio),
      fisher.test(counts, or = odds_ratio, alternative = direction)$p.value, top = alternative(direction))
    ask("dhyper", "compare", "fisher-mid-p", two,
      fisher.test(counts, alternative = direction)$p.value - dhyper(x1, n1, n2, x1 + x2) / 2,
      top = alternative(direction))
    if (varies) {
      ask("prop.test", "compare", "pearson", two,
        prop.test(c(x1, x2), c(n1, n2), alternative = direction, correct = FALSE)$p.value, top = alternative(direction))
      ask("prop.test, correct", "compare", "yates", two,
        prop.test(c(x1, x2), c(n1, n2), alternative = direction)$p.value, top = alternative(direction))
      z <- difference_z(x1, n1, x2, n2, 0)
      ask("(N - 1) / N", "compare", "n-1", two, one_tail(z * sqrt((n1 + n2 - 1) / (n1 + n2)), direction),
        top = alternative(direction), tolerance = 1e-6)
      ask("supremum on a grid", "compare", "barnard", two, unconditional(x1, n1, x2, n2, direction, "barnard"),
        top = alternative(direction), tolerance = 1e-6)
      ask("supremum on a grid", "compare", "boschloo", two, unconditional(x1, n1, x2, n2, direction, "boschloo"),
        top = alternative(direction), tolerance = 1e-6)
    }
    z <- difference_z(x1, n1, x2, n2, d)
    ask("restricted likelihood", "compare", "mee", c(two, null = d), one_tail(z, direction),
      top = alternative(direction), tolerance = 1e-6)
    if (n1 + n2 > 1) ask("restricted likelihood", "compare", "miettinen-nurminen", c(two, null = d),
      one_tail(z * sqrt((n1 + n2 - 1) / (n1 + n2)), direction), top = alternative(direction), tolerance = 1e-6)
    if (x1 + x2 > 0) ask("restricted likelihood", "compare", "koopman", c(two, null_ratio = ratio),
      one_tail(ratio_z(x1, n1, x2, n2, ratio), direction), top = alternative(direction), tolerance = 1e-6)
    ask("prop.test", "compare", "wald", two,
      prop.test(c(x1, x2), c(n1, n2), alternative = direction, conf.level = confidence, correct = FALSE)$conf.int[
        if (direction == "greater") 1 else 2], bound(direction), side(direction, confidence))
    # Newcombe's is built of Wilson's limits, which prop.test has.
    of_share <- function(x, n, to) prop.test(x, n, alternative = to, conf.level = confidence, correct = FALSE)$conf.int
    p <- c(x1 / n1, x2 / n2)
    ask("prop.test, joined", "compare", "newcombe", two,
      if (direction == "greater")
        p[1] - p[2] - sqrt((p[1] - of_share(x1, n1, "greater")[1])^2 + (of_share(x2, n2, "less")[2] - p[2])^2)
      else p[1] - p[2] + sqrt((of_share(x1, n1, "less")[2] - p[1])^2 + (p[2] - of_share(x2, n2, "greater")[1])^2),
      bound(direction), side(direction, confidence))
    at <- local({ counts <- counts; direction <- direction; x1 <- x1; x2 <- x2; n1 <- n1; n2 <- n2; list(
      odds_ratio = function(limit) fisher.test(counts, or = limit, alternative = direction)$p.value,
      difference = function(limit) one_tail(difference_z(x1, n1, x2, n2, limit), direction),
      corrected = function(limit)
        one_tail(difference_z(x1, n1, x2, n2, limit) * sqrt((n1 + n2 - 1) / (n1 + n2)), direction),
      ratio = function(limit) one_tail(ratio_z(x1, n1, x2, n2, limit), direction)) })
    # R finds its limits to four digits only; ours go into its p-value.
    ask("fisher.test at the limit", "compare", "conditional-exact", two, 1 - confidence,
      at_limit(direction, at$odds_ratio), side(direction, confidence), tolerance = 1e-7)
    ask("restricted likelihood at the limit", "compare", "mee", two, 1 - confidence,
      at_limit(direction, at$difference, c(-1, 1)), side(direction, confidence), tolerance = 1e-6)
    ask("restricted likelihood at the limit", "compare", "miettinen-nurminen", two, 1 - confidence,
      at_limit(direction, at$corrected, c(-1, 1)), side(direction, confidence), tolerance = 1e-6)
    if (x1 + x2 > 0) ask("restricted likelihood at the limit", "compare", "koopman", two, 1 - confidence,
      at_limit(direction, at$ratio), side(direction, confidence), tolerance = 1e-6)
    # The ratio of shares, and of odds, on the scale of logarithms.
    if (all(counts > 0)) for (link in c("log", "logit")) {
      share <- if (link == "log") p else p / (1 - p)
      error <- sqrt(sum(if (link == "log") 1 / c(x1, x2) - 1 / c(n1, n2) else 1 / counts))
      ask("by its formula", "compare", if (link == "log") "katz-log" else "woolf", two,
        share[1] / share[2] * exp((if (direction == "greater") -1 else 1) * qnorm(confidence) * error), bound(direction),
        side(direction, confidence))
    }
    exposure <- c(any_of(1:9), any_of(1:9))
    ask("poisson.test", "rate", "garwood", list(events = x1, exposure = exposure[1]),
      poisson.test(x1, exposure[1], alternative = direction, conf.level = confidence)$conf.int[
        if (direction == "greater") 1 else 2], bound(direction), side(direction, confidence))
    if (x1 + x2 > 0) ask("poisson.test", "rate-ratio", "conditional-exact",
      list(events1 = x1, exposure1 = exposure[1], events2 = x2, exposure2 = exposure[2]),
      poisson.test(c(x1, x2), exposure, alternative = direction, conf.level = confidence)$conf.int[
        if (direction == "greater") 1 else 2], bound(direction), side(direction, confidence), tolerance = 1e-8)
  }
  margins <- c(-any_of(c(0.1, 0.2)), any_of(c(0.1, 0.3)))
  ask("restricted likelihood, twice", "compare", "mee", c(two, list(margins = margins)), max(
    one_tail(difference_z(x1, n1, x2, n2, margins[1]), "greater"),
    one_tail(difference_z(x1, n1, x2, n2, margins[2]), "less")), tolerance = 1e-6)
}
