import NumericCore
import TestSupport
import Testing

/// Values of R's pf.
@Suite struct FDistributionTests {
  @Test(arguments: [
    (3.2, 2.5, 7.25, 9.50819673420815e-02), (0.01, 2.5, 7.25, 9.96194928091980e-01),
    (1e5, 1, 14, 2.20609702674720e-28),
  ])
  func `upper tails`(x: Double, numerator: Double, denominator: Double, expected: Double) {
    let tail = FDistribution(numerator: numerator, denominator: denominator).upperTail(at: x)
    expectClose(tail, expected, relative: 1e-12)
  }

  @Test func `the ends`() {
    let law = FDistribution(numerator: 3, denominator: 4)
    #expect(law.upperTail(at: 0) == 1 && law.upperTail(at: .infinity) == 0)
  }
}
