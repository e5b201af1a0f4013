internal import Glibc
internal import NumericCore

extension IndependentCounts {
  /// Returns the Katz interval, symmetric on the scale of the log ratio; nil where a sample has no
  /// successes.
  ///
  /// The usual interval for a risk ratio in large samples. Where both samples have no failures it is
  /// a single point. Not to be used for small counts, or for lists of items of which some may be
  /// chosen by nobody; use ``koopmanInterval(level:side:)``.
  ///
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: D. Katz, J. Baptista, S. P. Azen, M. C. Pike (1978), *Biometrics* 34, 469-474.
  public func katzLogInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    guard let ratio, let error = katzLogStandardError else { return nil }
    return ConfidenceInterval(in: 0...Double.infinity, level: level, side: side) { z in
      .init(lower: ratio * exp(-z * error), upper: ratio * exp(z * error))
    }
  }

  /// The standard error of the log ratio, sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2); nil where a sample has no
  /// successes.
  var katzLogStandardError: Double? {
    guard first.successes > 0 && second.successes > 0 else { return nil }
    func part(_ counts: BinomialCounts) -> Double {
      Double(counts.failures) / Double(counts.trials) / Double(counts.successes)
    }
    return (part(first) + part(second)).squareRoot()
  }
}
