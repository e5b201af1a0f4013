internal import Glibc
internal import NumericCore

extension IndependentCounts {
  /// Returns Woolf's interval, symmetric on the scale of the log odds ratio; nil where a sample has no
  /// successes or no failures.
  ///
  /// The usual interval in large samples. Not to be used where a count is below about 5; use
  /// ``conditionalExactInterval(level:side:)``.
  ///
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: B. Woolf (1955), *Ann. Hum. Genet.* 19, 251-253,
  /// [doi:10.1111/j.1469-1809.1955.tb01348.x](https://doi.org/10.1111/j.1469-1809.1955.tb01348.x).
  public func woolfInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    guard let oddsRatio, let error = woolfLogStandardError else { return nil }
    return ConfidenceInterval(in: 0...Double.infinity, level: level, side: side) { z in
      .init(lower: oddsRatio * exp(-z * error), upper: oddsRatio * exp(z * error))
    }
  }

  /// The standard error of the log odds ratio, the root of the sum of the four counts' reciprocals; nil
  /// where one of them is 0.
  var woolfLogStandardError: Double? {
    let cells = [first.successes, first.failures, second.successes, second.failures]
    guard cells.allSatisfy({ $0 > 0 }) else { return nil }
    return cells.reduce(0) { $0 + 1 / Double($1) }.squareRoot()
  }
}
