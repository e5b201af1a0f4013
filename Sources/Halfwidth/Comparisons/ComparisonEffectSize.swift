internal import Glibc
internal import NumericCore

/// The effect sizes of two independent proportions; raw values are their slugs.
public enum ComparisonEffectSize: String, CaseIterable, Hashable, Sendable {
  /// ``IndependentCounts/cohensHInterval(level:side:)``
  case cohensH = "cohens-h"
}

extension ComparisonEffectSize {
  /// Returns the interval.
  public func interval(
    for counts: IndependentCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    switch self {
    case .cohensH: counts.cohensHInterval(level: level, side: side)
    }
  }

  /// Returns the effect size and its interval; the detail `value` is the estimate once more.
  public func finding(
    for counts: IndependentCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    switch self {
    case .cohensH:
      IntervalFinding(
        estimand: "cohens_h", method: rawValue, level: level, estimate: counts.cohensH,
        interval: interval(for: counts, level: level, side: side),
        standardError: counts.cohensHStandardError,
        details: [NamedNumber("value", counts.cohensH)])
    }
  }
}

extension IndependentCounts {
  /// Cohen's h: 2 arcsin(sqrt(p1)) - 2 arcsin(sqrt(p2)), in -pi...pi.
  ///
  /// Source: J. Cohen (1988), *Statistical Power Analysis for the Behavioral Sciences*, 2nd ed.,
  /// chapter 6.
  public var cohensH: Double { 2 * (Self.angle(first) - Self.angle(second)) }

  /// Returns Cohen's h plus and minus z sqrt(1/n1 + 1/n2), the arcsine's large-sample interval.
  ///
  /// The standard error is the same for all proportions, which is good in the middle and too large next
  /// to 0 and 1, where the interval reaches beyond what the samples allow. No printed test is dual to
  /// it: not to be used to decide whether two proportions differ.
  ///
  /// - Returns: Limits clipped to -pi...pi; the formula's own limits in ``ConfidenceInterval/raw``.
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: J. Cohen (1988), as of ``cohensH``; the variance of the arcsine in M. F. Freeman, J. W.
  /// Tukey (1950), *Ann. Math. Statist.* 21, 607-611.
  public func cohensHInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    ConfidenceInterval(in: -Double.pi...Double.pi, level: level, side: side) { z in
      let reach = z * cohensHStandardError
      return .init(lower: cohensH - reach, upper: cohensH + reach)
    }
  }

  var cohensHStandardError: Double {
    (1 / Double(first.trials) + 1 / Double(second.trials)).squareRoot()
  }

  /// arcsin(sqrt(x / n)), from both counts so that it keeps its digits next to pi / 2.
  private static func angle(_ counts: BinomialCounts) -> Double {
    atan2(Double(counts.successes).squareRoot(), Double(counts.failures).squareRoot())
  }
}
