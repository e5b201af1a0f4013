import Halfwidth
import Testing

@Suite struct WeightedProportionTests {
  // Wilson's equation with the effective number, by 40-digit arithmetic.
  @Test func `the interval is Wilson's with the effective number of respondents`() throws {
    let share = try #require(
      WeightedProportion(estimate: 0.713, respondents: 50, designEffect: 1.4))
    let interval = share.wilsonInterval()
    #expect(abs(interval.lower - 0.5498341628029570254) < 1e-13)
    #expect(abs(interval.upper - 0.8347948182248543453) < 1e-13)
    let all = try #require(WeightedProportion(estimate: 1, respondents: 50, designEffect: 1.4))
    #expect(abs(all.wilsonInterval().lower - 0.9028849319901675370) < 1e-13)
    #expect(all.wilsonInterval().upper == 1)
  }

  @Test func `without a design effect it is the interval of the count`() throws {
    let share = try #require(
      WeightedProportion(estimate: 0.74, respondents: 50, designEffect: 1))
    let counted = try BinomialCounts(successes: 37, trials: 50).wilsonInterval()
    for side in IntervalSide.allCases {
      let interval = share.wilsonInterval(side: side)
      let expected = try BinomialCounts(successes: 37, trials: 50).wilsonInterval(side: side)
      #expect(abs(interval.lower - expected.lower) < 1e-14)
      #expect(abs(interval.upper - expected.upper) < 1e-14)
    }
    let wider = try #require(WeightedProportion(estimate: 0.74, respondents: 50, designEffect: 2))
    #expect(wider.wilsonInterval().halfWidth > counted.halfWidth)
  }

  @Test(arguments: [
    (1.1, 50, 1.0), (-0.1, 50, 1), (0.5, 0, 1), (0.5, 50, 0.9), (0.5, 50, .infinity),
  ])
  func `numbers that mean nothing make none`(estimate: Double, respondents: Int, effect: Double) {
    #expect(
      WeightedProportion(estimate: estimate, respondents: respondents, designEffect: effect) == nil)
    #expect(WeightedProportion(estimate: .nan, respondents: 50, designEffect: 1) == nil)
  }
}
