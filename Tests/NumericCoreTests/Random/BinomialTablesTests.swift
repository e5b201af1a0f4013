import TestSupport
import Testing

@testable import NumericCore

@Suite("Tables of binomial numbers")
struct BinomialTablesTests {
  /// By multiplication of all factors, beginning with the largest: nothing like the recurrence.
  static func probability(_ count: Int, of trials: Int, _ successes: Int, _ total: Int) -> Double {
    let p = Double(successes) / Double(total)
    let q = Double(total - successes) / Double(total)
    var product = 1.0
    var yes = count
    var no = trials - count
    for i in 0..<min(count, trials - count) {
      product *= Double(trials - i) / Double(i + 1)
      while product > 1 && yes + no > 0 {
        if yes > 0 {
          product *= p
          yes -= 1
        } else {
          product *= q
          no -= 1
        }
      }
    }
    for _ in 0..<yes { product *= p }
    for _ in 0..<no { product *= q }
    return product
  }

  @Test(arguments: [(1, 37, 50), (2, 1, 3), (50, 37, 50), (50, 1, 50), (255, 3, 4), (300, 7, 9)])
  func `hold the binomial probabilities`(trials: Int, successes: Int, total: Int) {
    let weights = BinomialTables.weights(successes: successes, of: total, trials: trials)
    let sum = weights.reduce(0, +)
    #expect(weights.max() == 1)
    for count in 0...trials {
      let expected = Self.probability(count, of: trials, successes, total)
      expectClose(weights[count] / sum, expected, relative: 2e-13, "\(count) of \(trials)")
    }
  }

  @Test func `hold a table for each number of trials where these are few`() {
    let tables = BinomialTables(successes: 2, of: 7, upTo: 20)
    #expect(tables.words == 1)
    for trials in 0...20 {
      let entries = Array(tables.entries[32 * trials..<32 * (trials + 1)])
      for (count, share) in AliasTableTests.shares(entries: entries, outcomes: 32).enumerated() {
        let expected = count > trials ? 0 : Self.probability(count, of: trials, 2, 7)
        expectClose(share, expected, absolute: 1e-15, "\(count) of \(trials)")
      }
    }
  }

  @Test func `hold a table for each power of two where these are many`() {
    let tables = BinomialTables(successes: 2, of: 7, upTo: 1_000)
    #expect(tables.words == 10)
    var start = 0
    for digit in 0..<10 {
      let entries = Array(tables.entries[start..<start + 2 << digit])
      start += 2 << digit
      let shares = AliasTableTests.shares(entries: entries, outcomes: entries.count)
      for (count, share) in shares.enumerated() {
        let expected = count > 1 << digit ? 0 : Self.probability(count, of: 1 << digit, 2, 7)
        expectClose(share, expected, absolute: 1e-15, "\(count) of 2^\(digit)")
      }
    }
    #expect(start == tables.entries.count)
  }

  static func moments(_ numbers: [Int]) -> (mean: Double, variance: Double) {
    let mean = Double(numbers.reduce(0, +)) / Double(numbers.count)
    let squares = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return (mean, squares / Double(numbers.count))
  }

  /// Five standard errors, 6e-7 two-sided, of the mean; and of the variance as for a normal number.
  @Test(arguments: [256, 1_000, 1_023, 65_537])
  func `sum the digits' numbers to binomial ones`(trials: Int) {
    let tables = BinomialTables(successes: 3, of: 10, upTo: trials)
    let words = StreamBlock(seed: 8, purpose: .resampling, index: 0)
      .words64(0..<tables.words * 20_000)
    let numbers = (0..<20_000).map { draw in
      tables.draw(trials: trials) { words[draw * tables.words + $0] }
    }
    let (mean, variance) = Self.moments(numbers)
    let expected = Double(trials) * 0.21
    expectClose(mean, Double(trials) * 0.3, absolute: 5 * (expected / 20_000).squareRoot())
    expectClose(variance, expected, absolute: 5 * expected * (2.0 / 20_000).squareRoot())
  }
}

@Suite("Multinomial draws")
struct MultinomialDrawsTests {
  static let shapes: [(counts: [Int], draws: Int, words: Int)] = [
    ([1], 5, 0), ([3, 0], 5, 0), ([1, 1], 0, 0), ([37, 13], 50, 1), ([13, 37], 1_000, 1),
    ([8, 12, 20, 10], 50, 2), ([0, 12, 0, 20, 10, 0], 42, 1), ([5, 6, 7], 88, 1),
    ([5, 6, 7], 89, 2),
    ([8, 12, 20, 10], 255, 3), ([8, 12, 20, 10], 256, 19), ([1, 1, 1, 1, 1], 1_000, 31),
    ([1 << 52, 1, 1], 3, 1), ([2, 3, 4], 1, 1), ([0, 0, 5, 0], 3, 0), ([1, 2, 3], 0, 0),
  ]

  @Test(arguments: shapes)
  func `fill rows as one resample after the other`(counts: [Int], draws: Int, words: Int) {
    let plan = MultinomialDraws(counts: counts, draws: draws)
    #expect(plan.wordsPerResample == words)
    for resamples in [1, 8, 100] {
      let block = StreamBlock(seed: 3, purpose: .resampling, index: 7)
        .words64(0..<(words + 2) * resamples)
      var rows = [UInt32](repeating: 77, count: (counts.count + 1) * resamples)
      var span = rows.mutableSpan
      plan.fill(&span, firstRow: 1, resamples: resamples, from: block.span, firstWord: 1)
      #expect(rows.prefix(resamples).allSatisfy { $0 == 77 })
      for resample in 0..<resamples {
        let own = (0..<words).map { block[($0 + 1) * resamples + resample] }
        let expected = plan.counts(from: own.span)
        let found = counts.indices.map { Int(rows[($0 + 1) * resamples + resample]) }
        #expect(found == expected)
        #expect(found.reduce(0, +) == draws)
        for (category, count) in counts.enumerated() where count == 0 {
          #expect(found[category] == 0)
        }
      }
    }
  }

  /// The covariance of two multinomial counts is -n p q: that the links depend on each other as they
  /// should.
  ///
  /// Over 40,000 resamples the standard error is about sqrt(var var / 40,000) = 0.052.
  @Test(arguments: [50, 150])
  func `draw counts that depend on each other as they should`(draws: Int) {
    let plan = MultinomialDraws(counts: [8, 12, 20, 10], draws: draws)
    let words = StreamBlock(seed: 3, purpose: .resampling, index: 1)
      .words64(0..<plan.wordsPerResample * 40_000)
    var rows = [UInt32](repeating: 0, count: 4 * 40_000)
    var span = rows.mutableSpan
    plan.fill(&span, resamples: 40_000, from: words.span)
    let p = [0.16, 0.24, 0.4, 0.2]
    let n = Double(draws)
    for first in 0..<4 {
      for second in first..<4 {
        var sum = 0.0
        for i in 0..<40_000 {
          sum +=
            (Double(rows[first * 40_000 + i]) - n * p[first])
            * (Double(rows[second * 40_000 + i]) - n * p[second])
        }
        let expected = n * (first == second ? p[first] * (1 - p[first]) : -p[first] * p[second])
        let variances = n * p[first] * (1 - p[first]) * n * p[second] * (1 - p[second])
        let error = ((variances + expected * expected) / 40_000).squareRoot()
        expectClose(sum / 40_000, expected, absolute: 5 * error)
      }
    }
  }
}
