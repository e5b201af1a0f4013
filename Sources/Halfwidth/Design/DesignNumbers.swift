internal import Glibc
internal import NumericCore

/// How the numbers of respondents who were sampled by a design spread: weighted quantiles, the median's interval and the
/// standard deviation.
///
/// ## References
///
/// - R. S. Woodruff (1952), "Confidence intervals for medians and other position measures", *J. Amer. Statist.
///   Assoc.* 47(260), 635-646, [doi:10.1080/01621459.1952.10483443](https://doi.org/10.1080/01621459.1952.10483443).
/// - C. A. Francisco, W. A. Fuller (1991), "Quantile estimation with a complex survey design", *Ann. Statist.* 19(1),
///   454-469, [doi:10.1214/aos/1176347993](https://doi.org/10.1214/aos/1176347993).
public struct DesignNumbers: Hashable, Sendable {
  /// The weighted mean.
  public let mean: DesignEstimate
  /// The root of the weighted mean of squared distances from the mean, times n / (n - 1), as R's `svyvar`; nil for
  /// one respondent.
  public let standardDeviation: Double?
  /// The share of those whose number is at most the median: what the median's interval is made of.
  let belowMedian: DesignShare
  /// The different numbers, ascending, each with the weights up to it as a share of all.
  private let steps: [Step]

  private struct Step: Hashable {
    var value: Double
    var share: Double
  }

  /// Orders the numbers.
  ///
  /// - Parameters:
  ///   - values: For each respondent a finite number, or nil for one outside of those that are asked of. They
  ///     stay in the design.
  ///   - design: How the respondents were sampled.
  /// - Returns: Nil where nobody with a weight above 0 has a number.
  /// - Complexity: O(n log n)
  public init?(_ values: [Double?], of design: SurveyDesign) {
    guard let mean = design.mean(of: values) else { return nil }
    let members = values.indices.filter { values[$0] != nil && design.weights[$0] > 0 }
      .map { (value: values[$0] ?? 0, weight: design.weights[$0]) }.sorted { $0.value < $1.value }
    let total = members.reduce(0) { $0 + $1.weight }
    var steps: [Step] = []
    var sum = 0.0
    for member in members {
      sum += member.weight
      if steps.last?.value == member.value { steps.removeLast() }
      steps.append(Step(value: member.value, share: sum / total))
    }
    let squares = members.reduce(0) { sum, member in
      sum + member.weight * (member.value - mean.estimate) * (member.value - mean.estimate)
    }
    let n = Double(members.count)
    self.mean = mean
    self.steps = steps
    standardDeviation = n > 1 ? (squares / total * n / (n - 1)).squareRoot() : nil
    let median = Self.quantile(0.5, of: steps)
    guard let below = design.share(of: values.map { $0.map { $0 <= median } }) else { return nil }
    belowMedian = below
  }

  /// The smallest number with at least a share of the weights up to it; where exactly so many are up to it, the middle
  /// between it and the next.
  public func quantile(_ share: Double) -> Double { Self.quantile(share, of: steps) }

  private static func quantile(_ share: Double, of steps: [Step]) -> Double {
    let place = first(atLeast: share, in: steps)
    let step = steps[place]
    return isEqual(step.share, share) && place + 1 < steps.count
      ? step.value + (steps[place + 1].value - step.value) / 2 : step.value
  }

  /// The place of the first number with at least a share of the weights up to it.
  private static func first(atLeast share: Double, in steps: [Step]) -> Int {
    steps.firstIndex { $0.share > share || isEqual($0.share, share) } ?? steps.count - 1
  }

  /// Whether two shares are the same but for rounding.
  private static func isEqual(_ one: Double, _ two: Double) -> Bool { abs(one - two) < 1e-12 }

  /// The slug of the median's interval.
  public static let medianMethod = "woodruff"

  /// Returns the median with its interval.
  ///
  /// It goes from one number to another: those with the shares one half less and plus t / (2 root n) of the weights up
  /// to them, where n is the effective number of respondents of the share below the median, and t Student's quantile.
  /// That is Woodruff's interval with the score test's standard error in place of Wald's, around one half; R's
  /// `svyquantile` goes out from the share up to the median, which is more where many gave the same number. From few
  /// clusters it is as uncertain as that share's.
  ///
  /// - Returns: A finding without an interval, with a warning, where there are no degrees of freedom, and where a
  ///   limit would lie beyond all numbers; the median itself for both limits where the whole population was asked.
  public func median(level: ConfidenceLevel = 0.95) -> IntervalFinding {
    let df = belowMedian.mean.degreesOfFreedom
    let n = belowMedian.effectiveRespondents
    var finding = IntervalFinding(
      estimand: "median", method: Self.medianMethod, level: level, estimate: quantile(0.5),
      details: [NamedNumber("df", Double(df)), NamedNumber("effective_n", n)])
    guard df > 0 else {
      finding.warnings.append(.noDegreesOfFreedom)
      return finding
    }
    if belowMedian.mean.isCensus {
      finding.interval = ConfidenceInterval(
        lower: quantile(0.5), upper: quantile(0.5), in: -.infinity ... .infinity, level: level,
        side: .two)
      return finding
    }
    let half = level.studentQuantile(.two, degreesOfFreedom: df) / (2 * n.squareRoot())
    guard half < 0.5 else {
      finding.warnings.append(
        AnalysisWarning(
          .undefined,
          "so few respondents, or so few primary units, don't limit the median: the limits would lie beyond all "
            + "numbers"))
      return finding
    }
    finding.interval = ConfidenceInterval(
      lower: steps[Self.first(atLeast: 0.5 - half, in: steps)].value,
      upper: steps[Self.first(atLeast: 0.5 + half, in: steps)].value,
      in: -Double.infinity...Double.infinity, level: level, side: .two)
    return finding
  }
}
