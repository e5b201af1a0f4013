/// A p-value as it is printed, such as `= .036` or `< .05`, which stands for all that are rounded to it or lie beyond it.
public struct PrintedPValue: Hashable, Sendable {
  /// How the p-value relates to the printed number.
  public let relation: Relation
  /// The printed number, in 0...1.
  public let number: PrintedDecimal

  /// How a p-value relates to the number that is printed.
  public enum Relation: String, CaseIterable, Hashable, Sendable {
    /// It is rounded to it.
    case equal = "="
    /// It is below.
    case below = "<"
    /// It is above.
    case above = ">"
  }

  /// How a printed p-value can be right.
  public enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// It is that of the statistic.
    case consistent
    /// It is where it was halved for one side.
    case oneSided = "one-sided"
    /// It is where digits were cut off.
    case truncated
    /// It is not that of the statistic.
    case inconsistent
  }

  /// Creates a p-value.
  ///
  /// - Throws: ``CountsError`` for one above 1.
  public init(_ relation: Relation, _ number: PrintedDecimal) throws(CountsError) {
    guard number.units <= number.unitsPerOne else {
      throw CountsError(.outOfRange, "a p-value of \(number) is above 1; give the one printed")
    }
    self.relation = relation
    self.number = number
  }

  /// Creates a p-value from its text without spaces, such as `=.036`.
  ///
  /// - Returns: nil where no relation stands before it.
  /// - Throws: ``CountsError`` for a number that is none, or above 1.
  init?(parsing text: Substring) throws(CountsError) {
    guard let relation = text.first.flatMap({ Relation(rawValue: String($0)) }) else { return nil }
    try self.init(relation, PrintedDecimal(parsing: String(text.dropFirst())))
  }

  /// Whether one of some two-sided p-values can be the printed one, and how.
  ///
  /// - Parameter hasSides: Whether half of a p-value can be that of one side.
  func verdict(among all: ClosedRange<Double>, hasSides: Bool) -> Verdict {
    let unit = 1 / Double(number.unitsPerOne)
    let printed = number.value
    if fits(all, from: printed - unit / 2, to: printed + unit / 2) { return .consistent }
    let halves = all.lowerBound / 2...all.upperBound / 2
    if hasSides, fits(halves, from: printed - unit / 2, to: printed + unit / 2) {
      return .oneSided
    }
    if relation == .equal, fits(all, from: printed, to: printed + unit) { return .truncated }
    return .inconsistent
  }

  /// Whether one of the p-values has the printed relation; doubles are compared with a slack far below a digit.
  private func fits(_ all: ClosedRange<Double>, from low: Double, to high: Double) -> Bool {
    let slack = 1e-12
    return switch relation {
    case .equal: all.lowerBound <= high + slack && low - slack <= all.upperBound
    case .below: all.lowerBound < number.value
    case .above: all.upperBound > number.value
    }
  }

  /// Whether what is printed is at most a level, such as .05; nil where it says neither, as `< .10` of .05.
  func isAtMost(_ level: Double) -> Bool? {
    switch relation {
    case .equal: number.value <= level
    case .below: number.value <= level ? true : nil
    case .above: number.value < level ? nil : false
    }
  }
}

extension PrintedPValue: CustomStringConvertible {
  /// The relation and the number.
  public var description: String { "\(relation.rawValue) \(number)" }
}
