internal import Glibc
internal import NumericCore

/// How the interval of one statistic of a family follows from a critical value in place of z.
package enum FamilyInterval: Hashable, Sendable {
  /// Of a proportion, by Wilson's equation.
  case wilson(BinomialCounts)
  /// Of the mean of answers on a scale, by the score equation.
  case score(MeanScoreEquation)
  /// Of the difference of two answers on a scale, by the score equation of the differences.
  case pairedScore(MeanScoreEquation)
  /// Of the difference of two proportions of the same respondents, by the same equation.
  case tango(MeanScoreEquation)
  /// Of a difference of two groups: the score limits of both, squared and added as Newcombe's. Of
  /// proportions where `ofShares`.
  case squareAndAdd(MeanScoreEquation, MeanScoreEquation, ofShares: Bool)
  /// Of a correlation, by Fisher's z and the standard error 1 / sqrt(n - 3).
  case fisher(correlation: Double, rows: Int)
  /// The estimate plus and minus the standard error times the critical value mapped to Student's t.
  case mapped(estimate: Double, standardError: Double, degreesOfFreedom: Double)

  /// How results call it.
  package var slug: String {
    switch self {
    case .wilson: ProportionMethod.wilson.rawValue
    case .score: MeanScoreMethod.score.rawValue
    case .pairedScore: "paired-score"
    case .tango: PairedDifferenceMethod.tango.rawValue
    case .squareAndAdd(_, _, true): DifferenceMethod.newcombe.rawValue
    case .squareAndAdd(_, _, false): "newcombe-score"
    case .fisher: "fisher-z"
    case .mapped: "t-mapped"
    }
  }

  /// Whether its limits are known to hold only roughly.
  var isApproximate: Bool {
    if case .mapped = self { true } else { false }
  }

  /// Returns the limits, not clipped.
  ///
  /// - Parameter critical: At least 0; infinite for all that there can be.
  func limits(_ critical: Double, in space: ClosedRange<Double>) -> ConfidenceInterval.RawLimits {
    guard critical.isFinite else {
      return ConfidenceInterval.RawLimits(lower: space.lowerBound, upper: space.upperBound)
    }
    switch self {
    case .wilson(let counts):
      return WilsonEquation.limits(
        successes: Double(counts.successes), trials: Double(counts.trials), z: critical)
    case .score(let equation), .pairedScore(let equation), .tango(let equation):
      return equation.limits(critical: critical)
    case .squareAndAdd(let first, let second, _):
      let (one, two) = (first.limits(critical: critical), second.limits(critical: critical))
      func reach(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
      let difference = first.mean - second.mean
      return ConfidenceInterval.RawLimits(
        lower: max(
          first.scale.lowerBound - second.scale.upperBound,
          difference - reach(first.mean - one.lower, two.upper - second.mean)),
        upper: min(
          first.scale.upperBound - second.scale.lowerBound,
          difference + reach(one.upper - first.mean, second.mean - two.lower)))
    case .fisher(let correlation, let rows):
      let centre = Self.fisherZ(correlation)
      let half = critical / Double(rows - 3).squareRoot()
      return ConfidenceInterval.RawLimits(
        lower: min(correlation, tanh(centre - half)), upper: max(correlation, tanh(centre + half)))
    case .mapped(let estimate, let error, let df):
      let tail = StandardNormal.upperTail(at: critical)
      // Beyond every double t has no quantile.
      guard tail > 1e-300 else {
        return ConfidenceInterval.RawLimits(lower: space.lowerBound, upper: space.upperBound)
      }
      let half = error * StudentTDistribution(degreesOfFreedom: df).quantile(upperTail: tail)
      return ConfidenceInterval.RawLimits(lower: estimate - half, upper: estimate + half)
    }
  }

  /// Fisher's z of a correlation, finite also at 1 and -1.
  static func fisherZ(_ correlation: Double) -> Double {
    let most = 1 - 0x1p-40
    return atanh(min(max(correlation, -most), most))
  }
}

/// Which statistics of a family share a critical value, and what the others get.
enum FamilyRule {
  /// With fewer answers off the commonest one a statistic leaves the family: of proportions near 0 and 1 the
  /// largest distance of a resample says too little.
  static let fewestAnswers = 5
  /// A correlation needs more answers than these off the commonest one, in both columns.
  static let mostEqualAnswersOfCorrelation = 5

  /// The significance that the statistics in the family share: alpha times their number over that of all.
  static func significance(
    _ level: ConfidenceLevel, inFamily: Int, of all: Int
  ) -> Double {
    inFamily == all ? level.significance : level.significance * Double(inFamily) / Double(all)
  }

  /// The normal quantile of Bonferroni's level for one of all statistics.
  static func bonferroni(_ level: ConfidenceLevel, of all: Int) -> Double {
    StandardNormal.quantile(upperTail: level.tail(.two) / Double(all))
  }

  /// How many values are not the commonest one.
  static func offCommonest(_ values: [Double]) -> Int {
    var counts: [Double: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return values.count - (counts.values.max() ?? 0)
  }
}
