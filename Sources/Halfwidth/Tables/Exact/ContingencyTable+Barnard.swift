extension ContingencyTable {
  /// Barnard's test; see ``ExactTestMethod/barnard``.
  func barnardTest() -> TestFinding {
    let method = ExactTestMethod.barnard
    if hasZeroMargin { return TestFinding(method: method.rawValue, pValue: 1) }
    let samples = ExactTwoSamples(rowsOf: self)
    let finding = TestFinding(
      method: method.rawValue, statistic: samples.pooledZ, pValue: 1)
    // Equal proportions: every outcome is at least as extreme.
    if samples.distance == 0 { return finding }
    return finding.with(samples.barnardCurve(.two).supremum(), times: 1)
  }
}

extension TestFinding {
  /// The finding with the p-value from a supremum, and how it is bracketed.
  func with(_ supremum: ExactRejectionCurve.Supremum?, times factor: Double) -> TestFinding {
    guard let supremum else { return self }
    var finding = self
    finding.pValue = min(1, factor * supremum.upper)
    finding.details = [
      NamedNumber("nuisance", supremum.proportion),
      NamedNumber("p_value_attained", min(1, factor * supremum.attained)),
    ]
    return finding
  }
}

extension ExactTwoSamples {
  /// The difference of the proportions times both numbers of trials.
  var distance: Int { successes.0 * trials.1 - successes.1 * trials.0 }

  /// The difference of the proportions by its standard error under equality.
  var pooledZ: Double {
    let product = Double(trials.0) * Double(trials.1)
    let pooled = Double(together) * Double(total - together)
    return Double(distance) * (Double(total) / (product * pooled)).squareRoot()
  }

  /// The probability of a z at least as far from 0 as the observed one, on either side or on that of a direction.
  ///
  /// Given the successes m of both samples, z^2 is proportional to d^2 / (m (N - m)) with a whole
  /// number d, so outcomes are compared as fractions, without rounding.
  func barnardCurve(_ alternative: AlternativeHypothesis) -> ExactRejectionCurve {
    var weights = [Double](repeating: 0, count: trials.0 + 1)
    let square = UInt64(distance.magnitude) * UInt64(distance.magnitude)
    let pooled = UInt64(together * (total - together))
    func rejects(_ x: Int, _ together: Int) -> Bool {
      let signed = x * total - together * trials.0
      switch alternative {
      case .two: break
      case .less: if signed > 0 { return false }
      case .greater: if signed < 0 { return false }
      }
      let distance = UInt64(signed.magnitude)
      let own = (distance * distance).multipliedFullWidth(by: pooled)
      let least = square.multipliedFullWidth(by: UInt64(together * (total - together)))
      return (own.high, own.low) >= (least.high, least.low)
    }
    // With no successes, or no failures, z is 0.
    let coefficients = (0...total).map { together in
      if together == 0 || together == total { return 0.0 }
      let support = support(together)
      let sum = fill(&weights, together: together)
      var rejected = 0.0
      var low = support.lowerBound
      if alternative != .greater {
        while low <= support.upperBound && rejects(low, together) {
          rejected += weights[low]
          low += 1
        }
      }
      var high = support.upperBound
      if alternative != .less {
        while high >= low && rejects(high, together) {
          rejected += weights[high]
          high -= 1
        }
      }
      return min(1, rejected / sum)
    }
    return ExactRejectionCurve(coefficients)
  }
}
