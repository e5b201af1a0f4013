# Answers as data frames, against the CSV that the program itself writes with broom's names.

# The rows of a command as CSV, and what a function gives, in the columns that both have.
expect_as_csv <- function(frame, words, rows = NULL) {
  lines <- run_command(c(words, "--format", "csv", "--names", "broom", "--infinity", "inf"))
  csv <- read_csv(lines)
  if (!is.null(rows)) csv <- csv[rows(csv), ]
  # What a count of ranks is between is said of surveys, where counts are sets.
  known <- setdiff(names(csv), c("term", "alternative", "question", "derived", "successes_min", "successes_max"))
  known <- known[!vapply(csv[known], function(column) all(is.na(column)), NA)]
  expect_true(all(known %in% names(frame)), label = paste("columns", paste(setdiff(known, names(frame)), collapse = " ")))
  expect_identical(nrow(frame), nrow(csv))
  for (name in intersect(known, names(frame))) {
    expected <- csv[[name]]
    actual <- frame[[name]]
    # Names that are numbers are read as such.
    if (is.character(expected) || is.character(actual)) {
      actual <- as.character(actual)
      expected <- as.character(expected)
      expected[is.na(expected)] <- ""
      actual[is.na(actual)] <- ""
      # Numbers within a text are written by R with 15 digits.
      actual <- gsub("([0-9]+[.][0-9]{10})[0-9]*", "\\1", actual)
      expected <- gsub("([0-9]+[.][0-9]{10})[0-9]*", "\\1", expected)
    }
    expect_equal(actual, expected, tolerance = 1e-14, label = paste(words[1], name))
  }
}

test_that("each kind of answer has the rows and columns of the program's CSV", {
  skip_without_program()
  quietly({
    expect_as_csv(hw_proportion(c(37, 0, 50), 50, method = c("wilson", "blaker")),
      c("proportion", "37/50", "0/50", "50/50", "--method", "wilson,blaker"))
    expect_as_csv(hw_compare(36, 50, 40, 50, method = "all"), c("compare", "36/50", "40/50", "--method", "all"))
    expect_as_csv(hw_compare(3, 20, 0, 20, method = "koopman"), c("compare", "3/20", "0/20", "--method", "koopman"))
    expect_as_csv(hw_paired(20, 12, 2, 16, method = "all"), c("paired", "20,12,2,16", "--method", "all"))
    expect_as_csv(hw_margins(46, 39, 50, method = "mcnemar-exact"), c("margins", "46/50", "39/50", "--method", "mcnemar-exact"))
    expect_as_csv(hw_margins(c(46, 44), c(39, 40), 50), c("margins", "46/50", "39/50", "44/50", "40/50"), function(csv) !is.na(csv$n11_range))
    expect_as_csv(hw_table(rbind(c(4, 9), c(12, 25)), method = c("pearson", "expected-counts", "adjusted-residuals", "cramers-v")),
      c("table", "4,9;12,25", "--method", "pearson,expected-counts,adjusted-residuals,cramers-v"))
    expect_as_csv(hw_square(rbind(c(20, 12), c(2, 16)), method = "all"), c("square", "20,12;2,16", "--method", "all"))
    expect_as_csv(hw_stratified(list(rbind(c(10, 5), c(4, 11)), rbind(c(8, 2), c(6, 4))), method = "all"),
      c("stratified", "10,5;4,11", "8,2;6,4", "--method", "all"))
    expect_as_csv(hw_multinomial(c(4, 9, 12, 25), method = c("goodman", "differences-goodman", "mean-score")),
      c("multinomial", "4,9,12,25", "--method", "goodman,differences-goodman,mean-score"))
    expect_as_csv(hw_goodness(c(12, 20, 18), method = c("pearson", "expected-counts", "adjusted-residuals")),
      c("goodness", "12,20,18", "--method", "pearson,expected-counts,adjusted-residuals"))
    expect_as_csv(hw_groups(c(5, 8, 12), c(20, 21, 25), method = c("pairwise-fisher", "differences-scheffe")),
      c("groups", "5/20", "8/21", "12/25", "--method", "pairwise-fisher,differences-scheffe"))
    expect_as_csv(hw_groups(c(5, 8), c(20, 21)), c("groups", "5/20", "8/21", "--method", "pairwise-fisher"))
    expect_as_csv(hw_ranks(c(46, 44, 42), 50), c("ranks", "46/50", "44/50", "42/50"))
    expect_as_csv(hw_adjust(c(0.01, 0.02, 0.5), method = c("holm", "bh")), c("adjust", "0.01,0.02,0.5", "--method", "holm,bh"))
    expect_as_csv(hw_rate(69, 11, method = c("garwood", "mid-p")), c("rate", "69/11", "--method", "garwood,mid-p"), function(csv) csv$method != "bounds")
    expect_as_csv(hw_missing(37, 47, 50), c("missing", "37/47/50"))
    expect_as_csv(hw_scores(c(4, 9, 12, 25)), c("scores", "4,9,12,25"))
    expect_as_csv(hw_bootstrap(list(x = 37, n = 50), "proportion", method = c("bca", "percentile", "ideal")),
      c("bootstrap", "37/50", "--method", "bca,percentile,ideal"))
    expect_as_csv(hw_raters(rbind(c(1, 1, 2), c(2, 2, 2), c(1, 1, 1), c(3, 3, 2)), method = "krippendorff-ordinal", resamples = 999, seed = 1),
      c("raters", "1,1,2;2,2,2;1,1,1;3,3,2", "--method", "krippendorff-ordinal", "--resamples", "999", "--seed", "1"))
  })
})

