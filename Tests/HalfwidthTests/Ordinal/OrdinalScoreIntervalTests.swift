import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct OrdinalScoreIntervalTests {
  static let levels: [ConfidenceLevel] = [0.5, 0.9, 0.95, 0.999]

  @Test(arguments: levels) func `of zeros and ones it is Wilson's`(level: ConfidenceLevel) throws {
    for n in [1, 2, 7, 50, 300] {
      for x in 0...n {
        let own = try OrdinalCounts([n - x, x], scores: [0, 1]).scoreInterval(level: level)
        let wilson = try BinomialCounts(successes: x, trials: n).wilsonInterval(level: level)
        expectClose(own.lower, wilson.lower, absolute: 1e-13, "\(x)/\(n)")
        expectClose(own.upper, wilson.upper, absolute: 1e-13, "\(x)/\(n)")
      }
    }
  }

  @Test(arguments: levels) func `of -1, 0 and 1 it is Tango's`(level: ConfidenceLevel) throws {
    for n in [1, 4, 13, 50] {
      for first in 0...n {
        for second in 0...n - first {
          let own = try OrdinalCounts([second, n - first - second, first], scores: [-1, 0, 1])
            .scoreInterval(level: level)
          let tango = try PairedCounts(
            both: n - first - second, firstOnly: first, secondOnly: second, neither: 0
          ).tangoInterval(level: level)
          expectClose(own.lower, tango.lower, absolute: 1e-13, "\(first) \(second) \(n)")
          expectClose(own.upper, tango.upper, absolute: 1e-13, "\(first) \(second) \(n)")
        }
      }
    }
  }

  /// At a limit the shares of greatest likelihood, found by a search of their own, have a variance that is
  /// n / z^2 times the squared distance.
  @Test func `a limit solves the score equation`() throws {
    let (counts, scores) = ([3, 0, 8, 6, 0], [1.0, 2, 3, 4, 5])
    let interval = try OrdinalCounts(counts, scores: scores).scoreInterval(level: 0.9)
    let n = Double(counts.reduce(0, +))
    let mean = zip(counts, scores).reduce(0) { $0 + Double($1.0) * $1.1 } / n
    let z = StandardNormal.quantile(upperTail: 0.05)
    for mu in [interval.lower, interval.upper] {
      // Bisection of the multiplier between the places where a share would be below 0.
      var (low, high) = (-1 / (5 - mu), 1 / (mu - 1))
      func slope(_ lambda: Double) -> Double {
        zip(counts, scores).reduce(0) {
          $0 + Double($1.0) / n * ($1.1 - mu) / (1 + lambda * ($1.1 - mu))
        }
      }
      for _ in 0..<200 {
        let middle = (low + high) / 2
        if slope(middle) > 0 { low = middle } else { high = middle }
      }
      var shares = zip(counts, scores).map { Double($0) / n / (1 + low * ($1 - mu)) }
      // What is left belongs to the end that nobody chose.
      shares[4] = 1 - shares[..<4].reduce(0, +)
      let variance = zip(shares, scores).reduce(0) { $0 + $1.0 * ($1.1 - mu) * ($1.1 - mu) }
      expectClose(n * (mean - mu) * (mean - mu), z * z * variance, relative: 1e-8, "\(mu)")
    }
  }

  @Test func `fifty of fifty at the top of 1 to 4 reach down to 3_79`() throws {
    let interval = try OrdinalCounts([0, 0, 0, 50]).scoreInterval()
    #expect(interval.upper == 4)
    expectClose(interval.lower, 3.785, absolute: 0.001)
  }

  @Test func `it stays on the scale, mirrors, and moves with the scale`() throws {
    for counts in [[48, 1, 1, 0, 0], [0, 0, 1, 0, 1], [1, 0, 0, 0, 0], [9, 1, 4, 1, 9]] {
      let own = try OrdinalCounts(counts).scoreInterval()
      #expect(own.lower >= 1 && own.upper <= 5 && own.lower < own.upper)
      #expect(own.contains(try OrdinalCounts(counts).meanScore))
      let turned = try OrdinalCounts(counts.reversed()).scoreInterval()
      expectClose(turned.lower, 6 - own.upper, relative: 1e-13)
      expectClose(turned.upper, 6 - own.lower, relative: 1e-13)
      let moved = try OrdinalCounts(counts, scores: [1, 2, 3, 4, 5].map { 1e6 + 10 * $0 })
        .scoreInterval()
      expectClose(moved.lower, 1e6 + 10 * own.lower, absolute: 1e-8)
      expectClose(moved.upper, 1e6 + 10 * own.upper, absolute: 1e-8)
    }
  }
}
