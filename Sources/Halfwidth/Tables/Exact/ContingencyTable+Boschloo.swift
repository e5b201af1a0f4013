extension ContingencyTable {
  /// Boschloo's test; see ``ExactTestMethod/boschloo``.
  func boschlooTest() -> TestFinding {
    let method = ExactTestMethod.boschloo
    if hasZeroMargin { return TestFinding(method: method.rawValue, statistic: 1, pValue: 1) }
    let samples = ExactTwoSamples(rowsOf: self)
    // The side with the smaller Fisher p is nearly always the one with the smaller supremum: the other
    // one is then given up as soon as it is seen to be larger.
    let test = ExactFisher(self)
    let less = (fisher: test.lowerTail, curve: { samples.boschlooCurve(isLess: true) })
    let greater = (fisher: test.upperTail, curve: { samples.boschlooCurve(isLess: false) })
    let sides = less.fisher <= greater.fisher ? (less, greater) : (greater, less)
    let finding = TestFinding(method: method.rawValue, statistic: sides.0.fisher, pValue: 1)
    let first = sides.0.curve().supremum()
    guard let first,
      let second = sides.1.curve().supremum(orNilAbove: first.attained),
      second.attained < first.attained
    else { return finding.with(first, times: 2) }
    var other = finding
    other.statistic = sides.1.fisher
    return other.with(second, times: 2)
  }
}

extension ExactTwoSamples {
  /// The probability of a one-sided Fisher p at most the observed one.
  ///
  /// - Parameter isLess: Whether few successes in the first sample are extreme, or many.
  func boschlooCurve(isLess: Bool) -> ExactRejectionCurve {
    var weights = [Double](repeating: 0, count: trials.0 + 1)
    /// The tail from the extreme count on, as a probability, at each step of it.
    func tail(_ together: Int, while isTaken: (Int, Double) -> Bool) -> Double {
      let support = support(together)
      let sum = fill(&weights, together: together)
      var x = isLess ? support.lowerBound : support.upperBound
      var tail = 0.0
      var taken = 0.0
      while support.contains(x) {
        tail += weights[x]
        guard isTaken(x, tail / sum) else { break }
        taken = tail / sum
        x += isLess ? 1 : -1
      }
      return min(1, taken)
    }
    let last = successes.0
    let observed = tail(together) { x, _ in isLess ? x <= last : x >= last }
    var ties: ExactTie?
    let coefficients = (0...total).map { other in
      tail(other) { x, p in
        if other == together { return isLess ? x <= last : x >= last }
        if (p - observed).magnitude > 1e-10 * observed { return p < observed }
        let arithmetic = ties ?? ExactTie(upTo: total)
        ties = arithmetic
        return p < observed || isTied(x, other, isLess: isLess, by: arithmetic)
      }
    }
    return ExactRejectionCurve(coefficients)
  }

  /// Whether two tails that agree to many digits are the same fraction.
  private func isTied(_ x: Int, _ other: Int, isLess: Bool, by arithmetic: ExactTie) -> Bool {
    func outcomes(_ x: Int, _ together: Int) -> UInt64 {
      let support = support(together)
      let range = isLess ? support.lowerBound...x : x...support.upperBound
      return range.reduce(0) {
        ExactTie.sum(
          $0,
          ExactTie.product(
            arithmetic.binomial(trials.0, $1), arithmetic.binomial(trials.1, together - $1)))
      }
    }
    return ExactTie.product(outcomes(x, other), arithmetic.binomial(total, together))
      == ExactTie.product(outcomes(successes.0, together), arithmetic.binomial(total, other))
  }
}
