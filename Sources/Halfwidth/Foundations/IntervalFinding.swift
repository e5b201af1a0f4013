/// A parameter with its interval, or a measure that has none.
public struct IntervalFinding: Hashable, Sendable {
  /// The parameter, such as `difference`.
  public var estimand: String
  /// The slug of the method.
  public var method: String
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// The estimate; nil where it is undefined, infinite where a ratio divides by 0.
  public var estimate: Double?
  /// The interval; nil where the method is undefined for these data, and a warning says why, and for a
  /// measure that has no interval.
  public var interval: ConfidenceInterval?
  /// Whether the method gives intervals at all.
  public var hasInterval: Bool = true
  /// The standard error, where the method is built on one.
  public var standardError: Double?
  /// Whether a test belongs to the method.
  public var hasPValue: Bool = false
  /// Its p-value; nil where it is undefined, and a warning says why, and for a method without a test.
  public var pValue: Double?
  /// The natural logarithm of a p-value below ``TestFinding/smallestPValue``, where the test has it; nil elsewhere.
  public var logPValue: Double?
  /// The direction that the test was asked about; the interval has two limits whatever it is.
  public var alternative = AlternativeHypothesis.two
  /// Further numbers under their wire names, in order.
  public var details: [NamedNumber] = []
  /// How the limits were drawn; nil for those that are not simulated.
  public var resampling: ResamplingFinding?
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning] = []
}

extension IntervalFinding: WireRepresentable, FieldLister {
  /// A measure that has no interval has neither limits nor a confidence; how limits were simulated stands after the
  /// further numbers, where they were.
  public var fields: FieldList { FieldList(of: self) }

  package func list(into fields: inout some FieldSink) {
    fields.add("estimand", .string(estimand))
    fields.add("method", .string(method))
    if hasInterval { fields.add("confidence", .level(level)) }
    // Most methods have two limits and no other form, and then say nothing of a side.
    if let interval, interval.side != .two { fields.add("side", .string(interval.side.rawValue)) }
    if alternative != .two { fields.add("alternative", .string(alternative.rawValue)) }
    fields.add("estimate", .amount(estimate))
    if let standardError { fields.add("standard_error", .amount(standardError)) }
    if hasInterval { fields.add(interval, .amount) }
    if hasPValue { fields.add("p_value", .probability(pValue)) }
    if let log10PValue { fields.add("log10_p_value", .amount(log10PValue)) }
    fields.add(details)
    if let resampling {
      fields.add("interval_method", .string(resampling.intervalMethod))
      fields.add("resamples", .integer(resampling.resamples))
      fields.add("seed", .seed(resampling.seed))
    }
    fields.add("warnings", .warnings(warnings))
  }
}
