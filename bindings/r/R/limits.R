# Without a method a test has the limits of the interval that the command shows beside it, in its row, so that rows stay
# one to one; and how shares and levels may be written.

# Intervals that are called otherwise than the test and that it does not name as dual: of two margins, and of all pairs.
intervals_of_tests <- c("exact-binomial-central" = "clopper-pearson", "pairwise-fisher" = "differences-newcombe")

# The limit that the test of a direction goes by.
limits_of_directions <- c(greater = "lower", less = "upper")

# The method of the interval beside a test, or NULL of what is no test of that kind. `duals` are those it names.
interval_of <- function(method, duals, has_null, has_margins) {
  if (has_null && length(duals) > 0 && !is.na(duals[1]) && nzchar(duals[1])) return(duals[1])
  if (method %in% names(intervals_of_tests)) return(intervals_of_tests[[method]])
  if (has_margins) method
}

# The result of each label that stands without a method: of a stated value the test of it, with its limits, else the
# first.
usual_results <- function(results) {
  labels <- vapply(results, function(result) if (is.null(result$label)) "" else result$label, "")
  unname(lapply(split(results, factor(labels, unique(labels))), usual_result))
}

usual_result <- function(results) {
  is_test <- vapply(results, function(result) any(c("null", "margins") %in% names(result)), NA)
  place <- if (any(is_test)) which(is_test)[1] else 1L
  test <- results[[place]]
  method <- interval_of(test$method, unlist(test$dual_intervals), "null" %in% names(test), "margins" %in% names(test))
  if (is.null(method)) return(test)
  interval <- Find(function(result) identical(result$method, method) && !is.null(result$lower), results[-place])
  if (is.null(interval)) return(test)
  test[c("estimand", "estimate", "lower", "upper")] <- interval[c("estimand", "estimate", "lower", "upper")]
  test$interval_method <- method
  test$interval_confidence <- interval$confidence
  test$warnings <- unique(c(test$warnings, interval$warnings))
  test
}

# Tests of counts with their limits, for which `ask` asks by method, confidence and side, without the stated value.
with_limits <- function(frame, confidence, alternative, ask) {
  known <- which(!is.na(frame$method))
  if (length(known) == 0) return(frame)
  has_margins <- "margins" %in% names(frame)
  duals <- unlist(strsplit(as.character(frame$dual_intervals[known[1]]), " ", fixed = TRUE))
  method <- interval_of(frame$method[known[1]], duals, "null" %in% names(frame), has_margins)
  if (is.null(method)) return(frame)
  # Two one-sided tests: each has all of the significance.
  if (has_margins) confidence <- round(2 * frame$conf.level[known[1]] - 1, 12)
  if (has_margins && confidence <= 0) return(frame)
  side <- if (!is.null(alternative) && alternative %in% names(limits_of_directions)) limits_of_directions[[alternative]]
  interval <- with_low_confidence(has_margins, without_refusals(ask(method, confidence, side)))
  limits <- c("estimand", "estimate", "conf.low", "conf.high")
  frame[limits] <- interval[limits]
  frame$interval_method <- interval$method
  frame$interval_confidence <- interval$conf.level
  frame$warnings <- vapply(strsplit(paste(frame$warnings, interval$warnings), " +"), function(codes) {
    paste(unique(codes[nzchar(codes)]), collapse = " ")
  }, "")
  frame
}

# What is said of rows that are refused has been said of the tests.
without_refusals <- function(code) {
  withCallingHandlers(code, halfwidth_warning = function(w) {
    if (identical(w$code, "refused")) tryInvokeRestart("muffleWarning")
  })
}

# A share that may be written as a percentage, as on the command line: "95%" is 0.95.
share_number <- function(value, name) {
  if (!is.character(value)) return(value)
  texts <- trimws(value)
  numbers <- suppressWarnings(as.numeric(sub(" *%$", "", texts)))
  bad <- which(is.na(numbers) & !is.na(value))
  if (length(bad) > 0) {
    stop_input("wrong-type", name, ": '", value[bad[1]], "' is no number; write one such as 0.95, or \"95%\"")
  }
  ifelse(grepl("%$", texts), numbers / 100, numbers)
}

allows_low_confidence <- function() isTRUE(getOption("halfwidth.allow_low_confidence"))

with_low_confidence <- function(allow, code) {
  old <- if (allow) options(halfwidth.allow_low_confidence = TRUE)
  on.exit(options(old))
  force(code)
}

# A confidence below one half is likely a slip: the command refuses it, and `halfwidth batch` answers it with a warning.
refuse_low_confidence <- function(warnings) {
  low <- which(warnings$code == "low-confidence")
  if (length(low) > 0 && !allows_low_confidence()) {
    stop_answer("bad-confidence", paste0(warnings$message[low[1]], "; write the confidence that is meant, or set ",
      "options(halfwidth.allow_low_confidence = TRUE) to keep it"))
  }
}

confidence_words <- function(confidence) {
  c(if (!is.null(confidence)) c("--confidence", json_numbers(share_number(confidence, "confidence"))),
    if (allows_low_confidence()) "--allow-low-confidence")
}
