/// A value with a form on the wire: findings, and intervals.
///
/// ``fields`` is the form. What is encoded are the same members that the JSON of the command line has, so
/// that findings can stand in documents of one's own; ``description`` says the same in a line for people.
///
/// ```swift
/// let asked = CandidateCounts(try BinomialCounts(successes: 37, trials: 50))
/// let finding = ProportionMethod.wilson.finding(for: asked)  // 0.7400 (95% 0.6045 to 0.8413), wilson
/// finding.fields.map(\.name).prefix(3)  // ["estimand", "method", "confidence"]
/// ```
public protocol WireRepresentable: Encodable, CustomStringConvertible, Sendable {
  /// What it says, under its wire names and in their order; an undefined number is there without a value.
  var fields: FieldList { get }
}

extension WireRepresentable {
  /// Encodes ``fields``.
  public func encode(to encoder: any Encoder) throws { try fields.encode(to: encoder) }

  /// One line, such as `0.7400 (95% 0.6045 to 0.8413), wilson` or `p = 0.0455 (statistic 4.0000, df 1),
  /// pearson`.
  public var description: String { fields.line }
}

extension FieldList {
  /// The estimate with its interval, or the p-value, and the method.
  var line: String {
    [finding, self["method"]?.shown].compactMap(\.self).joined(separator: ", ")
  }

  /// The estimate with its interval, the p-value, or the limits alone; nil where there are none of them.
  var finding: String? {
    if let estimate = range("estimate") {
      return [estimate, limits.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
    }
    return pValue ?? limits
  }

  /// The level and the limits that were asked for.
  private var limits: String? {
    guard let level = self["confidence"]?.shown, let lower = self["lower"],
      let upper = self["upper"]
    else { return nil }
    if lower == .undefined { return "no \(level) interval" }
    let side = self["side"].flatMap { IntervalSide(rawValue: $0.shown) } ?? .two
    return "\(level) \(side.words(lower.shown, upper.shown))"
  }

  private var pValue: String? {
    guard let p = range("p_value") else { return nil }
    let details = ["statistic", "df"].compactMap { name -> String? in
      guard let value = self[name], value != .undefined else { return nil }
      return "\(name) \(value.shown)"
    }
    let sign = p.hasPrefix("<") || p.contains(" ") || p == "undefined" ? "" : "= "
    return "p \(sign)\(p)" + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
  }

  /// The value of a name, or of its smallest and its largest where only these are known.
  private func range(_ name: String) -> String? {
    let value = self[name]
    guard value == nil || value == .undefined, let low = self["\(name)_min"],
      let high = self["\(name)_max"]
    else { return value?.shown }
    return low == high ? low.shown : "\(low.shown) to \(high.shown)"
  }
}
