# Peers in R: samples with a design (survey), and the bootstrap (boot).

data_folder <- file.path(folder, "../../Golden/data")
design_of <- function(case) {
  suppressPackageStartupMessages(library(survey))
  data <- read.csv(file.path(data_folder, case$input$data), stringsAsFactors = TRUE)
  given <- case$input$design
  formula <- function(name) if (is.null(name)) NULL else as.formula(paste("~", name))
  survey::svydesign(ids = if (is.null(given$id)) ~1 else formula(given$id), strata = formula(given$strata),
                    weights = formula(given$weights), fpc = formula(given$fpc), data = data)
}
named <- function(case) as.formula(paste0("~`", case$input$variable, "`"))
level_of <- function(case) as.formula(sprintf("~I(as.character(`%s`) == '%s')", case$input$variable, case$input$level))
peer("survey", "svymean(~x, design)", "design", "svymean", function(case) {
  design <- design_of(case)
  found <- svymean(named(case), design, deff = TRUE)
  z <- confint(found, level = case$confidence); t <- confint(found, level = case$confidence, df = degf(design))
  list(estimate = coef(found), standard_error = SE(found), deff = deff(found), df = degf(design), lower_z = z[1],
       upper_z = z[2], lower_t = t[1], upper_t = t[2])
})
peer("survey", "svytotal(~x, design)", "design", "svytotal", function(case) {
  design <- design_of(case)
  found <- svytotal(named(case), design)
  z <- confint(found, level = case$confidence)
  list(estimate = coef(found), standard_error = SE(found), df = degf(design), lower_z = z[1], upper_z = z[2])
})
peer("survey", "svymean(~factor, design)", "design", "svymean-factor", function(case) {
  design <- design_of(case)
  found <- svymean(named(case), design)
  list(estimate = coef(found), standard_error = SE(found), df = degf(design))
})
for (method in c("logit", "likelihood", "asin", "beta", "mean", "xlogit")) local({
  name <- method
  peer("survey", sprintf("svyciprop(~x, design, method = \"%s\")", name), "design", paste0("svyciprop-", name),
       function(case) {
    design <- design_of(case)
    found <- svyciprop(level_of(case), design, method = name, level = case$confidence)
    list(estimate = coef(found), lower = confint(found)[1], upper = confint(found)[2], df = degf(design))
  })
})
for (method in c("F", "Chisq", "Wald", "adjWald", "saddlepoint")) local({
  name <- method
  peer("survey", sprintf("svychisq(~row + column, design, statistic = \"%s\")", name), "design",
       paste0("svychisq-", name), function(case) {
    formula <- as.formula(sprintf("~`%s` + `%s`", case$input$row, case$input$column))
    found <- svychisq(formula, design_of(case), statistic = name)
    list(statistic = found$statistic, p_value = found$p.value)
  })
})
# Wilson's equation at the number of respondents over the design effect, which counts as at least 1, with t.
effective_wilson <- function(share, error, df, n, confidence) {
  effective <- n / max(1, error^2 / (share * (1 - share) / (n - 1)))
  z <- qt(1 - (1 - confidence) / 2, df)
  centre <- (share + z^2 / (2 * effective)) / (1 + z^2 / effective)
  reach <- z / (1 + z^2 / effective) * sqrt(share * (1 - share) / effective + z^2 / (4 * effective^2))
  list(estimate = share, standard_error = error, lower = centre - reach, upper = centre + reach, df = df)
}
peer("survey", "Wilson's equation at n / max(1, deff of svymean), with t", "design", "wilson", function(case) {
  design <- design_of(case)
  found <- svymean(level_of(case), design)
  effective_wilson(coef(found)[2], SE(found)[2], degf(design), nrow(design$variables), case$confidence)
})
peer("survey", "beta quantiles at p (1 - p) / SE(svymean)^2, scaled by t, at most n", "design", "korn-graubard", function(case) {
  design <- design_of(case)
  found <- svymean(level_of(case), design)
  share <- coef(found)[[2]]; n <- nrow(design$variables); df <- degf(design)
  effective <- min(n, share * (1 - share) / SE(found)[2]^2 * (qt(0.025, n - 1) / qt(0.025, df))^2)
  x <- share * effective; tail <- (1 - case$confidence) / 2
  list(estimate = share, lower = qbeta(tail, x, effective - x + 1), upper = qbeta(1 - tail, x + 1, effective - x))
})
peer("survey", "the same for each category at 1 - alpha / k", "design", "bonferroni-wilson", function(case) {
  design <- design_of(case)
  found <- svymean(named(case), design)
  level <- 1 - (1 - case$confidence) / length(coef(found))
  each <- lapply(seq_along(coef(found)), function(i) {
    effective_wilson(coef(found)[i], SE(found)[i], degf(design), nrow(design$variables), level)
  })
  list(estimate = coef(found), lower = sapply(each, `[[`, "lower"), upper = sapply(each, `[[`, "upper"))
})
peer("survey", "svycontrast of svyby(~x, ~group, design, svymean), with t", "design", "linearized", function(case) {
  words <- unlist(case$input$command)
  option <- function(name) { at <- match(paste0("--", name), words); if (is.na(at)) NULL else words[at + 1] }
  case$input$data <- basename(words[2])
  case$input$design <- list(id = option("cluster"), strata = option("stratum"), weights = option("weight"),
                            fpc = option("fpc"))
  by <- strsplit(option("by"), ", ")[[1]]
  design <- design_of(case)
  groups <- if (length(by) == 2) strsplit(by[2], " minus ")[[1]] else NULL
  design <- subset(design, !is.na(design$variables[[by[1]]]) & design$variables[[by[1]]] != "" &
                     (if (is.null(groups)) TRUE else design$variables[[by[1]]] %in% groups))
  design$variables$yes <- as.numeric(design$variables[[option("column")]] == option("yes"))
  design$variables$group <- droplevels(factor(as.character(design$variables[[by[1]]])))
  found <- svyby(~yes, ~group, design, svymean, covmat = TRUE)
  names <- if (is.null(groups)) levels(design$variables$group) else groups
  contrast <- svycontrast(found, setNames(c(1, -1), names))
  reach <- qt(1 - (1 - case$confidence) / 2, degf(design)) * SE(contrast)
  list(estimate = coef(contrast), standard_error = SE(contrast), df = degf(design), lower = coef(contrast) - reach,
       upper = coef(contrast) + reach)
})

