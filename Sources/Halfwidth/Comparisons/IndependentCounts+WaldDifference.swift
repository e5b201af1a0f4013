internal import NumericCore

/// A difference of two proportions with its standard error.
struct NormalDifference {
  let center: Double
  let standardError: Double

  /// The difference of `successes` / `trials` in two samples, whose counts need not be whole.
  init(
    _ first: (successes: Double, failures: Double),
    _ second: (successes: Double, failures: Double)
  ) {
    let n1 = first.successes + first.failures
    let n2 = second.successes + second.failures
    let p1 = first.successes / n1
    let p2 = second.successes / n2
    center = p1 - p2
    standardError =
      (p1 * (first.failures / n1) / n1 + p2 * (second.failures / n2) / n2).squareRoot()
  }

  func interval(level: ConfidenceLevel, side: IntervalSide) -> ConfidenceInterval {
    ConfidenceInterval(in: -1...1, level: level, side: side) { z in
      .init(lower: center - z * standardError, upper: center + z * standardError)
    }
  }
}

extension IndependentCounts {
  /// Returns the Wald interval: the difference plus and minus z standard errors.
  ///
  /// Printed because textbooks and reports use it. **Not to be used for inference** in small samples
  /// or near 0 and 1: where each sample has none or all successes it is a single point. Use
  /// ``newcombeInterval(level:side:)``.
  ///
  /// - Returns: Limits clipped to -1...1; the formula's own limits in ``ConfidenceInterval/raw``.
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: the large-sample normal approximation; its faults in R. G. Newcombe (1998), *Statist.
  /// Med.* 17, 873-890, method 1.
  public func waldDifferenceInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    waldDifference.interval(level: level, side: side)
  }

  var waldDifference: NormalDifference {
    NormalDifference(
      (Double(first.successes), Double(first.failures)),
      (Double(second.successes), Double(second.failures)))
  }

  /// Returns the Agresti-Caffo interval: Wald's after one success and one failure are added to each
  /// sample.
  ///
  /// Simple, and covers well from about ten trials a sample on. It is centred on the shrunken
  /// difference and not on the estimate: at high proportions in very small samples and low confidence
  /// it need not hold the estimate. No test is dual to it.
  ///
  /// - Returns: Limits clipped to -1...1; the formula's own limits in ``ConfidenceInterval/raw``.
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: A. Agresti, B. Caffo (2000), *Amer. Statist.* 54(4), 280-288,
  /// [doi:10.1080/00031305.2000.10474560](https://doi.org/10.1080/00031305.2000.10474560).
  public func agrestiCaffoInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    agrestiCaffoDifference.interval(level: level, side: side)
  }

  var agrestiCaffoDifference: NormalDifference {
    NormalDifference(
      (Double(first.successes) + 1, Double(first.failures) + 1),
      (Double(second.successes) + 1, Double(second.failures) + 1))
  }
}
