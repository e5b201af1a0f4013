# What R makes of the families' workloads; worker.R reads this file. Base R, coin, vcd, vcdExtra, exactRankTests and metafor, and
# by hand what they have not.

given <- jsonlite::fromJSON(file.path(data_folder, "families.json"), simplifyMatrix = TRUE)
respondents <- function(table) data.frame(
  group = factor(rep(row(table), table)), answer = as.vector(rep(col(table), table)))
ordered_table <- given$ordered
ordered_answers <- respondents(ordered_table)
step_answers <- respondents(given$groups_of_steps)
answers_of_25 <- respondents(given$two_of_25)
answers_of_100 <- respondents(given$two_of_100)
first_of_25 <- answers_of_25$answer[answers_of_25$group == 1]
second_of_25 <- answers_of_25$answer[answers_of_25$group == 2]
signed <- given$differences
none <- rep(0, length(signed))
# fromJSON has the strata first; R has them last.
strata_of_tables <- aperm(given$strata, c(2, 3, 1))
strata_of_two <- aperm(given$strata_of_two, c(2, 3, 1))
one_by_one <- function(i, j) strata_of_two[i, j, ]
subjects <- t(apply(given$ratings, 1, tabulate, nbins = 5))

# Pairs of groups in the order of ours, from the triangle that R prints.
in_pairs <- function(triangle) triangle[!is.na(triangle)]

restricted_z <- function(x1, n1, x2, n2, d, factor = 1) {
  ratio <- n2 / n1
  p1 <- x1 / n1
  p2 <- x2 / n2
  a <- 1 + ratio
  b <- -(1 + ratio + p1 + ratio * p2 + d * (ratio + 2))
  c <- d^2 + d * (2 * p1 + ratio + 1) + p1 + ratio * p2
  e <- -p1 * d * (1 + d)
  v <- b^3 / (27 * a^3) - b * c / (6 * a^2) + e / (2 * a)
  u <- sign(v) * sqrt(b^2 / (9 * a^2) - c / (3 * a))
  q1 <- 2 * u * cos((pi + acos(v / u^3)) / 3) - b / (3 * a)
  q2 <- q1 - d
  (p1 - p2 - d) / sqrt(factor * (q1 * (1 - q1) / n1 + q2 * (1 - q2) / n2))
}

tango_z <- function(b, c, n, d) {
  linear <- -b - c + (2 * n - b + c) * d
  q <- (sqrt(linear^2 + 8 * n * c * d * (1 - d)) - linear) / (4 * n)
  (b - c - n * d) / sqrt(n * (2 * q + d * (1 - d)))
}

exact_multinomial <- function(counts, shares) {
  n <- sum(counts)
  # Bars among stars: all counts of three categories.
  bars <- combn(n + 2, 2)
  all <- rbind(bars[1, ] - 1, bars[2, ] - bars[1, ] - 1, n + 2 - bars[2, ])
  p <- exp(lfactorial(n) + colSums(all * log(shares) - lfactorial(all)))
  sum(p[p <= dmultinom(counts, prob = shares) * (1 + 1e-7)])
}

jonckheere <- function(counts) {
  n <- rowSums(counts)
  t <- colSums(counts)
  total <- sum(counts)
  statistic <- 0
  for (i in seq_len(nrow(counts) - 1)) {
    after <- colSums(counts[(i + 1):nrow(counts), , drop = FALSE])
    statistic <- statistic + sum(counts[i, ] * (sum(after) - cumsum(after) + after / 2))
  }
  variance <- (total * (total - 1) * (2 * total + 5) - sum(n * (n - 1) * (2 * n + 5)) -
      sum(t * (t - 1) * (2 * t + 5))) / 72 +
    sum(n * (n - 1) * (n - 2)) * sum(t * (t - 1) * (t - 2)) / (36 * total * (total - 1) * (total - 2)) +
    sum(n * (n - 1)) * sum(t * (t - 1)) / (8 * total * (total - 1))
  z <- (statistic - (total^2 - sum(n^2)) / 4) / sqrt(variance)
  c(statistic, 2 * pnorm(-abs(z)))
}

fleiss <- function(counts) {
  raters <- sum(counts[1, ])
  agreed <- mean((rowSums(counts^2) - raters) / (raters * (raters - 1)))
  chance <- sum((colSums(counts) / sum(counts))^2)
  (agreed - chance) / (1 - chance)
}