correlation <- function(x, w) { w <- w / sum(w); m <- colSums(w * x)
  sum(w * (x[, 1] - m[1]) * (x[, 2] - m[2])) / sqrt(sum(w * (x[, 1] - m[1])^2) * sum(w * (x[, 2] - m[2])^2)) }
weighted <- function(case) switch(case$input$statistic,
  "mean" = function(x, w) sum(w * x) / sum(w), "correlation" = correlation,
  "ratio-of-means" = function(x, w) sum(w * x[, 2]) / sum(w * x[, 1]), skip())
peer("boot", "abc.ci(data, statistic)", "bootstrap", "abc", function(case) {
  found <- boot::abc.ci(case$input$data, weighted(case), conf = case$confidence)
  list(lower = found[2], upper = found[3])
})
drawn <- new.env()
replicates <- function(case) {
  data <- case$input$data
  if (is.null(data) || case$input$statistic == "median") skip()
  key <- paste(case$input$statistic, digest_of(data))
  if (is.null(drawn[[key]])) {
    set.seed(20261130)
    rows <- function(i) if (is.matrix(data)) data[i, , drop = FALSE] else data[i]
    f <- switch(case$input$statistic, "mean" = function(d, i) mean(rows(i)),
      "trimmed-mean-10" = function(d, i) mean(rows(i), trim = 0.1),
      "correlation" = function(d, i) { x <- rows(i); cor(x[, 1], x[, 2]) },
      "ratio-of-means" = function(d, i) { x <- rows(i); mean(x[, 2]) / mean(x[, 1]) }, skip())
    drawn[[key]] <- boot::boot(data, f, 19999)
  }
  drawn[[key]]
}
digest_of <- function(data) paste(length(data), sum(data), sum(data^2))
for (method in c("normal", "basic", "percentile")) local({
  name <- c(normal = "norm", basic = "basic", percentile = "perc")[[method]]
  column <- c(normal = "normal", basic = "basic", percentile = "percent")[[method]]
  peer("boot", sprintf("boot.ci(boot(data, statistic, 19999), type = \"%s\")", name), "bootstrap", method, function(case) {
    found <- boot::boot.ci(replicates(case), case$confidence, type = name)[[column]]
    list(lower = found[length(found) - 1], upper = found[length(found)])
  })
})
peer("boot", "boot(data, statistic, 19999)", "bootstrap", "bootstrap-se", function(case)
  list(standard_error = sd(replicates(case)$t)))
peer("boot", "boot.ci(boot(sample, mean, 99999), type = \"bca\")", "bootstrap", "bca", function(case) {
  if (is.null(case$input$x) || case$input$statistic != "proportion") skip()
  sample <- rep(1:0, c(case$input$x, case$input$n - case$input$x))
  set.seed(20261130)
  found <- boot::boot.ci(boot::boot(sample, function(d, i) mean(d[i]), 99999), case$confidence, type = "bca")$bca
  list(lower = found[4], upper = found[5])
})
peer("stats", "fisher.test(table)$p.value, the exact one", "table", "fisher-monte-carlo", function(case)
  list(p_value = fisher.test(table_of(case))$p.value))
peer("stats", "chisq.test(table, simulate.p.value = TRUE, B = 999999)", "table", "pearson-monte-carlo", function(case) {
  set.seed(20261130)
  found <- chisq.test(table_of(case), simulate.p.value = TRUE, B = 999999)
  list(statistic = found$statistic, p_value = found$p.value)
})
