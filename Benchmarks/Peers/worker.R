# R as a rival that answers lines: see PeerRunner.swift for the requests.
# usage: Rscript --vanilla worker.R DATA_FOLDER
suppressPackageStartupMessages(library(boot))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
data_folder <- commandArgs(trailingOnly = TRUE)[1]

# The data of the workloads W1-W8; workload_data.py and WorkloadData.swift hold the same.
proportion <- rep(c(1, 0), c(37, 13))
groups <- c(rep(c(1, 0), c(36, 14)), rep(c(1, 0), c(40, 10)))
strata <- rep(1:2, each = 50)
answers <- as.matrix(read.csv(file.path(data_folder, "answers.csv"), header = FALSE))
dimnames(answers) <- NULL
storage.mode(answers) <- "double"
pairs_of_items <- combn(ncol(answers), 2)
likert <- rep(c(1, 2, 3, 4), c(8, 12, 20, 10))
counts <- matrix(c(18, 14, 10, 8, 12, 16, 13, 9, 9, 12, 15, 14, 7, 9, 13, 21), 4, byrow = TRUE)
# Tables by their number: how many rows one has, and its counts.
suite <- lapply(strsplit(readLines(file.path(data_folder, "fisher.csv")), ","), function(field) {
  numbers <- as.numeric(field)
  matrix(numbers[-1], numbers[1], byrow = TRUE)
})
number <- 0
two_by_two <- matrix(c(36, 14, 40, 10), 2, byrow = TRUE)
correlated <- as.matrix(read.csv(file.path(data_folder, "pairs.csv"), header = FALSE))
truths <- (1:99) / 100

mean_of <- function(d, i) mean(d[i])
median_of <- function(d, i) median(d[i])
# The strata keep the order of the groups.
difference_of <- function(d, i) { v <- d[i]; mean(v[1:50]) - mean(v[51:100]) }
correlation_of <- function(d, i) cor(d[i, 1], d[i, 2])
shares_of <- function(d, i) colMeans(d[i, ])
shares_and_differences_of <- function(d, i) {
  p <- colMeans(d[i, ])
  c(p, p[pairs_of_items[1, ]] - p[pairs_of_items[2, ]])
}

percentile <- function(b) boot.ci(b, type = "perc")$percent[4:5]
bca <- function(b) boot.ci(b, type = "bca")$bca[4:5]
all_percentiles <- function(b)
  as.vector(vapply(seq_along(b$t0), function(j) boot:::perc.ci(b$t[, j], 0.95)[4:5], c(0, 0)))

workloads <- list(
  "boot-proportion-percentile" = function(B) percentile(boot(proportion, mean_of, B)),
  "boot-proportion-bca" = function(B) bca(boot(proportion, mean_of, B)),
  "r-proportion-rbinom" = function(B)
    quantile(rbinom(B, 50, 0.74) / 50, c(0.025, 0.975), names = FALSE, type = 1),
  "boot-difference-percentile" = function(B)
    percentile(boot(groups, difference_of, B, strata = strata)),
  "boot-difference-bca" = function(B) bca(boot(groups, difference_of, B, strata = strata)),
  "boot-joint" = function(B) all_percentiles(boot(answers, shares_of, B)),
  "boot-joint-pairs" = function(B) all_percentiles(boot(answers, shares_and_differences_of, B)),
  "boot-likert-percentile" = function(B) percentile(boot(likert, mean_of, B)),
  "boot-likert-bca" = function(B) bca(boot(likert, mean_of, B)),
  "boot-median" = function(B) percentile(boot(likert, median_of, B)),
  "r-chi-squared" = function(B) chisq.test(counts, simulate.p.value = TRUE, B = B)$p.value,
  "r-fisher-suite" = function(B) fisher.test(suite[[number + 1]], workspace = 2e8)$p.value,
  "r-fisher-2x2" = function(B) fisher.test(two_by_two)$p.value,
  # B samples at each truth, 2,000 resamples each.
  "boot-coverage" = function(B) mean(vapply(truths, function(p) {
    hits <- 0
    for (r in seq_len(B)) {
      y <- as.numeric(runif(50) < p)
      limits <- if (all(y == y[1])) c(y[1], y[1]) else percentile(boot(y, mean_of, 2000))
      hits <- hits + (limits[1] <= p + 1e-9 && p - 1e-9 <= limits[2])
    }
    hits / B
  }, 0)),
  "boot-correlation-percentile" = function(B) percentile(boot(correlated, correlation_of, B)),
  "boot-correlation-bca" = function(B) bca(boot(correlated, correlation_of, B)),
  "r-mcnemar" = function(B) binom.test(3, 13)$p.value
)
source(file.path(dirname(data_folder), "rivals_families.R"))
workloads <- c(workloads, family_workloads)
packages <- c("boot", family_packages)

versions <- function() paste0(
  "R=", R.version$major, ".", R.version$minor, " ",
  paste0(packages, "=", vapply(packages, function(p) as.character(packageVersion(p)), ""), collapse = " "))

run <- function(name, settings) {
  body <- workloads[[name]]
  resamples <- if (is.null(settings$B)) 1 else settings$B
  number <<- if (is.null(settings$n)) 0 else settings$n
  calls <- if (is.null(settings$inner)) 1 else settings$inner
  # What is young; to go through all that the packages hold takes longer than most turns.
  invisible(gc(full = FALSE))
  start <- Sys.time()
  for (k in seq_len(calls)) values <- body(resamples)
  elapsed <- as.numeric(difftime(Sys.time(), start, units = "secs")) / calls * 1e9
  paste("ok", format(elapsed, digits = 15), paste(format(values, digits = 15, trim = TRUE), collapse = " "))
}

answer <- function(line) {
  words <- strsplit(trimws(line), " +")[[1]]
  if (words[1] == "list") return(paste("ok", paste(names(workloads), collapse = " ")))
  if (words[1] == "versions") return(paste("ok", versions()))
  if (words[1] != "run" || length(words) < 2 || is.null(workloads[[words[2]]]))
    return(paste("error there is no such request:", line))
  fields <- strsplit(words[-(1:2)], "=")
  settings <- lapply(fields, function(f) as.numeric(f[2]))
  names(settings) <- vapply(fields, function(f) f[1], "")
  tryCatch(run(words[2], settings), error = function(e)
    paste("error", gsub("\n", " ", conditionMessage(e))))
}

input <- file("stdin", "r")
while (length(line <- readLines(input, 1)) > 0) {
  if (startsWith(line, "quit")) break
  cat(answer(line), "\n", sep = "")
  flush(stdout())
}