test_that("a file's answers have the rows and columns of the program's CSV", {
  skip_without_program()
  file <- source_file("Tests", "Cases", "before-after.csv")
  quietly({
    expect_as_csv(hw_multinomial(after ~ gender, data = file), c("multinomial", file, "--column", "after", "--by", "gender",
      "--method", "bonferroni-clopper-pearson"))
    expect_as_csv(hw_table(~ gender + after, data = file, method = "usual"), c("table", file, "--rows", "gender", "--columns", "after"))
    expect_as_csv(hw_multinomial(~ after, data = file, cluster = "step"), c("multinomial", file, "--column", "after", "--cluster", "step"))
    expect_as_csv(hw_bootstrap(file, c("mean(before)", "mean(after)"), method = "max-t", seed = 1),
      c("bootstrap", file, "--statistic", "mean(before)", "--statistic", "mean(after)", "--method", "max-t", "--seed", "1"))
    expect_as_csv(hw_ranks(~ tv + radio + web, data = file), c("ranks", file, "--columns", "tv,radio,web"))
    expect_as_csv(hw_groups(tv ~ step, data = file), c("groups", file, "--column", "tv", "--by", "step", "--method", "pairwise-fisher"))
  })
})

test_that("the first columns are always there and have one type", {
  skip_without_program()
  quietly({
    frames <- list(hw_proportion(3, 5), hw_compare(3, 5, 4, 5, method = "fisher"), hw_event_bounds(69, 11),
      hw_table(diag(3), method = "adjusted-residuals"), hw_proportion(numeric(), numeric()),
      hw_proportion(9, 5, bad_rows = "keep"))
  })
  for (frame in frames) {
    expect_s3_class(frame, "data.frame", exact = TRUE)
    expect_true(all(names(core_columns) %in% names(frame)))
    expect_false(anyNA(frame$warnings))
    expect_false(any(vapply(frame, function(column) is.numeric(column) && any(is.nan(column)), NA)))
  }
  expect_identical(nrow(frames[[5]]), 0L)
  expect_identical(frames[[6]]$warnings, "refused")
})

test_that("sides and directions are R's", {
  skip_without_program()
  expect_identical(hw_proportion(37, 50, side = "lower")$alternative, "greater")
  expect_identical(hw_proportion(37, 50, side = "upper")$alternative, "less")
  expect_identical(hw_proportion(37, 50)$alternative, "two.sided")
  expect_identical(hw_proportion(37, 50, null = 0.5)$alternative, "two.sided")
  expect_identical(hw_proportion(37, 50, null = 0.5, alternative = "less")$alternative, "less")
})
