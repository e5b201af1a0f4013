import Testing

@testable import NumericCore

@Suite("Tallies of positions")
struct PositionTallyTests {
  static func counted(_ found: [UInt32], positions: Int) -> [UInt64] {
    (0..<UInt32(positions)).map { position in UInt64(found.count { $0 == position }) }
  }

  /// Few positions have four counters each, many have one.
  @Test(arguments: [1, 2, 51, 4_096, 4_097])
  func `count each position`(positions: Int) {
    let found = (0..<1_003).map { UInt32($0 * $0 % positions) }
    var tally = PositionTally(positions: positions)
    let none: [UInt32] = []
    tally.add(none.span)
    tally.add(found.span)
    #expect(tally.counts == Self.counted(found, positions: positions))
    var other = PositionTally(positions: positions)
    let start = Array(found.prefix(5))
    other.add(start.span)
    tally.merge(other)
    #expect(
      tally.counts == Self.counted(found + start, positions: positions))
  }

  @Test(arguments: [0, 1, 511, 512, 513, 2_000])
  func `count the outcomes of words`(words: Int) {
    let table = AliasTable(weights: [1, 2, 3])
    let words = StreamBlock(seed: 1, purpose: .resampling, index: 0).words64(0..<words)
    var tally = PositionTally(positions: 4)
    tally.addOutcomes(of: words.span, from: table)
    #expect(
      tally.counts == Self.counted(words.map { UInt32(table.outcome($0)) }, positions: 4))
  }

  @Test func `refuse a position outside`() async {
    await #expect(processExitsWith: .failure) {
      var tally = PositionTally(positions: 3)
      let found: [UInt32] = [0, 3]
      tally.add(found.span)
    }
  }
}
