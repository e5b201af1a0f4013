/// What a comparison of two systems comes to; raw values are wire names.
public enum SystemVerdict: String, CaseIterable, Hashable, Sendable {
  /// The system is shown to be better than the baseline.
  case better
  /// The system is shown to be worse than the baseline.
  case worse
  /// The difference is shown to be smaller than the margin, in both directions.
  case same
  /// Neither is shown by so many items, or what is shown hangs on items that a system has no score of.
  case cannotTell = "cannot-tell"
}

extension SystemVerdict {
  /// Returns the verdicts of several comparisons, which hold together.
  ///
  /// Each comparison has two hypotheses to reject, no difference and a difference of at least the margin, of which one
  /// at most can be true. So a step-down adjustment multiplies each p-value, the smallest first, by the number of
  /// comparisons of which a hypothesis is left: without margins that is Holm's adjustment. A direction is that of the
  /// estimate: in a wrong one lies at most half of the significance.
  ///
  /// A difference that is shown and is also shown to be smaller than the margin is ``same``: who gives a margin says
  /// which differences matter.
  ///
  /// - Parameter tests: The p-values of no difference and of a difference of at least the margin; nil where there is
  ///   none, which counts as 1.
  /// - Returns: The adjusted p-values; nil where there was none.
  ///
  /// Source: J. P. Shaffer (1986), *J. Amer. Statist. Assoc.* 81(395), 826-831,
  /// [doi:10.1080/01621459.1986.10478341](https://doi.org/10.1080/01621459.1986.10478341); S. Holm (1979), *Scand. J.
  /// Statist.* 6(2), 65-70.
  static func adjusted(
    _ tests: [(difference: Double?, margin: Double?)]
  ) -> [(difference: Double?, margin: Double?)] {
    var adjusted = tests
    // A margin that nobody tests is never rejected, and leaves nothing to be wrong about.
    var left = tests.map { $0.margin == nil ? 1 : 2 }
    var largest = 0.0
    let hypotheses = tests.indices.flatMap { place in
      [(place: place, isMargin: false, p: tests[place].difference ?? 1)]
        + (tests[place].margin.map { [(place: place, isMargin: true, p: $0)] } ?? [])
    }
    for (place, isMargin, p) in hypotheses.sorted(by: { $0.p < $1.p }) {
      largest = max(largest, min(1, Double(left.count { $0 > 0 }) * p))
      if isMargin {
        adjusted[place].margin = largest
      } else if tests[place].difference != nil {
        adjusted[place].difference = largest
      }
      left[place] -= 1
    }
    return adjusted
  }
}
