/// The methods for a share when some of those asked gave no answer; raw values are their slugs.
public enum MissingAnswersMethod: String, CaseIterable, Hashable, Sendable {
  /// From Wilson's lower limit where none of the missing answers is a success to his upper limit where all
  /// of them are: ``AnsweredCounts/unionWilsonInterval(level:side:)``.
  case unionWilson = "union-wilson"

  /// The method where none is asked for.
  public static let `default` = MissingAnswersMethod.unionWilson

  /// Returns the share of those who answered, the bounds for all who were asked, and the interval for the
  /// share of a larger group.
  public func finding(
    for counts: AnsweredCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    IntervalFinding(
      estimand: "proportion", method: rawValue, level: level, estimate: counts.counts.estimate,
      interval: counts.unionWilsonInterval(level: level, side: side),
      details: [
        NamedNumber("estimate_min", counts.bounds.lowerBound),
        NamedNumber("estimate_max", counts.bounds.upperBound),
        NamedNumber("successes", Double(counts.counts.successes)),
        NamedNumber("answered", Double(counts.counts.trials)),
        NamedNumber("n", Double(counts.asked)),
      ])
  }
}

extension AnsweredCounts {
  /// Returns the union of the Wilson intervals of every share that the missing answers leave possible.
  ///
  /// Whatever they would have been, it covers the share at least as often as Wilson's interval of all
  /// answers would. Of 37 of 47 who answered among 50 who were asked: .604 to .888, where the share of
  /// those who answered alone has .650 to .881. With many missing it is wide, which is what is known: it is
  /// no reason to take the narrower one.
  ///
  /// - Parameters:
  ///   - level: The nominal coverage of Wilson's interval.
  ///   - side: Which limits are asked for.
  /// - Complexity: O(1)
  ///
  /// Source: E. B. Wilson (1927), [doi:10.1080/01621459.1927.10502953](https://doi.org/10.1080/01621459.1927.10502953);
  /// the union over what is possible is that of J. L. Horowitz and C. F. Manski (2000), *J. Am. Statist.
  /// Assoc.* 95, 77-84, [doi:10.1080/01621459.2000.10473902](https://doi.org/10.1080/01621459.2000.10473902).
  public func unionWilsonInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let least = BinomialCounts(unchecked: counts.successes, of: asked)
      .wilsonInterval(level: level, side: side)
    let most = BinomialCounts(unchecked: counts.successes + missing, of: asked)
      .wilsonInterval(level: level, side: side)
    return ConfidenceInterval(lower: least.lower, upper: most.upper, level: level, side: side)
  }
}
