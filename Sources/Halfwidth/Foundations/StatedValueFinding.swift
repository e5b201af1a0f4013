/// What a test says of a value, or of margins, that were stated.
public struct StatedValueFinding: Hashable, Sendable {
  /// The estimate of the parameter; nil where it is undefined.
  public var estimate: Double?
  /// The level whose significance the p-value is held against.
  public var level: ConfidenceLevel
  /// Of margins: the p-value against a parameter at the lower margin or below it.
  public var pValueAboveLower: Double?
  /// Of margins: the p-value against a parameter at the upper margin or above it.
  public var pValueBelowUpper: Double?

  /// Whether a p-value shows what was held against the null hypothesis: it is at most the significance.
  ///
  /// Nil where there is no p-value. That it is not shown does not show the null hypothesis.
  public func isShown(by pValue: Double?) -> Bool? {
    pValue.map { $0 <= level.significance }
  }
}

extension StatedValueFinding {
  /// The fields that say what was asked.
  func question(_ hypothesis: TestedHypothesis) -> FieldList {
    var fields: FieldList = [:]
    guard let stated = hypothesis.stated else { return fields }
    fields.add("estimand", .string(stated.parameter.rawValue))
    fields.add("estimate", .amount(estimate))
    switch stated.bounds {
    case .null(let value): fields.add("null", .amount(value))
    case .margins(let lower, let upper):
      fields.add("margins", .list([.amount(lower), .amount(upper)]))
    }
    fields.add("confidence", .level(level))
    return fields
  }

  /// The fields that say what was found beside the p-value.
  func answer(_ hypothesis: TestedHypothesis, pValue: Double?) -> FieldList {
    var fields: FieldList = [:]
    if hypothesis.margins != nil {
      fields.add("p_value_above_lower", .probability(pValueAboveLower))
      fields.add("p_value_below_upper", .probability(pValueBelowUpper))
    }
    fields.add("shown", isShown(by: pValue).map(FieldValue.flag) ?? .undefined)
    return fields
  }
}
