internal import NumericCore

extension PairedCounts {
  /// Returns Newcombe's interval for the difference of two paired proportions, his method 10.
  ///
  /// The Wilson limits of the two proportions, put together with the correlation of the answers. The
  /// numerator of that correlation has a continuity correction where it is above 0, and the
  /// correlation counts as 0 where a margin is empty. Not the dual of a test: where the interval
  /// should agree with McNemar's test, use ``tangoInterval(level:side:)``.
  ///
  /// - Returns: Limits inside -1...1.
  /// - Complexity: O(1), for any number of respondents.
  ///
  /// Source: R. G. Newcombe (1998), *Statist. Med.* 17, 2635-2650, method 10,
  /// [doi:10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C](
  /// https://doi.org/10.1002/%28SICI%291097-0258%2819981130%2917%3A22%3C2635%3A%3AAID-SIM954%3E3.0.CO%3B2-C).
  public func newcombePairedInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let phi = newcombePhi
    return ConfidenceInterval(in: -1...1, level: level, side: side) { z in
      let one = reaches(first, z: z)
      let two = reaches(second, z: z)
      return .init(
        lower: difference - combined(one.below, two.above, phi: phi),
        upper: difference + combined(two.below, one.above, phi: phi))
    }
  }

  /// The correlation of the answers as ``newcombePairedInterval(level:side:)`` takes it.
  var newcombePhi: Double {
    guard let norm = phiNorm else { return 0 }
    let numerator = phiNumerator
    let correction = Double(total) / 2
    if numerator > correction { return (numerator - correction) / norm }
    return numerator >= 0 ? 0 : numerator / norm
  }

  private func reaches(
    _ counts: BinomialCounts, z: Double
  ) -> (below: Double, above: Double) {
    let limits = WilsonEquation.limits(
      successes: Double(counts.successes), trials: Double(total), z: z)
    return (counts.estimate - limits.lower, limits.upper - counts.estimate)
  }

  /// Returns sqrt(a^2 - 2 phi a b + b^2), as a sum of terms of one sign.
  private func combined(_ a: Double, _ b: Double, phi: Double) -> Double {
    ((a - b) * (a - b) + 2 * (1 - phi) * a * b).squareRoot()
  }
}

extension PairedCounts {
  /// The correlation of the two answers, phi; nil where everybody gave one answer to a question.
  ///
  /// In -1...1. Its range for given margins is narrower unless they are equal or add up to the total.
  public var phi: Double? { phiNorm.map { min(max(phiNumerator / $0, -1), 1) } }

  /// n11 n00 - n10 n01 with one rounding, where the products are larger than a double holds too.
  fileprivate var phiNumerator: Double {
    let outer = Double(firstOnly) * Double(secondOnly)
    let error = outer.addingProduct(-Double(firstOnly), Double(secondOnly))
    return (-outer).addingProduct(Double(both), Double(neither)) + error
  }

  /// The square root of the product of the four margins; nil where it is 0.
  ///
  /// One root of the whole product, so that equal margins give a whole number.
  fileprivate var phiNorm: Double? {
    let one = Double(first.successes) * Double(first.failures)
    let two = Double(second.successes) * Double(second.failures)
    return one == 0 || two == 0 ? nil : (one * two).squareRoot()
  }
}
