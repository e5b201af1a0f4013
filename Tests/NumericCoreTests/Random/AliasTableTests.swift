import CKernels
import TestSupport
import Testing

@testable import NumericCore

@Suite("Alias tables")
struct AliasTableTests {
  /// The exact share of all words that give each outcome, read from the table: for each column how
  /// many of its fractions do not pass the entry.
  static func shares(entries: [UInt64], outcomes: Int) -> [Double] {
    let bits = entries.count.trailingZeroBitCount
    var shares = [Double](repeating: 0, count: outcomes)
    for (column, entry) in entries.enumerated() {
      let alias = column ^ Int(entry & (UInt64(entries.count) - 1))
      // Fractions are the multiples of 2^bits below 2^63: so many are at most the entry.
      let step = Int64(1) << bits
      let signed = Int64(bitPattern: entry)
      let own = signed < 0 ? 0 : (Double(signed / step) + 1) * Double(step) * 0x1p-63
      let width = 1 / Double(entries.count)
      if alias == column {
        shares[column] += width
      } else {
        if own > 0 { shares[column] += width * own }
        shares[alias] += width * (1 - own)
      }
    }
    return shares
  }

  /// The likeliest outcome, the first of equals, gets what the rounding of all weights leaves over.
  static func check(_ entries: [UInt64], outcomes: Int, weights: [Double]) {
    let largest = weights.max() ?? 1
    let favourite = weights.firstIndex(of: largest)
    let sum = weights.reduce(0) { $0 + $1 / largest }
    for (outcome, share) in shares(entries: entries, outcomes: outcomes).enumerated() {
      let weight = outcome < weights.count ? weights[outcome] : 0
      if weight == 0 { #expect(share == 0) }
      expectClose(
        share, weight / largest / sum, relative: 4e-16,
        absolute: outcome == favourite ? 4e-16 : 2e-19, "outcome \(outcome)")
    }
  }

  static let weightings: [[Double]] = [
    [1], [1, 1], [3, 1], [0, 1], [1, 0, 0, 1], [1, 2, 3, 4, 5], [0.1, 0.2, 0.3, 0.4],
    [1e-300, 1e300, 1e300], [1, 1e-12, 1e-15], (0..<50).map { Double($0 * $0) },
    [Double](repeating: 7, count: 64), [Double](repeating: 7, count: 65),
    (1...1_000).map { 1 / Double($0) },
  ]

  @Test func `give each outcome its share of the words`() {
    for weights in Self.weightings {
      let table = AliasTable(weights: weights)
      Self.check(table.entries, outcomes: weights.count, weights: weights)
    }
  }

  @Test func `do the same with more columns than they need`() {
    for weights in Self.weightings {
      let table = AliasTable(weights: weights, columnBits: 12)
      #expect(table.entries.count == 4_096)
      Self.check(table.entries, outcomes: 4_096, weights: weights)
    }
  }

  /// By hand: column 0 holds itself alone, and column 1 itself for two thirds.
  ///
  /// The share of 1/3 is
  /// rounded to 53 bits, which moves the border by less than 2^11.
  @Test func `divide the words where they should`() {
    let table = AliasTable(weights: [2, 1])
    let last = UInt64.max
    #expect(table.outcome(0) == 0)
    #expect(table.outcome(last / 2) == 0)
    #expect(table.outcome(last / 2 + 1) == 1)
    #expect(table.outcome(last / 2 + last / 3 - 2_000) == 1)
    #expect(table.outcome(last / 2 + last / 3 + 2_000) == 0)
    #expect(table.outcome(last) == 0)
  }

  @Test func `never give an outcome of weight 0`() {
    let table = AliasTable(weights: [0, 5, 0, 0, 1])
    for word in [0, 1, 1 << 61, 1 << 62, 1 << 63, .max / 2, .max] as [UInt64] {
      #expect([1, 4].contains(table.outcome(word)))
    }
  }

  @Test(arguments: availableWidths, [1, 2, 3, 64, 65, 1_000])
  func `give the same outcomes by every kernel`(_ width: KernelWidth, outcomes: Int) {
    let table = AliasTable(weights: (1...outcomes).map { Double($0 % 7) })
    let block = StreamBlock(seed: 9, purpose: .resampling, index: 1)
    for count in [0, 1, 7, 8, 9, 16, 63] {
      let words = block.words64(0..<count) + [.max]
      var found = [UInt32](repeating: 99_999, count: count + 1)
      unsafe alias_outcomes_by(
        width, table.entries, UInt32(table.columnBits), nil, words, count, &found)
      let expected = (0..<count).map { UInt32(table.outcome(words[$0])) }
      #expect(found == expected + [99_999])
    }
  }

  @Test(arguments: availableWidths)
  func `choose among several tables by every kernel`(_ width: KernelWidth) {
    let weightings = [[1.0, 0, 0, 0], [1, 1, 0, 0], [1, 2, 3, 0], [4, 3, 2, 1]]
    let tables = weightings.map { AliasTable(weights: $0) }
    let entries = tables.flatMap(\.entries)
    let words = StreamBlock(seed: 9, purpose: .resampling, index: 2).words64(0..<50)
    let choice = (0..<50).map { UInt32($0 * 7 % 4) }
    var found = choice
    // The numbers of the tables may be where the outcomes go.
    unsafe found.withUnsafeMutableBufferPointer { found in
      unsafe alias_outcomes_by(
        width, entries, 2, found.baseAddress, words, 50, found.baseAddress)
    }
    #expect(found == (0..<50).map { UInt32(tables[Int(choice[$0])].outcome(words[$0])) })
  }

  /// As in `BoundedDrawsUniformityTests`: the limit is exceeded with probability 1e-6.
  @Test func `draw outcomes as often as they should`() {
    let weights = [1.0, 5, 2, 0, 8, 4]
    let table = AliasTable(weights: weights)
    let words = StreamBlock(seed: 4, purpose: .resampling, index: 0).words64(0..<100_000)
    var outcomes = [UInt32](repeating: 0, count: words.count)
    var span = outcomes.mutableSpan
    table.fill(&span, from: words.span)
    var found = [Int](repeating: 0, count: 6)
    for outcome in outcomes { found[Int(outcome)] += 1 }
    let expected = weights.map { $0 / 20 * 100_000 }
    let statistic = zip(found, expected).reduce(0.0) {
      $1.1 == 0 ? $0 : $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1
    }
    #expect(found[3] == 0)
    #expect(statistic < 33.377)
  }
}
