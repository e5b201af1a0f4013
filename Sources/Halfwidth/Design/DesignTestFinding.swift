/// A test of independence from a survey's design.
public struct DesignTestFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// The statistic; nil where it is undefined.
  public var statistic: Double?
  /// The parameters of its reference distribution.
  public var parameter = Parameter.none
  /// The p-value, in 0...1; nil where it is undefined, and a warning says why.
  public var pValue: Double?
  /// The mean of the generalised design effects that it is corrected by; nil for a test without.
  public var designEffect: Double?
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning] = []

  /// The parameters of a reference distribution.
  public enum Parameter: Hashable, Sendable {
    /// It has none of its own.
    case none
    /// The degrees of freedom of a chi-squared distribution.
    case one(Double)
    /// The degrees of freedom of an F distribution, of the numerator and the denominator.
    case two(Double, Double)
  }
}

extension DesignTestFinding: WireRepresentable {
  /// `parameter` is a number for chi-squared, and a list of two for F.
  public var fields: FieldList {
    var fields: FieldList = ["method": .string(method), "statistic": .amount(statistic)]
    switch parameter {
    case .none: fields.add("parameter", .list([]))
    case .one(let df): fields.add("parameter", .parameter(df))
    case .two(let numerator, let denominator):
      fields.add("parameter", .list([.parameter(numerator), .parameter(denominator)]))
    }
    fields.add("p_value", .probability(pValue))
    if let designEffect { fields.add("design_effect", .parameter(designEffect)) }
    fields.add("warnings", .warnings(warnings))
    return fields
  }
}
