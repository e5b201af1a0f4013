import Testing

@testable import NumericCore

/// The frozen layout of blocks.
///
/// The expected words come from a program in Python, written for this from the table in `StreamBlock`'s documentation and checked against the published vectors.
@Suite("Block of a stream")
struct StreamBlockTests {
  static let block = StreamBlock(seed: 20_240_229, purpose: .resampling, index: 0)
  static let last = StreamBlock(seed: 9_007_199_254_740_991, purpose: .simulation, index: .max)

  @Test func `starts with the frozen words`() {
    #expect(
      Self.block.words64(0..<4) == [
        0xE4A5_0A5B_87ED_51DE, 0x4599_9657_6F10_C9CC, 0x433C_417F_2E92_32B2,
        0x831F_34D5_0EDE_8428,
      ])
    #expect(
      Self.block.words32(0..<5) == [
        0x87ED_51DE, 0xE4A5_0A5B, 0x6F10_C9CC, 0x4599_9657, 0x2E92_32B2,
      ])
    #expect(
      Self.last.words64(0..<4) == [
        0xC4B1_518A_9D20_4D22, 0x36CB_9373_A78B_19C3, 0x420B_76AC_E58B_462C,
        0x769B_2028_7556_E57B,
      ])
  }

  @Test func `begins at the published vector for seed 0`() {
    let zero = StreamBlock(seed: 0, purpose: .resampling, index: 0)
    #expect(zero.words32(0..<4) == [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8])
  }

  @Test func `has the frozen digests`() {
    #expect(digest(Self.block.words64(0..<1_280)) == 0x6C43_CD12_6252_2125)
    let tables = StreamBlock(seed: 20_240_229, purpose: .permutations, index: 1)
    #expect(digest(tables.words64(3..<40)) == 0xC744_77BA_07B3_F93C)
  }

  /// Word 2^33 + 5 lies in group 2^32 + 2, where the second word of the counter is 1.
  @Test func `goes on past 2^32 groups`() {
    let far = (1 << 33) + 5
    #expect(Self.block.words64(far..<far + 1) == [0xB540_D833_3C53_916B])
    #expect(Self.last.words64(far..<far + 1) == [0x2903_6E44_6933_5319])
  }

  @Test func `has the frozen replacements`() {
    #expect(
      (0..<3).map { Self.block.replacement(forWordAt: 7, attempt: $0) } == [
        0x0C8B_A138_BBF0_DB48, 0x9FBF_8CDA_14C6_EF83, 0x08B2_217F_3791_4436,
      ])
    #expect(
      Self.block.replacement(forWordAt: (1 << 40) + 3, attempt: 0) == 0x162D_A5B1_2642_937C)
    #expect(
      (0..<3).map { Self.last.replacement(forWordAt: 7, attempt: $0) } == [
        0x6976_BF92_1CC0_E07E, 0x9F7F_E2DA_65DC_B761, 0x6487_A676_8A75_14F9,
      ])
  }

  @Test func `gives the same words in any pieces`() {
    let whole = Self.block.words64(0..<257)
    for size in [1, 2, 3, 7, 32, 64, 100, 256] {
      let pieces = stride(from: 0, to: 257, by: size).flatMap {
        Self.block.words64($0..<min($0 + size, 257))
      }
      #expect(pieces == whole, "pieces of \(size)")
    }
  }

  @Test func `joins two 32-bit words to one of 64 bits`() {
    let halves = Self.block.words32(6..<206)
    let joined = stride(from: 0, to: 200, by: 2).map {
      UInt64(halves[$0 + 1]) << 32 | UInt64(halves[$0])
    }
    #expect(Self.block.words64(3..<103) == joined)
  }

  @Test func `fills an empty buffer with nothing`() {
    #expect(Self.block.words64(5..<5).isEmpty)
    #expect(Self.block.words32(5..<5).isEmpty)
  }

  @Test func `differs by seed, purpose and index`() {
    let blocks = [0, 1, 2, 4_294_967_296, 9_007_199_254_740_991].flatMap { (seed: Seed) in
      StreamPurpose.allCases.flatMap { purpose in
        [0, 1, UInt32.max].map { StreamBlock(seed: seed, purpose: purpose, index: $0) }
      }
    }
    #expect(Set(blocks.map { $0.words64(0..<2) }).count == blocks.count)
  }

  @Test func `keeps replacements apart from words and from each other`() {
    let words = Self.block.words64(0..<2_000)
    let replacements = (0..<100).flatMap { position in
      (0..<6).map { Self.block.replacement(forWordAt: position, attempt: $0) }
    }
    #expect(Set(words + replacements).count == 2_600)
  }

  @Test func `refuses a position before its first word`() async {
    await #expect(processExitsWith: .failure) {
      var words: [UInt64] = [0]
      var span = words.mutableSpan
      StreamBlockTests.block.fill(&span, startingAt: -1)
    }
  }
}
