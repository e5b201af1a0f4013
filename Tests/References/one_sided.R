# The one-sided half beside R: tests with an alternative or a stated value, and bounds, of random small inputs with all their
# edges.
#   Rscript Tests/References/one_sided.R .build/release/halfwidth
# prints, for each method and what R has for it, how many answers were compared and how far they are apart; where they differ,
# the first inputs. The exit status is 1 where one differs that is not among `known`, which gives the reasons.
#
# Needs jsonlite, and for exact tests of ranks coin and exactRankTests (Debian: r-cran-jsonlite, r-cran-coin,
# r-cran-exactranktests). Where R has no function of the definition, it is worked out again by another way than the program's:
# likelihoods are maximised numerically, suprema searched on a grid, and limits put into R's own p-value, which must be the
# significance there.
suppressPackageStartupMessages({
  library(jsonlite)
  library(coin)
  library(exactRankTests)
})
options(warn = -1, digits = 15)
set.seed(16)
program <- commandArgs(trailingOnly = TRUE)[1]
directions <- c("less", "greater")
side_of <- c(less = "upper", greater = "lower")

# Each case: what of R it is, a request, what R has, and what is compared with it: a member of the result, or a function that
# makes a number of the result, or nothing of one that can't be compared. Tolerances are relative above 1.
cases <- list()
ask <- function(by, analysis, method, input, expected, member = "p_value", top = list(), tolerance = 1e-9) {
  cases[[length(cases) + 1]] <<- list(
    by = by, method = paste(analysis, method), member = member, expected = expected, tolerance = tolerance,
    request = c(list(id = length(cases) + 1, analysis = analysis, method = method, input = input), top))
}
alternative <- function(direction) list(alternative = direction)
side <- function(direction, confidence) list(side = side_of[[direction]], confidence = confidence)
bound <- function(direction) if (direction == "greater") "lower" else "upper"
of <- function(value) tryCatch(as.numeric(value), error = function(e) NA_real_)
number <- function(value) if (is.null(value)) NA_real_ else if (identical(value, "Infinity")) Inf else value
# A limit inside of its range, put into a p-value of R's; at an end of the range there is none.
at_limit <- function(direction, p_value, ends = c(0, Inf)) {
  force(p_value)
  member <- bound(direction)
  function(result) {
    limit <- number(result[[member]])
    if (is.na(limit)) NA_real_ else if (limit %in% ends) NULL else p_value(limit)
  }
}
confidences <- c(0.9, 0.95, 0.99)
any_of <- function(values) values[sample.int(length(values), 1)]

source("Tests/References/one_sided_samples.R")
source("Tests/References/one_sided_pairs.R")

# The program answers all at once.
path <- tempfile()
writeLines(vapply(cases, function(case)
  as.character(toJSON(case$request, auto_unbox = TRUE, digits = NA)), ""), path)
answers <- lapply(system2(program, "batch", stdin = path, stdout = TRUE), fromJSON, simplifyVector = FALSE)
stopifnot(length(answers) == length(cases))

# What differs for a reason: method, what of R, which of two cases ("number" or "undefined"), why.
known <- list(
  list(
    method = "table mann-whitney-cc", by = "wilcox.test", kind = "undefined",
    why = "all answers tied: R divides the correction by a standard error of 0 and gets 1; there is no statistic"),
  list(
    method = "compare koopman", by = "restricted likelihood", kind = "undefined",
    why = "a ratio of 1 where all said yes: 0 over 0, whose limit at neighbouring ratios is 0"))

ours <- Map(function(case, answer) {
  result <- answer$result
  if (is.null(result)) NA_real_ else if (is.function(case$member)) case$member(result) else number(result[[case$member]])
}, cases, answers)
left_out <- vapply(ours, is.null, TRUE)
column <- function(take, of) vapply(cases[!left_out], function(case) take(case), of)
found <- data.frame(
  method = column(function(case) case$method, ""), by = column(function(case) case$by, ""), ours = unlist(ours),
  theirs = column(function(case) as.numeric(case$expected)[1], 0), tolerance = column(function(case) case$tolerance, 0),
  code = vapply(answers[!left_out], function(answer) if (is.null(answer$error)) "" else answer$error$code, ""),
  request = readLines(path)[!left_out])
cat(sum(left_out), "limits at the end of their range are not compared with a p-value\n")
found$theirs[is.nan(found$theirs)] <- NA
found$difference <- ifelse(is.infinite(found$ours) & found$ours == found$theirs, 0, abs(found$ours - found$theirs))
found$kind <- with(found, ifelse(
  is.na(ours) & is.na(theirs), "both undefined", ifelse(is.na(ours) | is.na(theirs), "undefined", ifelse(
    difference <= tolerance * pmax(1, abs(theirs)), "equal", "number"))))
differs <- FALSE
for (group in split(found, paste(found$method, "|", found$by))) {
  counts <- table(factor(group$kind, c("equal", "both undefined", "number", "undefined")))
  agreed <- group$difference[group$kind == "equal"]
  cat(sprintf("%-48s %-36s %5d equal (%.1e), %d undefined in both\n", group$method[1], group$by[1], counts[1],
    max(0, agreed), counts[2]))
  for (kind in c("number", "undefined")) if (counts[[kind]] > 0) {
    reason <- Find(function(entry) entry$method == group$method[1] && entry$by == group$by[1] && entry$kind == kind, known)
    differs <- differs || is.null(reason)
    cat(sprintf("  %d differ (%s)%s\n", counts[[kind]], kind, if (is.null(reason)) "" else paste(":", reason$why)))
    if (is.null(reason)) for (at in head(which(group$kind == kind), 4)) cat(sprintf(
      "    ours %.10g %s, R %.10g: %s\n", group$ours[at], group$code[at], group$theirs[at], group$request[at]))
  }
}
quit(status = differs)
