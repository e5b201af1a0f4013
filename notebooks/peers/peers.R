# Bootstrap intervals of R's package boot, many times over, as JSON on standard output.
# Usage: Rscript peers.R RESAMPLES RUNS
suppressPackageStartupMessages(library(boot))
options(digits = 17)

arguments <- as.integer(commandArgs(trailingOnly = TRUE))
resamples <- arguments[1]
runs <- arguments[2]

mean_of <- function(values, index) mean(values[index])
difference_of <- function(frame, index) {
  values <- frame$value[index]
  groups <- frame$group[index]
  mean(values[groups == 1]) - mean(values[groups == 2])
}
ones <- function(successes, trials) rep(c(1, 0), c(successes, trials - successes))

data_sets <- list(
  "proportion" = function() boot(ones(37, 50), mean_of, resamples),
  "score" = function() boot(rep(1:4, c(4, 9, 12, 25)), mean_of, resamples),
  "difference" = function() {
    frame <- data.frame(value = c(ones(36, 50), ones(40, 50)), group = rep(1:2, each = 50))
    boot(frame, difference_of, resamples, strata = frame$group)
  })
slots <- c(percentile = "percent", basic = "basic", bca = "bca")

rows <- character()
for (name in names(data_sets)) {
  limits <- replicate(runs, NULL, simplify = FALSE)
  for (run in seq_len(runs)) {
    set.seed(run)
    found <- boot.ci(data_sets[[name]](), type = c("perc", "basic", "bca"))
    limits[[run]] <- lapply(slots, function(slot) found[[slot]][4:5])
  }
  for (method in names(slots)) {
    ends <- vapply(limits, function(one) one[[method]], c(0, 0))
    rows <- c(rows, sprintf(
      '{"peer": "R boot", "data": "%s", "method": "%s", "lower": [%s], "upper": [%s]}',
      name, method, paste(format(ends[1, ], trim = TRUE), collapse = ", "),
      paste(format(ends[2, ], trim = TRUE), collapse = ", ")))
  }
}
cat(sprintf('{"R": "%s", "boot": "%s", "results": [%s]}\n',
            getRversion(), packageVersion("boot"), paste(rows, collapse = ",\n")))
