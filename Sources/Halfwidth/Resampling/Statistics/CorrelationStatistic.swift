/// Pearson's correlation; undefined where one of the columns does not vary.
struct CorrelationStatistic: MomentStatistic {
  let notations = [StatisticNotation("correlation", "correlation(x, y)")]
  let isOfPair = true
  let isSymmetric = true
  static let needs: Set<MomentTerm> = [.x, .y, .xx, .yy, .xy]
  let name = "correlation"
  let law: StatisticLaw? = StatisticLaw(shift: .stays)
  let space = -1.0...1.0
  /// As R's `boot` does: a normal or a basic limit above 1 says that the method does not suit.
  let clipsLimits = false
  let familyEquation = FamilyEquation.fisher
  let isTestOfIndependence = true

  static func value(of moments: some Moments) -> Double {
    let (product, spread) = moments.standardized
    return bounded(product / spread)
  }

  /// A correlation that rounding may have put beyond 1; no number where it is infinite or none.
  @inline(__always)
  static func bounded(_ correlation: Double) -> Double {
    // Comparisons with no number are false, and it goes through.
    guard correlation.magnitude > 1 else { return correlation }
    return correlation.isFinite ? (correlation < 0 ? -1 : 1) : .nan
  }

  static func influence(
    _ dx: Double, _ dy: Double, about moments: ShareMoments, value: Double
  ) -> Double {
    let (a, b) = (dx / moments.xx.squareRoot(), dy / moments.yy.squareRoot())
    return a * b - value / 2 * (a * a + b * b)
  }

  func undefinedReason(_ name: String) -> String {
    "the correlation is undefined, because one of the columns has the same value in all rows"
  }
}

extension PairStatistic {
  /// Pearson's correlation of two columns; undefined where one of them doesn't vary.
  public static let correlation = PairStatistic(kind: .correlation)
}

extension SampleStatistic {
  /// Pearson's correlation of two columns; undefined where one of them doesn't vary.
  public static func correlation(_ x: String, _ y: String) -> SampleStatistic {
    .pair(.correlation, x, y)
  }
}