nominal_alpha <- function(counts) {
  raters <- rowSums(counts)
  values <- colSums(counts)
  1 - (sum(raters) - 1) * sum(rowSums(counts * (raters - counts)) / (raters - 1)) / (sum(values)^2 - sum(values^2))
}

gwet <- function(counts) {
  n <- nrow(counts)
  raters <- rowSums(counts)
  agreed <- rowSums(counts * (counts - 1)) / (raters * (raters - 1))
  shares <- colMeans(counts / raters)
  k <- sum(shares > 0)
  chance <- sum(shares * (1 - shares)) / (k - 1)
  estimate <- (mean(agreed) - chance) / (1 - chance)
  of_subject <- as.vector((counts / raters) %*% (1 - shares)) / (k - 1)
  parts <- (agreed - chance) / (1 - chance) - 2 * (1 - estimate) * (of_subject - chance) / (1 - chance)
  error <- sqrt(sum((parts - estimate)^2) / (n * (n - 1)))
  c(estimate, error, pmin(1, pmax(-1, estimate + c(-1, 1) * qt(0.975, n - 1) * error)))
}

ratio_z <- function(ratio, both, first, second, n) {
  said <- both + first + second
  a <- n * (1 + ratio)
  b <- (both + second) * ratio^2 - (both + first + 2 * second)
  q <- (sqrt(b^2 - 4 * a * second * (1 - ratio) * said / n) - b) / (2 * a)
  (both + first - ratio * (both + second)) / sqrt(n * (1 + ratio) * q + said * (ratio - 1))
}

differences_bonferroni <- function(x, n) {
  pairs <- combn(length(x), 2)
  p <- x / n
  variance <- p * (1 - p) / n
  estimate <- p[pairs[1, ]] - p[pairs[2, ]]
  reach <- qnorm(1 - 0.025 / ncol(pairs)) * sqrt(variance[pairs[1, ]] + variance[pairs[2, ]])
  c(pmax(-1, estimate - reach), pmin(1, estimate + reach))
}

family_workloads <- list(
  "r-exact-binomial" = function(B) binom.test(37, 50, 0.6)$p.value,
  "r-score-z" = function(B) prop.test(37, 50, 0.6, correct = FALSE)$p.value,
  "r-equivalence-exact" = function(B) max(
    binom.test(37, 50, 0.6, "greater")$p.value, binom.test(37, 50, 0.9, "less")$p.value),
  "r-not-inferior" = function(B) pnorm(-restricted_z(45, 50, 44, 50, -0.1)),
  "r-equivalent" = function(B) max(
    pnorm(-restricted_z(45, 50, 44, 50, -0.1, 100 / 99)), pnorm(restricted_z(45, 50, 44, 50, 0.1, 100 / 99))),
  "r-odds-ratio-exact" = function(B)
    fisher.test(matrix(c(45, 44, 5, 6), 2), or = 0.5, alternative = "greater", conf.int = FALSE)$p.value,
  "r-paired-equivalent" = function(B) max(pnorm(-tango_z(4, 3, 50, -0.2)), pnorm(tango_z(4, 3, 50, 0.2))),
  "r-fit-pearson" = function(B) unlist(chisq.test(c(12, 20, 18))[c("statistic", "p.value")]),
  "r-exact-multinomial-3" = function(B) exact_multinomial(c(12, 20, 18), rep(1 / 3, 3)),
  "r-tau-b" = function(B) cor(as.integer(ordered_answers$group), ordered_answers$answer, method = "kendall"),
  "r-kruskal-wallis" = function(B)
    unlist(kruskal.test(answer ~ group, step_answers)[c("statistic", "p.value")]),
  "r-jonckheere" = function(B) jonckheere(given$groups_of_steps),
  "r-mann-whitney" = function(B)
    unlist(wilcox.test(answer ~ group, answers_of_100, correct = FALSE, exact = FALSE)[c("statistic", "p.value")]),
  "r-signed-rank" = function(B) wilcox.test(signed, correct = FALSE, exact = FALSE)$p.value,
  "r-sign-test" = function(B) binom.test(sum(signed > 0), sum(signed != 0))$p.value,
  "r-fleiss" = function(B) fleiss(t(apply(given$ratings, 1, tabulate, nbins = 5))),
  "r-krippendorff" = function(B) nominal_alpha(t(apply(given$ratings, 1, tabulate, nbins = 5))),
  "boot-krippendorff-resampled" = function(B) bca(boot(subjects, function(d, i) nominal_alpha(d[i, ]), B)),
  "r-gwet" = function(B) gwet(t(apply(given$ratings, 1, tabulate, nbins = 5))),
  "r-cmh-general" = function(B) unlist(mantelhaen.test(strata_of_tables)[c("statistic", "p.value")]),
  "r-pairwise-score" = function(B)
    in_pairs(suppressWarnings(pairwise.prop.test(given$group_yes, given$group_n, correct = FALSE))$p.value),
  "r-pairwise-fisher" = function(B) {
    x <- cbind(given$group_yes, given$group_n - given$group_yes)
    in_pairs(pairwise.table(function(i, j) fisher.test(x[c(i, j), ], conf.int = FALSE)$p.value, 1:5, "holm"))
  },
  "r-differences-bonferroni" = function(B) differences_bonferroni(given$group_yes, given$group_n),
  "r-paired-ratio" = function(B) c(
    uniroot(function(r) ratio_z(r, 20, 12, 2, 50) - qnorm(0.975), c(0.2, 32 / 22), tol = 1e-13)$root,
    uniroot(function(r) ratio_z(r, 20, 12, 2, 50) + qnorm(0.975), c(32 / 22, 10), tol = 1e-13)$root),
  "r-holm" = function(B) p.adjust(given$p_values),
  "r-sidak" = function(B) 1 - (1 - given$p_values)^length(given$p_values),
  "r-holm-sidak" = function(B) {
    p <- given$p_values
    first <- order(p)
    steps <- cummax(1 - (1 - p[first])^(length(p):1))
    steps[order(first)]
  }
)

