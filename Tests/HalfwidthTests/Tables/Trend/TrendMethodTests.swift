import TestSupport
import Testing

@testable import Halfwidth

@Suite struct TrendMethodTests {
  @Test func `has the slug of the contract`() {
    #expect(TrendMethod.allCases.map(\.rawValue) == ["cochran-armitage", "cochran-armitage-exact"])
  }

  @Test func `smokers among patients have R's value`() throws {
    // R: prop.trend.test(smokers, patients), X-squared = 8.2249, p-value = 0.004132.
    let counts = try TrendCounts(successes: [83, 90, 129, 70], trials: [86, 93, 136, 82])
    let finding = TrendMethod.cochranArmitage.finding(for: counts)
    expectClose(finding.statistic ?? .nan, 8.2249, absolute: 0.000_05)
    expectClose(finding.pValue ?? .nan, 0.004_132, absolute: 0.000_000_5)
    #expect((finding.details[0].value ?? .nan) < 0 && finding.details[0].name == "z")
  }

  @Test func `a trend by hand`() throws {
    // 1, 2, 3 of 4 each: p = 1/2, covariance 2, variance 8/4: z = sqrt 2.
    let finding = try TrendCounts(successes: [1, 2, 3], trials: [4, 4, 4]).cochranArmitageTest()
    expectClose(finding.details[0].value ?? .nan, 2.0.squareRoot(), relative: 1e-15)
    expectClose(finding.statistic ?? .nan, 2, relative: 1e-15)
    #expect(finding.degreesOfFreedom == 1)
  }

  @Test func `scores enter up to origin and unit, and their sign is that of z`() throws {
    func z(_ scores: [Double]) throws -> Double {
      let counts = try TrendCounts(
        successes: [3, 9, 8, 14], trials: [20, 31, 17, 25], scores: scores)
      return counts.cochranArmitageTest().details[0].value ?? .nan
    }
    let original = try z([1, 2, 3, 5])
    #expect(original > 0)
    for scores in [
      [10, 20, 30, 50], [2020, 2021, 2022, 2024], [-2e307, 0, 2e307, 6e307],
      [1e-300, 2e-300, 3e-300, 5e-300],
    ] {
      expectClose(try z(scores), original, relative: 1e-13, "\(scores)")
    }
    expectClose(try z([-1, -2, -3, -5]), -original, relative: 1e-14)
  }

  @Test func `two groups give Pearson's statistic, whatever the scores`() throws {
    for a in 0...6 {
      for b in 0...9 where a + b > 0 && a + b < 15 {
        let counts = try TrendCounts(successes: [a, b], trials: [6, 9], scores: [7, 3])
        let determinant = Double(a * (9 - b) - b * (6 - a))
        let product = Double(6 * 9 * (a + b) * (15 - a - b))
        let finding = counts.cochranArmitageTest()
        expectClose(
          finding.statistic ?? .nan, 15 * determinant * determinant / product, relative: 1e-13,
          absolute: 0)
        // Equal proportions give exactly 0.
        if determinant == 0 { #expect(finding.statistic == 0 && finding.pValue == 1) }
      }
    }
  }

  @Test func `exchanging successes and failures turns the sign, and the order of groups is free`()
    throws
  {
    let original = try TrendCounts(
      successes: [3, 9, 8, 14], trials: [20, 31, 17, 25], scores: [1, 2, 3, 5])
    let z = original.cochranArmitageTest().details[0].value ?? .nan
    let failures = try TrendCounts(original.groups.map(\.swapped), scores: original.scores)
    expectClose(failures.cochranArmitageTest().details[0].value ?? .nan, -z, relative: 1e-13)
    let reversed = try TrendCounts(original.groups.reversed(), scores: original.scores.reversed())
    expectClose(reversed.cochranArmitageTest().details[0].value ?? .nan, z, relative: 1e-13)
  }

  @Test func `without variation there is no statistic and a reason`() throws {
    for counts in [
      try TrendCounts(successes: [0, 0, 0], trials: [5, 1, 9]),
      try TrendCounts(successes: [5, 1, 9], trials: [5, 1, 9]),
      try TrendCounts(successes: [2, 1, 9], trials: [5, 1, 9], scores: [0.1, 0.1, 0.1]),
    ] {
      let finding = counts.cochranArmitageTest()
      #expect(finding.statistic == nil && finding.pValue == nil && finding.details[0].value == nil)
      #expect(finding.degreesOfFreedom == 1 && finding.warnings.map(\.code) == [.undefined])
    }
  }

  @Test func `every small trend has an answer or a reason`() throws {
    for code in 0..<216 {
      let successes = [code % 6, code / 6 % 6, code / 36]
      let counts = try TrendCounts(successes: successes, trials: [5, 5, 5])
      let finding = counts.cochranArmitageTest()
      guard let statistic = finding.statistic, let p = finding.pValue else {
        #expect(code == 0 || code == 215)
        continue
      }
      // A correlation squared, times N.
      #expect(statistic >= 0 && statistic <= 15 && p > 0 && p <= 1)
    }
  }

  @Test func `counts up to 2^53 keep their digits`() throws {
    let half = 1 << 51
    let counts = try TrendCounts(successes: [half / 2, half / 2 + 1], trials: [half, half])
    let n = 0x1p52
    // One success apart, by Pearson's N (ad - bc)^2 / (margins): ad - bc = 2^51, and the margins are
    // 2^51, 2^51, N/2 + 1 and N/2 - 1.
    let expected = n * 0x1p102 / (0x1p102 * (n / 2 + 1) * (n / 2 - 1))
    expectClose(counts.cochranArmitageTest().statistic ?? .nan, expected, relative: 1e-13)
  }

  @Test func `refuses impossible groups with a sentence`() {
    func message(_ x: [Int], _ n: [Int], _ scores: [Double]? = nil) -> String? {
      let error = #expect(throws: CountsError.self) {
        try TrendCounts(successes: x, trials: n, scores: scores)
      }
      return error?.message
    }
    #expect(message([1], [2]) == "a trend needs at least two groups, and there are 1")
    #expect(
      message([1, 2], [2, 3], [1])
        == "there are 2 numbers of successes, 2 of trials and 1 scores; give one of each for every "
        + "group")
    #expect(
      message([1, 4], [2, 3])
        == "group 2: 4 successes are more than the 3 trials; give a number from 0 to 3")
    #expect(
      message([1, 2], [2, 3], [1, .infinity])
        == "the score of group 2 is inf; give a finite number")
    #expect(
      message([1, 2], [1 << 53, 3])
        == "the groups have more than 2^53 trials together, the largest number that is counted "
        + "exactly; give fewer")
  }
}
