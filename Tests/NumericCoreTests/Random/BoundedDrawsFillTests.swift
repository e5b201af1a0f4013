import Testing

@testable import NumericCore

@Suite("Bounded draws of resamples")
struct BoundedDrawsFillTests {
  static let seed: Seed = 20_240_229

  static func block(_ index: UInt32) -> StreamBlock {
    StreamBlock(seed: seed, purpose: .resampling, index: index)
  }

  /// The draws of resamples from the first on, lane by lane from the documentation.
  static func expected(
    _ plan: BoundedDraws, resamples: Int, of block: StreamBlock, startingAt base: Int = 0
  ) -> [UInt32] {
    let isNarrow = plan.bound <= 512
    let width = isNarrow ? 16 : 32
    let perRun = 512 * 64 / width
    let (bound, range) = (UInt64(plan.bound), 1 << width as UInt64)
    let words = (0...resamples * plan.draws / perRun).flatMap {
      StreamBlockRunsTests.run(block, $0, startingAt: base)
    }
    return (0..<resamples * plan.draws).map { lane in
      let perWord = 64 / width
      let bits = words[lane / perWord] >> (lane % perWord * width) & (range - 1)
      let product = bits * bound
      if product & (range - 1) >= range % bound { return UInt32(product >> width) }
      let place = 4 * base + lane * (isNarrow ? 1 : 2)
      var attempt = 0
      while true {
        let number = BoundedNumber(
          block.replacement(forWordAt: place, attempt: attempt), below: bound)
        if number.leftover >= BoundedNumber.threshold(below: bound) {
          return UInt32(number.value)
        }
        attempt += 1
      }
    }
  }

  // MARK: - Frozen: the expected numbers come from a program in Python, as in StreamBlockTests,
  // which takes each lane by itself, in whole numbers of any size.

