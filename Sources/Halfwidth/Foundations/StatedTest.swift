internal import Glibc
internal import NumericCore

/// What a test says of one value, in one direction.
struct StatedTest {
  /// Nil where it is undefined.
  var pValue: Double?
  var statistic: Double?
  var degreesOfFreedom: Double?
  /// The signed statistic, of a test that has one.
  var z: Double?
  var hasZ = false
  /// The natural logarithm of a p-value below ``TestFinding/smallestPValue``, where the test has it.
  var logPValue: Double?
  /// Whether the data can't be what they are under the hypothesis, so that a p-value of 0 is the whole truth.
  var isImpossible = false
}

extension StatedTest {
  /// A test by a statistic that is standard normal under the hypothesis; nil where it is undefined.
  init(z: Double?, _ alternative: AlternativeHypothesis) {
    self.z = z
    hasZ = true
    pValue = z.map(alternative.pValue(z:))
    isImpossible = z?.isInfinite == true
    if let z, z.isFinite, let pValue, pValue < TestFinding.smallestPValue {
      logPValue = alternative.smallLogPValue(z: z)
    }
  }
}

extension AlternativeHypothesis {
  /// The natural logarithm of a p-value that is too small for a double.
  func smallLogPValue(z: Double) -> Double {
    let both = ChiSquaredDistribution(degreesOfFreedom: 1).logUpperTail(at: z * z)
    return self == .two ? both : both - log(2)
  }
}

extension TestFinding {
  /// Creates the finding of a test of what a hypothesis states, one value or two margins.
  ///
  /// Margins are tested from both sides, each at its own margin: the p-value is the larger one.
  ///
  /// - Parameters:
  ///   - parameter: The parameter that the method tests; a hypothesis of another one, or of none, is refused.
  ///   - undefined: What is said where the test has no p-value.
  ///   - test: What the method says of one value.
  init(
    _ method: String, of parameter: TestedHypothesis.Parameter, _ hypothesis: TestedHypothesis,
    estimate: Double?, level: ConfidenceLevel, dualIntervals: [String] = [],
    undefined: @autoclosure () -> AnalysisWarning,
    test: (Double, AlternativeHypothesis) -> StatedTest
  ) {
    guard let stated = hypothesis.stated, stated.parameter == parameter else {
      self.init(refused: method, testing: hypothesis)
      return
    }
    switch stated.bounds {
    case .null(let value):
      let found = test(value, hypothesis.alternative)
      self.init(
        method: method, statistic: found.statistic, degreesOfFreedom: found.degreesOfFreedom,
        pValue: found.pValue, logPValue: found.logPValue, dualIntervals: dualIntervals,
        details: found.hasZ ? [NamedNumber("z", found.z)] : [])
      self.stated = StatedValueFinding(estimate: estimate, level: level)
      warnOfUnderflow(found)
    case .margins(let lower, let upper):
      let above = test(lower, .greater)
      let below = test(upper, .less)
      self.init(method: method, pValue: nil)
      self.stated = StatedValueFinding(
        estimate: estimate, level: level, pValueAboveLower: above.pValue,
        pValueBelowUpper: below.pValue)
      if let one = above.pValue, let other = below.pValue {
        pValue = max(one, other)
        let larger = one > other ? above : below
        logPValue = larger.logPValue
        warnOfUnderflow(larger)
      }
    }
    self.hypothesis = hypothesis
    if pValue == nil { warnings.append(undefined()) }
  }

  /// Creates the refusal of a method that does not test what is stated.
  init(refused method: String, testing hypothesis: TestedHypothesis) {
    self.init(
      method: method, pValue: nil,
      warnings: [
        AnalysisWarning(
          .wrongHypothesis,
          hypothesis.stated.map { "\(method) tests no stated \($0.parameter.words)" }
            ?? "\(method) tests a stated value, and none is stated")
      ])
  }

  /// Creates the refusal of a method that has no direction.
  init(withoutDirection method: String) {
    self.init(
      method: method, pValue: nil,
      warnings: [AnalysisWarning(.noOneSidedForm, "\(method) has no one-sided form")])
  }

  private mutating func warnOfUnderflow(_ found: StatedTest) {
    guard let p = found.pValue, p < Self.smallestPValue, found.logPValue == nil,
      !found.isImpossible
    else { return }
    warnings.add(
      .underflow, "the p-value of \(method) is below 10^-300, too small to be told exactly")
  }
}
