internal import Glibc
internal import NumericCore

/// A ratio as a report prints it with its limits, such as `OR = 2.4, 95% CI [1.2, 4.8], p = .01`: whether the numbers
/// can belong together.
///
/// Limits of Wald's kind (Woolf's of odds ratios, Katz' of risks, those of logistic and Cox regression) lie the same way
/// from the estimate on the scale of the logarithm, so that the estimate is their geometric mean, and their distance
/// gives the standard error: D. G. Altman and J. M. Bland (2011), *BMJ* 343, d2304,
/// [doi:10.1136/bmj.d2304](https://doi.org/10.1136/bmj.d2304). Exact limits, those of a score and of a profile likelihood
/// need not: of these only the order can be checked. All numbers were rounded, and stand for what is rounded to them.
public struct ReportedRatio: Hashable, Sendable {
  /// What the ratio is of.
  public let measure: Measure
  /// The printed ratio.
  public let estimate: PrintedDecimal
  /// The level of the limits.
  public let level: ConfidenceLevel
  /// The printed lower limit.
  public let lower: PrintedDecimal
  /// The printed upper limit.
  public let upper: PrintedDecimal
  /// The printed p-value; nil where there is none.
  public let pValue: PrintedPValue?

  /// What a ratio is of; raw values are the usual abbreviations.
  public enum Measure: String, CaseIterable, Hashable, Sendable {
    /// Odds.
    case oddsRatio = "OR"
    /// Odds, adjusted for something else.
    case adjustedOddsRatio = "aOR"
    /// Risks, or prevalences.
    case riskRatio = "RR"
    /// Risks, adjusted for something else.
    case adjustedRiskRatio = "aRR"
    /// Prevalences.
    case prevalenceRatio = "PR"
    /// Hazards.
    case hazardRatio = "HR"
    /// Hazards, adjusted for something else.
    case adjustedHazardRatio = "aHR"
    /// Rates of events.
    case rateRatio = "IRR"
  }

  /// Creates a ratio.
  public init(
    _ measure: Measure, estimate: PrintedDecimal, level: ConfidenceLevel = 0.95,
    lower: PrintedDecimal, upper: PrintedDecimal, pValue: PrintedPValue? = nil
  ) {
    self.measure = measure
    self.estimate = estimate
    self.level = level
    self.lower = lower
    self.upper = upper
    self.pValue = pValue
  }

  // MARK: - Limits

  /// How limits can belong to an estimate.
  public enum LimitsVerdict: String, CaseIterable, Hashable, Sendable {
    /// The estimate is their geometric mean: they can be Wald's.
    case wald
    /// They are in order, and can be of another method only.
    case otherMethod = "other-method"
    /// The estimate lies outside of them.
    case impossible
  }

  /// Whether the limits can belong to the estimate, and how.
  public var limits: LimitsVerdict {
    // Digits that were cut off put a number one unit lower, so that the order has that much room.
    let (least, most) = (lower.value, upper.value + upper.unit)
    guard least <= estimate.value + estimate.unit, estimate.value <= most, least <= most else {
      return .impossible
    }
    let (ratio, low, high) = (estimate.rounded, lower.rounded, upper.rounded)
    // Compared as products, which are exact for limits of 0 too; the slack is far below a digit.
    let squares = ratio.lowerBound * ratio.lowerBound...ratio.upperBound * ratio.upperBound
    let products = low.lowerBound * high.lowerBound...low.upperBound * high.upperBound
    let slack = 1 + 1e-12
    return squares.lowerBound <= products.upperBound * slack
      && products.lowerBound <= squares.upperBound * slack ? .wald : .otherMethod
  }

  /// The geometric mean of the limits: the ratio that Wald's limits belong to.
  public var center: Double { (lower.value * upper.value).squareRoot() }

  // MARK: - P-value

  /// The two-sided p-values of Wald's test of a ratio of 1, over all numbers that are rounded to the printed ones.
  public var pValues: ClosedRange<Double> {
    let (ratio, low, high) = (estimate.rounded, lower.rounded, upper.rounded)
    let logs = [log(ratio.lowerBound).magnitude, log(ratio.upperBound).magnitude]
    let least = ratio.contains(1) ? 0 : min(logs[0], logs[1])
    let most = max(logs[0], logs[1])
    let reach = 2 * level.normalQuantile(.two)
    let shortest = max(0, log(high.lowerBound) - log(low.upperBound)) / reach
    let longest = (log(high.upperBound) - log(low.lowerBound)) / reach
    let smallest = longest > 0 && longest.isFinite ? least / longest : 0
    let largest = shortest > 0 ? most / shortest : Double.infinity
    return tail(largest)...max(tail(largest), tail(smallest))
  }

  private func tail(_ size: Double) -> Double { min(1, 2 * StandardNormal.upperTail(at: size)) }

  /// Whether the p-value can be that of Wald's limits, and how; nil where none is printed, and where the limits are of
  /// another method, so that it is not known what their p-value is.
  public var pVerdict: PrintedPValue.Verdict? {
    guard limits == .wald, let pValue else { return nil }
    return pValue.verdict(among: pValues, hasSides: true)
  }

  /// Whether the limits say one thing of a ratio of 1 and the p-value another at their level; false where rounding
  /// leaves it open.
  public var contradictsPValue: Bool {
    guard let pValue, let isShown = pValue.isAtMost(level.significance) else { return false }
    let distance = (pValue.number.value - level.significance).magnitude
    if pValue.relation == .equal, distance <= pValue.number.unit { return false }
    let (low, high) = (lower.rounded, upper.rounded)
    if isShown { return low.upperBound < 1 && high.lowerBound > 1 }
    return low.lowerBound > 1 || high.upperBound < 1
  }
}

extension PrintedDecimal {
  /// From the smallest to the largest number that is rounded to it, never below 0.
  var rounded: ClosedRange<Double> {
    max(value - unit / 2, 0)...value + unit / 2
  }

  /// One unit of the last digit.
  var unit: Double { 1 / Double(unitsPerOne) }
}
