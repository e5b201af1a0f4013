import TestSupport
import Testing

@testable import Halfwidth

@Suite struct NumericSampleTests {
  static let hours = [2.5, 4, 3.5, 6, 1.5, 2, 0, 5.5, 3, 7, 4.5, 6.5, 8, 5, 7.5, 9, 4, 6]

  /// Reference: R 4.2, `t.test(x)$conf.int`, `sd(x)`.
  @Test func `mean and spread, far from 0 as well`() throws {
    for offset in [0, 1e9] {
      let sample = try NumericSample(Self.hours.map { $0 + offset })
      #expect(sample.mean == 4.75 + offset)
      expectClose(try #require(sample.standardDeviation), 2.42080443605985, relative: 1e-13)
      let interval = try #require(sample.meanInterval())
      expectClose(interval.lower - offset, 3.54616227563334, absolute: 1e-6)
      expectClose(interval.upper - offset, 5.95383772436666, absolute: 1e-6)
    }
  }

  /// The ranks of the sign test's interval: of 6 numbers the ends cover .96875, of 5 only .9375; of 18 the fifth
  /// from each end covers .9691 and the sixth .9037 (`pbinom` of R).
  @Test(
    arguments: [
      (5, 0.95, nil), (6, 0.95, 1), (18, 0.95, 5), (18, 0.9, 6), (1, 0.5, nil), (2, 0.5, 1),
      (4, 0.5, 1),
      (1_000, 0.95, 469),
    ] as [(Int, Double, Int?)])
  func `ranks of the median`(count: Int, level: Double, rank: Int?) throws {
    let sample = try NumericSample((1...count).map(Double.init))
    let interval = sample.medianInterval(level: try ConfidenceLevel(level))
    #expect(interval?.lower == rank.map(Double.init))
    #expect(interval?.upper == rank.map { Double(count + 1 - $0) })
    #expect(
      (interval == nil) == !NumericMethod.median.finding(
        for: sample, level: try ConfidenceLevel(level)
      ).warnings.isEmpty)
  }

  /// Reference: R 4.2, `t.test(x, y)`.
  @Test func `Welch's difference`() throws {
    let women = try NumericSample(Self.hours[..<9])
    let men = try NumericSample([7, 4.5, 6.5, 8, 5, 7.5, 9, 6])
    let found = women.difference(from: men)
    expectClose(try #require(found.interval?.lower), -5.34389008919907, relative: 1e-12)
    expectClose(try #require(found.interval?.upper), -1.80888768857871, relative: 1e-12)
    let details = Dictionary(uniqueKeysWithValues: found.details.map { ($0.name, $0.value) })
    expectClose(try #require(details["p_value"] ?? nil), 0.000624902610643892, relative: 1e-11)
    expectClose(try #require(details["df"] ?? nil), 14.8435149576164, relative: 1e-12)
  }

  @Test func `quantiles are means of two neighbours where the share falls between`() throws {
    let sample = try NumericSample([4, 1, 3, 2])
    #expect(sample.median == 2.5 && sample.quantile(0.25) == 1.5 && sample.quantile(0.3) == 2)
    #expect(try NumericSample([1e100, -1e100, 1e100, 1e100]).median == 1e100)
  }

  @Test func `samples that are none`() {
    #expect(throws: CountsError.self) { try NumericSample([]) }
    #expect(throws: CountsError.self) { try NumericSample([1, .nan]) }
    #expect(throws: CountsError.self) { try NumericSample([1, .infinity]) }
  }

  @Test func `one number, and numbers that are all the same`() throws {
    let one = try NumericSample([3])
    #expect(
      one.standardDeviation == nil && one.meanInterval() == nil && one.medianInterval() == nil)
    let same = try NumericSample([3, 3, 3, 3, 3, 3])
    #expect(same.standardDeviation == 0 && same.meanInterval() == nil)
    #expect(same.difference(from: one).interval == nil)
    #expect(same.difference(from: same).interval == nil)
    // Whoever varies, a group that doesn't is no more certain for it.
    let varied = try NumericSample([1, 2, 5])
    for constant in [one, same] {
      for found in [constant.difference(from: varied), varied.difference(from: constant)] {
        #expect(found.interval == nil && found.standardError == nil)
        #expect(found.estimate != nil && found.warnings.map(\.code) == [.undefined])
      }
    }
  }
}
