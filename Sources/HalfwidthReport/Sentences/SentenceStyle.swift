internal import Halfwidth

/// How a sentence to paste writes its numbers.
public enum SentenceStyle: String, CaseIterable, Sendable {
  /// As running text does: `37 of 50 (74%; 95% CI 60% to 84%, Wilson)`.
  case plain
  /// As the American Psychological Association does (7th edition): `37 of 50 (74.0%, 95% CI [60.4, 84.1],
  /// Wilson)`, and p without its leading zero. Its italics are left to who pastes it: text has none.
  case apa
}

extension SentenceStyle {
  /// What stands between a number and its interval.
  var separator: String {
    switch self {
    case .plain: "; "
    case .apa: ", "
    }
  }

  /// A share as a percentage: in plain style without decimals for fewer than 100 people, each of whom is more
  /// than one point; elsewhere with one.
  func percent(_ share: Double, of base: Int?) -> String {
    switch self {
    case .plain: ReportNumbers.percent(share, places: (base ?? 100) < 100 ? 0 : 1)
    case .apa: ReportNumbers.percent(share)
    }
  }

  /// The smallest and the largest share, or the one.
  func percents(_ shares: ClosedRange<Double>, of base: Int?) -> String {
    let ends = [shares.lowerBound, shares.upperBound].map { percent($0, of: base) }
    return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
  }

  /// An interval with its level, such as `95% CI 60% to 84%`, or `95% CI [60.4, 84.1]`.
  ///
  /// - Parameter number: Writes a limit; the sign of a percentage is left out in brackets, where the estimate
  ///   before them has it.
  func interval(
    _ limits: ClosedRange<Double>, side: IntervalSide = .two, level: String,
    _ number: (Double) -> String
  ) -> String {
    let ends = [limits.lowerBound, limits.upperBound].map(number)
    let name = side == .two ? "\(level) CI" : "one-sided \(level) CI"
    switch self {
    case .plain: return "\(name) \(side.words(ends[0], ends[1]))"
    case .apa:
      let bare = ends.map { $0.hasSuffix("%") ? String($0.dropLast()) : $0 }
      return "\(name) [\(bare.joined(separator: ", "))]"
    }
  }

  /// The interval of a share.
  func interval(_ interval: ConfidenceInterval, of base: Int?) -> String {
    self.interval(
      interval.lower...interval.upper, side: interval.side,
      level: DecimalFormat.percent(interval.level)
    ) { percent($0, of: base) }
  }

  /// A p-value, or the smallest and the largest, with the letter before it.
  func pValue(_ values: ClosedRange<Double>) -> String {
    let ends = [values.lowerBound, values.upperBound].map(probability)
    if ends[0] == ends[1] { return "p \(ends[0])" }
    func bare(_ text: String) -> String { text.hasPrefix("= ") ? String(text.dropFirst(2)) : text }
    return "p from \(bare(ends[0])) to \(bare(ends[1]))"
  }

  /// A p-value.
  func pValue(_ value: Double) -> String { pValue(value...value) }

  /// A number that can't be more than 1, such as a correlation: in APA style without its leading zero.
  func withoutLeadingZero(_ text: String) -> String {
    switch self {
    case .plain: return text
    case .apa:
      if text.hasPrefix("0.") { return String(text.dropFirst()) }
      return text.hasPrefix("\u{2212}0.") ? "\u{2212}" + text.dropFirst(2) : text
    }
  }

  private func probability(_ value: Double) -> String {
    if value < 0.001 { return "< " + withoutLeadingZero("0.001") }
    let text = DecimalFormat.fixed(value, places: 3)
    if text.hasPrefix("1") {
      return self == .plain && value == 1 ? "= 1" : "> " + withoutLeadingZero("0.999")
    }
    return "= " + withoutLeadingZero(text)
  }
}
