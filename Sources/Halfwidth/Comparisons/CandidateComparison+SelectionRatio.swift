extension CandidateComparison {
  /// The least ratio of selection at which the central Fisher test shows no difference any more, over
  /// every pair of candidates; nil unless it is shown for all of them.
  ///
  /// How many times as strong the selection of yes against no would have to be in the one sample as in the
  /// other: selection that is alike in both moves the two shares and not their odds ratio. It is the limit
  /// of the conditional odds ratio that is dual to the test.
  ///
  /// - Complexity: O(a b) conditional intervals for sets of a and b candidates; nil above
  ///   ``largestPairs`` pairs and ``IndependentCounts/largestConditionalTotal``.
  public func selectionRatio(level: ConfidenceLevel = 0.95) -> SelectionRatio? {
    let (pairs, overflow) = first.successes.count.multipliedReportingOverflow(
      by: second.successes.count)
    guard !overflow, pairs <= Self.largestPairs else { return nil }
    return SelectionRatio.least(
      first.binomials.flatMap { one in
        second.binomials.map { two in
          IndependentCounts(unchecked: one, two).conditionalExactInterval(level: level)
            .flatMap(SelectionRatio.init(ofOdds:))
        }
      })
  }
}
