# Runs calls of R over all cases and writes what they gave as JSON lines: Rscript peers.R CASES OUTPUT [PACKAGE ...]
# CASES is a file of JSON lines. A package that is not installed is left out, and said.

suppressPackageStartupMessages(library(jsonlite))
arguments <- commandArgs(TRUE)
cases <- lapply(readLines(arguments[1]), fromJSON, simplifyVector = TRUE, simplifyMatrix = TRUE)
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
calls <- list()
skip <- function() stop(structure(class = c("not_for_this", "error", "condition"), list(message = "", call = NULL)))

# Registers a call of a package: `call` is how a user writes it, `f` takes a case and returns a list.
peer <- function(package, call, analysis, methods, f) {
  for (method in methods)
    calls[[length(calls) + 1]] <<- list(package = package, call = call, analysis = analysis, method = method, f = f)
}
side <- function(case) if (is.null(case$side)) "two.sided" else
  c(two = "two.sided", lower = "greater", upper = "less")[[case$side]]
direction <- function(case) if (is.null(case$alternative)) "two.sided" else
  c(two = "two.sided", less = "less", greater = "greater")[[case$alternative]]
two_sided <- function(case) if (side(case) != "two.sided" || direction(case) != "two.sided") skip()
without <- function(case, ...) if (any(c(...) %in% names(case$input))) skip()
limits <- function(pair) list(lower = pair[[1]], upper = pair[[2]])
signed <- function(statistic, sign) sqrt(as.numeric(statistic)) * sign

for (file in c("shares.R", "tables.R", "design.R", "evals.R")) source(file.path(folder, file))

# JSON: NaN and NA are null, infinities texts.
plain <- function(value) {
  if (is.list(value)) return(lapply(value, plain))
  if (is.character(value)) return(unbox(value))
  value <- unname(as.numeric(value))
  one <- function(x) if (is.na(x)) NULL else if (is.infinite(x)) unbox(if (x > 0) "Infinity" else "-Infinity") else unbox(x)
  if (length(value) == 1) one(value) else lapply(value, one)
}

# The release, or the commit that a package was installed from.
version_of <- function(package) {
  commit <- packageDescription(package)$RemoteSha
  if (is.null(commit)) as.character(packageVersion(package)) else paste("commit", substr(commit, 1, 7))
}

output <- file(arguments[2], "w")
by_method <- split(cases, vapply(cases, function(case) paste(case$analysis, case$method), ""))
for (call in calls) {
  if (!requireNamespace(call$package, quietly = TRUE)) {
    message("left out, not installed: ", call$package, " (", call$analysis, " ", call$method, ")")
    next
  }
  values <- list()
  for (case in by_method[[paste(call$analysis, call$method)]]) {
    if (!is.null(case$expected$error)) next
    found <- tryCatch(
      suppressWarnings(plain(call$f(case))),
      not_for_this = function(condition) NULL,
      error = function(condition) list(error = unbox(substr(conditionMessage(condition), 1, 120))))
    if (!is.null(found)) values[[case$id]] <- found
  }
  if (length(values) == 0) next
  line <- list(
    package = unbox(call$package), version = unbox(version_of(call$package)),
    language = unbox(paste("R", getRversion())), date = unbox(format(Sys.Date())), call = unbox(call$call),
    analysis = unbox(call$analysis), method = unbox(call$method), values = values)
  writeLines(toJSON(line, digits = NA, null = "null"), output)
}
close(output)
