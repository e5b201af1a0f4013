# The expected values of covariance, Kendall's tau-b and the Gini coefficient, from R:
#   Rscript Tests/References/statistics.R
# Needs the package boot, which comes with R.
options(digits = 15)

gini <- function(x, w = rep(1, length(x))) {
  share <- w / sum(w)
  pairs <- outer(share, share) * abs(outer(x, x, "-"))
  sum(pairs) / (2 * sum(share * x))
}
kendall <- function(x, y) suppressWarnings(cor(x, y, method = "kendall"))
weighted_kendall <- function(x, y, w) {
  pairs <- outer(w, w)
  a <- sign(outer(x, x, "-"))
  b <- sign(outer(y, y, "-"))
  sum(pairs * a * b) / sqrt(sum(pairs * a^2) * sum(pairs * b^2))
}

# Of all resamples: mean, standard error, the share that is undefined, quantiles.
resamples <- function(f, x, y) {
  n <- length(x)
  rows <- as.matrix(expand.grid(rep(list(1:n), n)))
  values <- apply(rows, 1, function(i) f(x[i], y[i]))
  known <- values[!is.na(values)]
  probabilities <- c(.025, .05, .25, .75, .95)
  # Values that differ by rounding only are one.
  ends <- quantile(round(known, 12), probabilities, type = 1, names = FALSE)
  c(
    estimate = f(x, y), mean = mean(known), error = sqrt(mean((known - mean(known))^2)),
    undefined = mean(is.na(values)), quantiles = ends)
}
small <- list(list(c(1, 4, 2, 8, 5), c(2, 3, 3, 9, 1)), list(c(3, 1, 4, 1, 5, 9), c(2, 7, 1, 8, 2, 8)))
statistics <- list(covariance = cov, gini = function(x, y) gini(x), kendall = kendall)
for (name in names(statistics)) {
  for (data in small) {
    cat(name, "of all resamples\n")
    print(resamples(statistics[[name]], data[[1]], data[[2]]))
  }
}

# The law schools of Efron and Tibshirani (1993): estimate, the jackknife's acceleration, the delta method's error.
schools <- data.frame(
  x = c(576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594),
  y = c(3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96))
of_rows <- list(
  covariance = function(d, i) cov(d$x[i], d$y[i]), gini = function(d, i) gini(d$x[i]),
  kendall = function(d, i) kendall(d$x[i], d$y[i]))
of_weights <- list(
  gini = function(d, w) gini(d$x, w), kendall = function(d, w) weighted_kendall(d$x, d$y, w))
for (name in names(of_rows)) {
  # Not boot's own, which measures from the estimate and not from the mean of what is left.
  without <- sapply(1:15, function(i) of_rows[[name]](schools, (1:15)[-i]))
  jackknife <- mean(without) - without
  cat(name, "of the law schools\n")
  print(c(
    estimate = of_rows[[name]](schools, 1:15),
    acceleration = sum(jackknife^3) / (6 * sum(jackknife^2)^1.5)))
}
for (name in names(of_weights)) {
  influence <- boot::empinf(data = schools, statistic = of_weights[[name]], type = "inf", stype = "w", eps = 1e-7)
  cat(name, "of the law schools, error of the delta method\n")
  print(sqrt(sum(influence^2)) / 15)
}

w <- c(1, 2, 1.5, 1, 3, 1)
x <- small[[2]][[1]]
y <- small[[2]][[2]]
cat("with weights: covariance with the divisor n - 1, gini, kendall\n")
print(c(cov.wt(cbind(x, y), w / sum(w), method = "ML")$cov[1, 2] * 6 / 5, gini(x, w), weighted_kendall(x, y, w)))
