extension ContingencyTable {
  /// An exact test of a 2 x 2 table against one direction: whether the first row's share of the first column is
  /// the larger or the smaller one.
  func oneSidedTest(_ method: ExactTestMethod, _ alternative: AlternativeHypothesis) -> TestFinding
  {
    let test = ExactFisher(self)
    switch method {
    case .fisher, .fisherCentral:
      return TestFinding(
        method: method.rawValue, exact: test.tail(alternative),
        logarithm: test.logTail(alternative),
        dualIntervals: ExactTestMethod.fisherCentral.dualIntervals)
    case .fisherMidP: return TestFinding(method: method.rawValue, pValue: test.midTail(alternative))
    case .barnard: return barnardTest(alternative)
    case .boschloo:
      let finding = TestFinding(
        method: method.rawValue, statistic: test.tail(alternative), pValue: 1)
      if hasZeroMargin { return finding }
      let curve = ExactTwoSamples(rowsOf: self).boschlooCurve(isLess: alternative == .less)
      return finding.with(curve.supremum(), times: 1)
    }
  }

  private func barnardTest(_ alternative: AlternativeHypothesis) -> TestFinding {
    let samples = ExactTwoSamples(rowsOf: self)
    let z = hasZeroMargin ? 0 : samples.pooledZ
    let finding = TestFinding(
      method: ExactTestMethod.barnard.rawValue, statistic: z, pValue: 1)
    // Where nobody, or everybody, says yes, z is 0, which is then as extreme: the supremum is 1, at 0 or 1.
    guard alternative == .less ? z < 0 : z > 0 else { return finding }
    return finding.with(samples.barnardCurve(alternative).supremum(), times: 1)
  }
}
