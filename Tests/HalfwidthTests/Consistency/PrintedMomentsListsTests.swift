import Testing

@testable import Halfwidth

@Suite struct PrintedMomentsListsTests {
  private func moments(
    _ mean: String, _ deviation: String, n: Int, on scale: ClosedRange<Int>
  ) throws -> PrintedMoments {
    try PrintedMoments(
      PrintedMean(PrintedDecimal(parsing: mean), respondents: n),
      deviation: PrintedDecimal(parsing: deviation), on: scale)
  }

  /// All lists of 20 answers from 1 to 4 with a mean of 2.85 and a standard deviation of 0.99, by brute force in R.
  @Test func `the lists are all that have both numbers`() throws {
    let moments = try moments("2.85", "0.99", n: 20, on: 1...4)
    let lists = try #require(moments.lists(atMost: 4))
    #expect(Set(lists) == [[0, 11, 1, 8], [1, 8, 4, 7], [2, 5, 7, 6], [3, 2, 10, 5]])
    #expect(moments.lists(atMost: 3) == nil)
  }

  /// Brute force over all counts, of scales on both sides of the four answers that follow in closed form.
  @Test(arguments: [
    ("1.5", "0.5", 10, 1...2), ("1.8", "0.8", 10, 1...3), ("0.4", "0.5", 12, 0...1),
    ("3.0", "1.5", 9, 1...5), ("2.9", "1.9", 8, 0...6),
  ])
  func `the lists are those of brute force`(
    mean: String, deviation: String, n: Int, scale: ClosedRange<Int>
  ) throws {
    var expected: Set<[Int]> = []
    func add(_ counts: [Int], left: Int) {
      guard counts.count < scale.count else {
        guard left == 0 else { return }
        let sum = zip(scale, counts).reduce(0) { $0 + $1.0 * $1.1 }
        let squares = zip(scale, counts).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
        let m = Double(sum) / Double(n)
        let s = ((Double(squares) - Double(n) * m * m) / Double(n - 1)).squareRoot()
        if (m * 10).rounded() == Double(mean)! * 10, (s * 10).rounded() == Double(deviation)! * 10 {
          expected.insert(counts)
        }
        return
      }
      for count in 0...left { add(counts + [count], left: left - count) }
    }
    add([], left: n)
    let lists = try #require(
      try moments(mean, deviation, n: n, on: scale).lists(atMost: 100_000))
    #expect(!expected.isEmpty && Set(lists) == expected && lists.count == expected.count)
  }

  /// R 4.2: 2.85 + c(-1, 1) * qt(.975, 19) * 0.9880869 / sqrt(20).
  @Test func `the interval is that of the sums and squares`() throws {
    let interval = try #require(
      try moments("2.85", "0.99", n: 20, on: 1...4).meanInterval())
    #expect(abs(interval.lower - 2.3875611) < 1e-7 && abs(interval.upper - 3.3124389) < 1e-7)
    #expect(try moments("2.85", "0.98", n: 20, on: 1...4).meanInterval() == nil)
  }

  /// By hand: of k answers of 3 or 4 and 20 - k of 1 or 2 the sum of 57 lies between 2k + 20 and 2k + 40.
  @Test func `a mean alone bounds each group of answers`() throws {
    let mean = try PrintedMean(PrintedDecimal(parsing: "2.85"), respondents: 20)
    #expect(mean.counts(of: [3, 4], on: 1...4) == 9...18)
    #expect(mean.counts(of: [1, 2, 3, 4], on: 1...4) == 20...20)
    #expect(mean.counts(of: [1, 2], on: 1...2) == nil)
  }
}
