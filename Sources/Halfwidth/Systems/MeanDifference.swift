internal import Glibc
internal import NumericCore

/// The mean of items' differences with one method's interval, and the tests that are dual to it.
struct MeanDifference: Sendable {
  /// What the numbers come from.
  enum Form: Sendable {
    case tango(PairedCounts)
    /// Degrees of freedom of clusters; nil for the normal quantile.
    case score(MeanScoreEquation, degreesOfFreedom: Int?)
    case student(DesignEstimate)
    /// Why there is no interval.
    case none(AnalysisWarning)
  }

  let estimate: Double
  let method: MeanDifferenceMethod
  /// How many items or clusters are drawn by themselves.
  let units: Int
  /// The design effect of clusters, as it was estimated.
  var designEffect: Double?
  let form: Form

  /// By which the number of items is divided: never below 1, which few clusters show by chance.
  var inflation: Double { max(1, designEffect ?? 1) }

  /// The interval; nil where there is none.
  func interval(_ level: ConfidenceLevel) -> ConfidenceInterval? {
    switch form {
    case .tango(let pairs): pairs.tangoInterval(level: level)
    case .score(let equation, let df):
      ConfidenceInterval(
        equation.limits(critical: quantile(level, df) * inflation.squareRoot()),
        in: equation.scale, level: level, side: .two)
    case .student(let estimate): estimate.interval(level: level)
    case .none: nil
    }
  }

  private func quantile(_ level: ConfidenceLevel, _ df: Int?) -> Double {
    df.map { level.studentQuantile(.two, degreesOfFreedom: $0) } ?? level.normalQuantile(.two)
  }

  /// The test of a margin; nil where there is none.
  var equivalenceTest: EquivalenceTestMethod? {
    switch form {
    case .tango(let pairs): PairedEquivalence(pairs) == nil ? .tango : .tangoExact
    case .score(_, degreesOfFreedom: nil): .pairedScore
    case .score: .clusteredScore
    case .student: method == .clusteredT ? .clusteredT : .pairedT
    case .none: nil
    }
  }

  /// The p-value of the hypothesis that the mean is at least a margin away from 0, on either side.
  ///
  /// The larger one of two tests of one side each. On a scale it is never below the probability that no unit differs
  /// though the mean is a margin away, by which no result of too few items shows anything.
  ///
  /// - Parameter margin: Above 0; beyond the scale nothing can be that far away, and it is 0.
  /// - Returns: Nil where there is no interval.
  ///
  /// Source: D. J. Schuirmann (1987), *J. Pharmacokinet. Biopharm.* 15(6), 657-680,
  /// [doi:10.1007/BF01068419](https://doi.org/10.1007/BF01068419).
  func equivalencePValue(margin: Double) -> Double? {
    if case .tango(let pairs) = form, let exact = PairedEquivalence(pairs) {
      return exact.pValue(margin: margin)
    }
    if let reach, margin > reach { return 0 }
    guard let above = tail(beyond: -margin, .greater), let below = tail(beyond: margin, .less)
    else { return nil }
    return max(above, below, reach.map { Self.allEqual(units, margin: margin, reach: $0) } ?? 0)
  }

  /// The largest difference that there can be; nil without a scale.
  private var reach: Double? {
    switch form {
    case .tango: 1
    case .score(let equation, _): equation.scale.upperBound
    case .student, .none: nil
    }
  }

  /// The largest probability that all of so many units are equal though the mean difference is a margin: each differs by
  /// all of the scale or not at all.
  private static func allEqual(_ units: Int, margin: Double, reach: Double) -> Double {
    exp(Double(units) * log1p(-margin / reach))
  }

  private func tail(beyond null: Double, _ alternative: AlternativeHypothesis) -> Double? {
    switch form {
    case .tango(let pairs):
      return pairs.scoreStatistic(difference: null).map { alternative.pValue(z: $0) }
    case .score(let equation, let df):
      let z = equation.statistic(at: null) / inflation.squareRoot()
      guard let df else { return alternative.pValue(z: z) }
      return Self.studentTail(z, df, alternative)
    case .student(let estimate):
      return Self.studentTail(
        (estimate.estimate - null) / estimate.standardError, estimate.degreesOfFreedom, alternative)
    case .none: return nil
    }
  }

  private static func studentTail(
    _ t: Double, _ df: Int, _ alternative: AlternativeHypothesis
  ) -> Double {
    let signed = alternative == .less ? -t : t
    if signed.isInfinite { return signed > 0 ? 0 : 1 }
    return StudentTDistribution(degreesOfFreedom: Double(df)).upperTail(at: signed)
  }
}
