# Totals of events.

#' Rates of events
#'
#' `hw_rate()` is for events that come by themselves in a time or an exposure: Garwood's exact interval
#' (1936, \doi{10.1093/biomet/28.3-4.437}) and others. `hw_rate_ratio()` compares two. `hw_event_bounds()` says what
#' totals alone tell of one person, without an assumption.
#'
#' Events that people report are seldom independent, and one may be counted by two: then no interval of `hw_rate()`
#' is right, but the bounds of `hw_event_bounds()` are. `dispersion` above 1 widens an interval for it.
#'
#' @param events Numbers of events: whole numbers, a vector; names become the column `term`.
#' @param exposure What they are per: years, days, or people.
#' @param dispersion The variance of the events of a person over their mean.
#' @inheritParams hw_proportion
#' @inherit hw_proportion return
#' @examplesIf hw_available()
#' hw_rate(69, 11)
#' hw_rate_ratio(69, 11, 45, 12)
#' hw_event_bounds(69, 11)
#' @export
hw_rate <- function(events, exposure, dispersion = NULL, method = NULL, confidence = 0.95, side = NULL,
  refused = "error", bad_rows = NULL) {
  ask_rows("rate", list(events = events, exposure = exposure, dispersion = dispersion), method, confidence,
    asked_for(side), refused = rows_word(refused, bad_rows))
}

#' @rdname hw_rate
#' @param events1,exposure1,events2,exposure2 The same of two samples; the ratio is the first over the second.
#' @export
hw_rate_ratio <- function(events1, exposure1, events2, exposure2, method = NULL, confidence = 0.95, side = NULL,
  refused = "error", bad_rows = NULL) {
  ask_rows("rate-ratio", list(events1 = events1, exposure1 = exposure1, events2 = events2, exposure2 = exposure2),
    method, confidence, asked_for(side), refused = rows_word(refused, bad_rows))
}

#' @rdname hw_rate
#' @param respondents How many people had the events.
#' @param minimum_each How many each of them had at least: 1, or 0 for people who may have had none.
#' @export
hw_event_bounds <- function(events, respondents, minimum_each = NULL, refused = "error", bad_rows = NULL) {
  ask_rows("event-bounds", list(events = events, respondents = respondents, minimum_each = minimum_each),
    refused = rows_word(refused, bad_rows))
}
