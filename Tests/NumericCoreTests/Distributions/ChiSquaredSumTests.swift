import NumericCore
import TestSupport
import Testing

@Suite struct ChiSquaredSumTests {
  /// Values of the same approximation in R's survey 4.1-1, whose root is found to 1e-8.
  @Test func `saddlepoint tails`() throws {
    let positive = ChiSquaredSum([
      .init(1, degreesOfFreedom: 1), .init(0.5, degreesOfFreedom: 1),
      .init(0.2, degreesOfFreedom: 1),
    ])
    expectClose(
      try #require(positive.saddlepointUpperTail(at: 9)), 0.0047969259246, absolute: 1e-9)
    let mixed = ChiSquaredSum([
      .init(2, degreesOfFreedom: 1), .init(1, degreesOfFreedom: 1),
      .init(-0.8, degreesOfFreedom: 3),
    ])
    expectClose(try #require(mixed.saddlepointUpperTail(at: 0)), 0.511316854031, absolute: 1e-6)
  }

  /// A chi-squared variable itself, far out and near 0: the approximation keeps a few percent.
  @Test func `of one term it is near the exact tail`() throws {
    let law = ChiSquaredDistribution(degreesOfFreedom: 3)
    let sum = ChiSquaredSum([.init(2, degreesOfFreedom: 3)])
    for x in [0.2, 1, 10, 60, 200] {
      expectClose(
        try #require(sum.saddlepointUpperTail(at: 2 * x)), law.upperTail(at: x), relative: 0.05)
    }
    #expect(sum.saddlepointUpperTail(at: 6) == nil)
    #expect(sum.saddlepointUpperTail(at: -1) == nil)
  }
}
