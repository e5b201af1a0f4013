import Halfwidth
import Testing

/// The exact one-sided binomial test against a share.
@Suite struct ShareTestTests {
  /// Sums of binomial probabilities by rational arithmetic.
  @Test func `p-values are sums of binomial probabilities`() throws {
    func near(_ value: Double, _ expected: Double) -> Bool {
      (value - expected).magnitude <= 1e-13 * max(expected, 1e-3)
    }
    let most = try BinomialCounts(successes: 37, trials: 50)
    #expect(near(most.exactPValue(above: 0.5), 0.0004681114554259125))
    let high = try BinomialCounts(successes: 46, trials: 50)
    #expect(near(high.exactPValue(above: 0.9), 0.4311984068290617))
    let ninety = try BinomialCounts(successes: 45, trials: 50)
    #expect(near(ninety.exactPValue(below: 0.9), 0.5688015931709384))
    #expect(
      near(
        try BinomialCounts(successes: 26, trials: 50).exactPValue(above: 0.5), 0.4438624136703915))
  }

  @Test func `nothing is above a share of 1, and one failure is below it`() throws {
    let all = try BinomialCounts(successes: 5, trials: 5)
    let four = try BinomialCounts(successes: 4, trials: 5)
    let none = try BinomialCounts(successes: 0, trials: 5)
    #expect(all.exactPValue(above: 1) == 1 && all.exactPValue(below: 1) == 1)
    #expect(four.exactPValue(above: 1) == 1 && four.exactPValue(below: 1) == 0)
    #expect(none.exactPValue(above: 0) == 1 && none.exactPValue(below: 0) == 1)
    #expect(four.exactPValue(above: 0) == 0 && four.exactPValue(below: 0) == 1)
    #expect(none.exactPValue(above: 0.3) == 1 && all.exactPValue(below: 0.3) == 1)
  }

  @Test(arguments: [1, 7, 20, 50])
  func `the two directions count the observed number twice`(trials: Int) throws {
    for successes in 0...trials {
      let counts = try BinomialCounts(successes: successes, trials: trials)
      let sum = counts.exactPValue(above: 0.37) + counts.exactPValue(below: 0.37)
      #expect(sum >= 1 && sum <= 2)
    }
  }
}
