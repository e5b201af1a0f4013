internal import Halfwidth

/// How numbers are written for people: with how many digits, and whether shares are percentages.
public struct NumberStyle: Sendable {
  /// Whether a share is written as a percentage, and a difference of shares in points.
  public var showsPercent: Bool
  /// Digits after the point, or of a small number before its power of ten; nil for the usual ones.
  public var digits: Int?

  /// Creates a style.
  ///
  /// - Parameters:
  ///   - showsPercent: Whether shares are written as percentages.
  ///   - digits: From 0 to 15.
  public init(showsPercent: Bool = false, digits: Int? = nil) {
    precondition((0...15).contains(digits ?? 0), "a double has no more than 15 digits")
    self.showsPercent = showsPercent
    self.digits = digits
  }

  private var places: Int { digits ?? DecimalFormat.usualPlaces }
}

extension NumberStyle {
  /// A result of any size; `undefined` for none.
  func general(_ value: Double?) -> String { DecimalFormat.general(value, places: places) }

  /// The same, but a whole number without decimals.
  func compact(_ value: Double?) -> String { DecimalFormat.compact(value, places: places) }

  /// A p-value.
  func probability(_ value: Double?) -> String { DecimalFormat.probability(value, places: places) }

  /// A probability of which 0 is 0.
  func givenProbability(_ value: Double) -> String { value == 0 ? "0" : probability(value) }

  /// A share of a whole.
  func share(_ value: Double) -> String {
    showsPercent
      ? ReportNumbers.percent(value, places: digits ?? 1)
      : DecimalFormat.share(value, places: places)
  }

  /// What is estimated: a share, a difference of shares, or something else.
  func amount(_ value: Double?, of estimand: String?) -> String {
    guard showsPercent, let value, value.isFinite, let estimand else { return general(value) }
    if Self.shares.contains(estimand) { return ReportNumbers.percent(value, places: digits ?? 1) }
    guard Self.differences.contains(estimand) else { return general(value) }
    return ReportNumbers.points(value, places: digits ?? 1) + " points"
  }

  /// The value of a field of a finding.
  func shown(_ value: FieldValue, of fields: FieldList) -> String {
    guard case .number(let number, let kind) = value else { return value.shown }
    switch kind {
    case .amount: return amount(number, of: fields["estimand"]?.shown)
    case .share: return share(number)
    case .probability: return probability(number)
    case .parameter: return compact(number)
    case .level: return value.shown
    }
  }

  private static let shares: Set = ["proportion", "proportions", "top_box", "percent_agreement"]
  private static let differences: Set = [
    "difference", "independent_difference", "paired_difference", "top_box_difference",
    "difference_proportion", "difference_top_box", "paired_difference_proportion",
    "paired_difference_top_box", "common_difference",
  ]
}
