# Several tests at once.

#' Adjusted p-values
#'
#' `hw_adjust()` adjusts p-values that are known. `hw_westfall_young()` tests several paired differences of the same
#' respondents together, by turning the signs of whole rows: stronger than any adjustment of p-values, because it uses
#' how the answers go together. Its null hypothesis is symmetry of the differences about 0.
#'
#' The default of `hw_adjust()` is Holm's (1979); Benjamini and Hochberg's is `"bh"`, which controls something else,
#' the share of false findings.
#'
#' @param p P-values between 0 and 1; names become the column `item`.
#' @param alpha The level at which rejections are counted.
#' @param total How many tests there were, where `p` are the smallest of them.
#' @inheritParams hw_proportion
#' @returns A data frame with a row for each p-value or item, with `p.value` and `adj.p.value`: see
#'   [halfwidth-answers].
#' @examplesIf hw_available()
#' hw_adjust(c(tv = 0.01, radio = 0.02, web = 0.5), method = c("holm", "bonferroni"))
#' hw_westfall_young(rbind(c(1, 0), c(1, 1), c(0, -1), c(1, 1)))
#' @export
hw_adjust <- function(p, method = NULL, alpha = NULL, total = NULL) {
  frame <- ask_input("adjust", list(p = number_list(p, "p"), alpha = alpha, total = total), method,
    names = list(p = names(p)))
  with_names(frame, names(p), "item")
}

#' @rdname hw_adjust
#' @param differences A matrix or data frame with a row for each respondent and a column for each item: the first
#'   answer minus the second.
#' @param resamples,seed How many reassignments are drawn where not all can be gone through, and from which seed.
#' @export
hw_westfall_young <- function(differences, method = NULL, resamples = NULL, seed = NULL) {
  names <- colnames(differences)
  frame <- ask_input("westfall-young", list(differences = check_matrix(differences, "differences")), method,
    asked = asked_for(resamples = resamples, seed = seed))
  with_names(frame, names, "item")
}