  @Test func `starts with the frozen draws`() {
    let plan = BoundedDraws(bound: 50, draws: 50)
    #expect(
      plan.numbers8(0..<1, of: Self.block(0)) == [
        30, 6, 16, 30, 14, 19, 31, 42, 19, 25, 29, 21, 33, 22, 26, 19, 26, 43, 1, 13, 36, 42, 49,
        13, 41, 9, 30, 11, 40, 3, 1, 13, 15, 8, 46, 26, 15, 14, 14, 9, 45, 45, 32, 16, 15, 41, 23,
        26, 41, 29,
      ])
    #expect(
      plan.numbers8(255..<256, of: Self.block(0)) == [
        11, 29, 10, 31, 20, 41, 41, 15, 25, 49, 11, 21, 19, 35, 25, 44, 48, 17, 38, 11, 6, 22, 49,
        38, 46, 27, 30, 33, 39, 45, 48, 7, 10, 37, 4, 33, 46, 30, 1, 46, 34, 1, 40, 45, 41, 2, 29,
        35, 0, 10,
      ])
  }

  struct Frozen: Sendable, CustomTestStringConvertible {
    var bound: Int
    var draws: Int
    var index: UInt32
    var resamples: Range<Int>
    var digest: UInt64

    var plan: BoundedDraws { BoundedDraws(bound: bound, draws: draws) }
    var testDescription: String { "\(draws) below \(bound), block \(index), \(resamples)" }
  }

  /// In block 0 eight lanes are rejected at bounds 50 and 47, in block 3 six at 50.
  @Test(arguments: [
    Frozen(bound: 50, draws: 50, index: 0, resamples: 0..<256, digest: 0xCFB4_3B1E_F0A2_3A36),
    Frozen(bound: 50, draws: 50, index: 3, resamples: 0..<256, digest: 0xBEAD_2514_1F45_73F3),
    Frozen(bound: 47, draws: 47, index: 0, resamples: 0..<256, digest: 0xFC9F_3113_7453_F912),
    Frozen(bound: 36, draws: 36, index: 0, resamples: 0..<256, digest: 0x03F4_541A_49F4_C1CB),
    Frozen(bound: 2, draws: 58, index: 0, resamples: 0..<256, digest: 0x688B_6518_798B_0F83),
    Frozen(bound: 3, draws: 100, index: 0, resamples: 0..<64, digest: 0xADDC_4696_0572_3224),
    Frozen(bound: 256, draws: 256, index: 0, resamples: 0..<16, digest: 0x472B_C28A_64A5_6276),
  ])
  func `has the frozen digests in 8 bits`(_ frozen: Frozen) {
    let numbers = frozen.plan.numbers8(frozen.resamples, of: Self.block(frozen.index))
    #expect(digest(numbers) == frozen.digest)
  }

  /// Five lanes are rejected at bound 500.
  @Test(arguments: [
    Frozen(bound: 500, draws: 500, index: 0, resamples: 0..<16, digest: 0xC12D_1170_B4BF_E73C),
    Frozen(bound: 257, draws: 257, index: 2, resamples: 240..<256, digest: 0x97E7_AE70_C416_F06F),
    Frozen(bound: 512, draws: 30, index: 0, resamples: 0..<256, digest: 0xBA92_6497_825C_E759),
    Frozen(bound: 513, draws: 30, index: 0, resamples: 0..<256, digest: 0xC09E_A2A0_9C9F_CDD7),
    Frozen(bound: 65_536, draws: 7, index: 0, resamples: 0..<256, digest: 0x83BF_EA8C_F97F_35F2),
  ])
  func `has the frozen digests in 16 bits`(_ frozen: Frozen) {
    let numbers = frozen.plan.numbers16(frozen.resamples, of: Self.block(frozen.index))
    #expect(digest(numbers) == frozen.digest)
  }

  /// A third of the lanes is rejected at the third bound.
  @Test(arguments: [
    Frozen(
      bound: 1_000_000, draws: 3_000, index: 0, resamples: 0..<1, digest: 0xE2B7_72E1_A07E_EE59),
    Frozen(
      bound: 2_147_483_648, draws: 9, index: 0, resamples: 0..<256, digest: 0x97D4_5D49_FB8F_F2C7),
    Frozen(
      bound: 2_863_311_531, draws: 9, index: 0, resamples: 0..<256, digest: 0x2DA2_FCC7_7931_1F38),
    Frozen(
      bound: 4_294_967_295, draws: 5, index: 0, resamples: 250..<256, digest: 0xE089_9986_FD19_9D6E),
    Frozen(bound: 65_537, draws: 7, index: 1, resamples: 0..<256, digest: 0xC450_D47D_AE51_491C),
  ])
  func `has the frozen digests in 32 bits`(_ frozen: Frozen) {
    let numbers = frozen.plan.numbers32(frozen.resamples, of: Self.block(frozen.index))
    #expect(digest(numbers) == frozen.digest)
  }

  // MARK: - Identity

  @Test(arguments: [(50, 50), (47, 47), (79, 9), (2, 58), (256, 30)])
  func `follows the documented layout, in every integer type`(bound: Int, draws: Int) {
    let plan = BoundedDraws(bound: bound, draws: draws)
    let block = Self.block(3)
    let expected = Self.expected(plan, resamples: 256, of: block)
    #expect(plan.numbers8(0..<256, of: block).map { UInt32($0) } == expected)
    #expect(plan.numbers16(0..<256, of: block).map { UInt32($0) } == expected)
    #expect(plan.numbers32(0..<256, of: block) == expected)
  }

  /// Odd and even numbers of lanes a resample, so that pieces begin at any lane of a run; and resamples of more
  /// lanes than a run has.
  @Test(arguments: [(50, 50), (47, 47), (716, 23), (60_000, 4_000), (500, 5_001)])
  func `does not depend on how the block is divided`(bound: Int, draws: Int) {
    let plan = BoundedDraws(bound: bound, draws: draws)
    let block = Self.block(82)
    let resamples = draws > 1_000 ? 0..<8 : 0..<256
    let whole = plan.numbers16(resamples, of: block)
    for size in [1, 3, 64, 100] {
      let starts = stride(from: resamples.lowerBound, to: resamples.upperBound, by: size)
      let pieces = starts.reversed().map { start in
        plan.numbers16(start..<min(start + size, resamples.upperBound), of: block)
      }
      #expect(Array(pieces.reversed().joined()) == whole, "pieces of \(size)")
    }
  }

  /// All words from a place on are those of a block that begins there.
  @Test(arguments: [50, 500, 70_000, 2_863_311_531])
  func `begins at any word of a block`(bound: Int) {
    let plan = BoundedDraws(bound: bound, draws: 39)
    let block = StreamBlock(seed: 13, purpose: .resampling, index: 1)
    for base in [1, 7, 1 << 36, 5 << 36] {
      var found = [UInt32](repeating: 0, count: 256 * 39)
      var span = found.mutableSpan
      plan.fill(&span, resamples: 0..<256, of: block, startingAt: base)
      let expected = Self.expected(plan, resamples: 256, of: block, startingAt: base)
      #expect(found == expected)
    }
  }

  @Test func `does not depend on the thread`() async {
    let plan = BoundedDraws(bound: 50, draws: 50)
    let serial = (0..<8).map { plan.numbers8(0..<256, of: Self.block($0)) }
    let concurrent = await withTaskGroup { group in
      for index in 0..<8 as Range<UInt32> {
        group.addTask { (index, plan.numbers8(0..<256, of: Self.block(index))) }
      }
      var results = [[UInt8]](repeating: [], count: 8)
      for await (index, numbers) in group { results[Int(index)] = numbers }
      return results
    }
    #expect(concurrent == serial)
  }

  // MARK: - Edges

  @Test func `draws zeros below 1 and nothing at all where nothing is asked`() {
    let ones = BoundedDraws(bound: 1, draws: 3)
    #expect(ones.numbers8(0..<2, of: Self.block(0)) == [0, 0, 0, 0, 0, 0])
    #expect(ones.numbers32(7..<8, of: Self.block(0)) == [0, 0, 0])
    let none = BoundedDraws(bound: 50, draws: 0)
    #expect(none.numbers8(0..<256, of: Self.block(0)).isEmpty)
    let some = BoundedDraws(bound: 50, draws: 50)
    #expect(some.numbers8(256..<256, of: Self.block(0)).isEmpty)
  }

  @Test func `refuses a buffer that does not fit, and resamples outside the block`() async {
    await #expect(processExitsWith: .failure) {
      var numbers = [UInt8](repeating: 0, count: 51)
      var span = numbers.mutableSpan
      BoundedDraws(bound: 50, draws: 50)
        .fill(&span, resamples: 0..<1, of: BoundedDrawsFillTests.block(0))
    }
    await #expect(processExitsWith: .failure) {
      _ = BoundedDraws(bound: 50, draws: 1).numbers8(256..<257, of: BoundedDrawsFillTests.block(0))
    }
    await #expect(processExitsWith: .failure) {
      _ = BoundedDraws(bound: 257, draws: 1).numbers8(0..<1, of: BoundedDrawsFillTests.block(0))
    }
    await #expect(processExitsWith: .failure) {
      _ = BoundedDraws(bound: 65_537, draws: 1).numbers16(0..<1, of: BoundedDrawsFillTests.block(0))
    }
  }
}