# What needs a package is there where the package is.
of_package <- list(
  coin = list(
    "coin-kruskal-wallis" = function(B) {
      found <- coin::kruskal_test(answer ~ group, step_answers)
      c(coin::statistic(found), coin::pvalue(found))
    },
    "coin-mann-whitney-exact-25" = function(B)
      coin::pvalue(coin::wilcox_test(answer ~ group, answers_of_25, distribution = "exact")),
    "coin-mann-whitney-exact-100" = function(B)
      coin::pvalue(coin::wilcox_test(answer ~ group, answers_of_100, distribution = "exact")),
    "coin-signed-rank-exact" = function(B) coin::pvalue(
      coin::wilcoxsign_test(signed ~ none, distribution = "exact", zero.method = "Wilcoxon")),
    "coin-signed-rank-pratt-exact" = function(B) coin::pvalue(
      coin::wilcoxsign_test(signed ~ none, distribution = "exact", zero.method = "Pratt"))),
  exactRankTests = list(
    "exact-rank-mann-whitney-25" = function(B) exactRankTests::wilcox.exact(first_of_25, second_of_25)$p.value,
    "exact-rank-signed-rank" = function(B) exactRankTests::wilcox.exact(signed)$p.value),
  vcd = list(
    "vcd-woolf" = function(B) unlist(vcd::woolf_test(strata_of_two)[c("statistic", "p.value")]),
    "vcd-cohen" = function(B) {
      found <- vcd::Kappa(given$two_raters)
      c(found$Unweighted[1], confint(found)["Unweighted", ])
    }),
  vcdExtra = list(
    "vcdextra-gamma" = function(B) {
      found <- vcdExtra::GKgamma(ordered_table)
      c(found$gamma, found$sigma, found$CI)
    }),
  metafor = list(
    "metafor-risk-difference" = function(B) {
      found <- metafor::rma.mh(
        ai = one_by_one(1, 1), bi = one_by_one(1, 2), ci = one_by_one(2, 1), di = one_by_one(2, 2), measure = "RD")
      c(found$beta, found$se, found$ci.lb, found$ci.ub)
    })
)
family_packages <- Filter(function(package) requireNamespace(package, quietly = TRUE), names(of_package))
family_workloads <- c(family_workloads, unlist(unname(of_package[family_packages]), recursive = FALSE))
