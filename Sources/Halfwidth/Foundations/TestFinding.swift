internal import Glibc
internal import NumericCore

/// A test of a hypothesis.
public struct TestFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// The statistic; nil for a test without one, and where it is undefined.
  public var statistic: Double?
  /// Degrees of freedom of the statistic's reference distribution; nil for an exact test.
  public var degreesOfFreedom: Double?
  /// The p-value, in 0...1; nil where it is undefined, and a warning says why.
  public var pValue: Double?
  /// The natural logarithm of the p-value of an exact test, where the p-value is below
  /// ``smallestPValue`` and the test has it; nil elsewhere.
  public var logPValue: Double?
  /// The slugs of the intervals that hold exactly the values that the test does not reject; empty where
  /// no printed interval does.
  public var dualIntervals: [String] = []
  /// An interval for a simulated p-value; nil for one that is not simulated.
  public var simulation: SimulationFinding?
  /// Further numbers under their wire names, in order.
  public var details: [NamedNumber] = []
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning] = []
  /// What was asked of the test beside its method.
  public var hypothesis = TestedHypothesis()
  /// What is said of a stated value; nil where none was stated.
  public var stated: StatedValueFinding?
}

extension TestFinding {
  /// Below this p-value a double has fewer digits, or none, and its logarithm says what it is.
  public static let smallestPValue = 1e-300

  /// Creates the finding of an exact test, with the natural logarithm of its p-value where that is needed.
  init(
    method: String, statistic: Double? = nil, exact pValue: Double,
    logarithm: @autoclosure () -> Double, dualIntervals: [String] = [], details: [NamedNumber] = []
  ) {
    self.init(
      method: method, statistic: statistic, pValue: pValue,
      logPValue: pValue < Self.smallestPValue ? logarithm() : nil, dualIntervals: dualIntervals,
      details: details)
  }

  /// The common logarithm of a p-value below ``smallestPValue``; nil for a larger one, and where the test
  /// has none, which a warning then says.
  ///
  /// Never of the p-value that has underflowed: of the statistic's chi-squared tail in logarithms, or as
  /// the exact test gave it.
  public var log10PValue: Double? {
    guard let pValue, pValue < Self.smallestPValue else { return nil }
    if let logPValue { return logPValue / log(10) }
    guard let statistic, let degreesOfFreedom, degreesOfFreedom > 0, statistic >= 0,
      statistic.isFinite
    else { return nil }
    let both = ChiSquaredDistribution(degreesOfFreedom: degreesOfFreedom)
      .logUpperTail(at: statistic)
    // So small a p-value against one direction is half of the one against both.
    return (hypothesis.alternative == .two ? both : both - log(2)) / log(10)
  }
}

extension TestFinding: WireRepresentable, FieldLister {
  /// What was asked stands before what was found, where it was more than the method; how a p-value was
  /// simulated after the further numbers, where it was.
  public var fields: FieldList { FieldList(of: self) }

  package func list(into fields: inout some FieldSink) {
    fields.add("method", .string(method))
    if let stated { fields.add(stated.question(hypothesis)) }
    if hypothesis.alternative != .two || hypothesis.null != nil {
      fields.add("alternative", .string(hypothesis.alternative.rawValue))
    }
    fields.add("statistic", .amount(statistic))
    fields.add("df", .parameter(degreesOfFreedom))
    fields.add("p_value", .probability(pValue))
    if let stated { fields.add(stated.answer(hypothesis, pValue: pValue)) }
    if let log10PValue { fields.add("log10_p_value", .amount(log10PValue)) }
    fields.add("dual_intervals", .texts(dualIntervals))
    fields.add(details)
    if let simulation {
      fields.add("resamples", .integer(simulation.resamples))
      fields.add("seed", .seed(simulation.seed))
      fields.add("exceedances", .integer(simulation.exceedances))
      fields.add("p_value_lower", .probability(simulation.interval.lower))
      fields.add("p_value_upper", .probability(simulation.interval.upper))
    }
    fields.add("warnings", .warnings(warnings))
  }
}
