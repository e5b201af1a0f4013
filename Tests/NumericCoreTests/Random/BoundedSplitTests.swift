import Testing

@testable import NumericCore

@Suite("Split of a word into bounded numbers")
struct BoundedSplitTests {
  /// Counts, over every word there is, how often each row of numbers is accepted.
  func acceptedRows<Word: FixedWidthInteger & UnsignedInteger>(
    of type: Word.Type, bound: Word, count: Int
  ) -> [[Word]: Int] {
    let threshold = BoundedSplit<Word>.threshold(bound: bound, count: count)
    var rows: [[Word]: Int] = [:]
    for word in Word.min...Word.max {
      var split = BoundedSplit(word, below: bound)
      let row = (0..<count).map { _ in split.next() }
      if split.leftover >= threshold { rows[row, default: 0] += 1 }
    }
    return rows
  }

  /// Without bias means that each row comes from equally many words; with L bits and r rows that is
  /// 2^L / r words, rounded down, if no more words are rejected than must be.
  @Test(arguments: [
    (2, 1), (2, 7), (3, 1), (3, 4), (3, 5), (5, 3), (6, 3), (7, 2), (10, 2), (15, 2), (16, 1),
    (50, 1), (100, 1), (128, 1), (129, 1), (255, 1),
  ])
  func `gives each row from equally many 8-bit words`(bound: Int, count: Int) {
    let possible = (0..<count).reduce(1) { power, _ in power * bound }
    let rows = acceptedRows(of: UInt8.self, bound: UInt8(bound), count: count)
    #expect(rows.count == possible)
    #expect(rows.values.allSatisfy { $0 == 256 / possible })
    #expect(rows.keys.joined().allSatisfy { $0 < bound })
  }

  @Test(arguments: [(7, 4), (50, 2), (3, 10), (40_000, 1)])
  func `gives each row from equally many 16-bit words`(bound: Int, count: Int) {
    let possible = (0..<count).reduce(1) { power, _ in power * bound }
    let rows = acceptedRows(of: UInt16.self, bound: UInt16(bound), count: count)
    #expect(rows.count == possible)
    #expect(rows.values.allSatisfy { $0 == 65_536 / possible })
  }

  /// 2^64 mod bound^count by whole numbers of any size in Python.
  @Test(
    arguments: [
      (2, 57, 0), (3, 34, 1_781_113_878_326_302), (36, 9, 2_904_198_479_872),
      (50, 10, 87_369_073_709_551_616), (47, 10, 37_047_791_169_034_466),
      (257, 7, 8_005_350_360_625_159), (65_536, 3, 0), (4_294_967_295, 1, 1),
    ] as [(UInt64, Int, UInt64)])
  func `rejects below the remainder of 2^64`(bound: UInt64, count: Int, threshold: UInt64) {
    #expect(BoundedSplit.threshold(bound: bound, count: count) == threshold)
  }

  @Test func `takes the extreme words to the extreme numbers`() {
    var lowest = BoundedSplit(UInt64.min, below: 50)
    var highest = BoundedSplit(UInt64.max, below: 50)
    for _ in 0..<10 {
      #expect(lowest.next() == 0)
      #expect(highest.next() == 49)
    }
    #expect(lowest.leftover == 0)
    // (2^64 - 1) * 50^10 is 2^64 - 50^10, mod 2^64.
    #expect(highest.leftover == 0 &- 97_656_250_000_000_000)
  }
}
