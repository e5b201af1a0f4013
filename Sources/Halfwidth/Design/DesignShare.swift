/// A share of respondents from a survey's design, with what the design costs in precision.
public struct DesignShare: Hashable, Sendable {
  /// The share with its variance, in 0...1.
  public let mean: DesignEstimate
  /// The variance over that of a simple random sample of as many respondents; nil where all answers are
  /// alike, and the variance says nothing.
  ///
  /// From few primary units it is noise: from 11 of one size, 80% of the estimates of an effect of 1 lie between
  /// .5 and 1.6.
  public let designEffect: Double?
  /// How many respondents would say as much if all of a primary unit always answered alike: the square of the
  /// units' weights over the sum of their squares.
  public let leastEffectiveRespondents: Double
  /// Whether respondents are in clusters.
  let hasClusters: Bool

  /// The share, in 0...1.
  public var estimate: Double { mean.estimate }

  /// How many respondents of a simple random sample of an endless population would give the share as precisely.
  ///
  /// The respondents over the design effect, which counts as 1 where it is less; where all answers are alike
  /// ``leastEffectiveRespondents``, since then nothing is known of the variance. Infinite where the whole population was
  /// asked.
  public var effectiveRespondents: Double {
    if mean.isCensus { return .infinity }
    guard let designEffect else { return leastEffectiveRespondents }
    return Double(mean.respondents) / max(1, designEffect)
  }

  /// Below so many clusters no interval is given unasked: variances from so few are hardly known.
  public static let fewestClusters = 8

  /// Whether the respondents are in fewer clusters than ``fewestClusters``.
  public var hasFewClusters: Bool { hasClusters && mean.primaryUnits < Self.fewestClusters }
}

extension SurveyDesign {
  /// Whether those that an estimate is of are in fewer clusters than ``DesignShare/fewestClusters``.
  public func hasFewClusters(_ estimate: DesignEstimate) -> Bool {
    hasClusters && estimate.primaryUnits < DesignShare.fewestClusters
  }

  /// Returns the weighted share of yes among those who answered.
  ///
  /// - Parameter answers: For each respondent whether the answer is yes; nil for one outside of those that the
  ///   share is of. They stay in the design.
  /// - Returns: Nil where nobody with a weight above 0 answered.
  /// - Complexity: O(n)
  public func share(of answers: [Bool?]) -> DesignShare? {
    let values = answers.map { $0.map { $0 ? 1.0 : 0 } }
    guard let mean = mean(of: values) else { return nil }
    var totals = [Double](repeating: 0, count: units.strata.count)
    for row in 0..<rows where mean.isMember[row] { totals[units.units[row]] += weights[row] }
    let sum = totals.reduce(0, +)
    // All alike but for rounding: a share is a sum over a sum of the same numbers.
    let isAlike = Set(values.indices.compactMap { weights[$0] > 0 ? values[$0] : nil }).count == 1
    let clean =
      isAlike
      ? DesignEstimate(
        mean.estimate < 0.5 ? 0 : 1, scores: [Double](repeating: 0, count: rows),
        isMember: mean.isMember, design: self) : mean
    return DesignShare(
      mean: clean,
      designEffect: isAlike ? nil : designEffect(of: mean, values: values),
      leastEffectiveRespondents: sum * sum / totals.reduce(0) { $0 + $1 * $1 },
      hasClusters: hasClusters)
  }
}
