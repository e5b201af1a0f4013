import Testing

@testable import NumericCore

@Suite("Bounded draws of resamples")
struct BoundedDrawsFillTests {
  static let seed: Seed = 20_240_229

  static func block(_ index: UInt32) -> StreamBlock {
    StreamBlock(seed: seed, purpose: .resampling, index: index)
  }

  /// The draws of one resample, word by word from the documentation.
  static func expected(_ plan: BoundedDraws, resample: Int, of block: StreamBlock) -> [UInt32] {
    (0..<plan.wordsPerResample).flatMap { word in
      let position = resample * plan.wordsPerResample + word
      var candidate = block.words64(position..<position + 1)[0]
      var attempt = 0
      while true {
        var split = BoundedSplit(candidate, below: UInt64(plan.bound))
        let row = (0..<plan.numbersPerWord).map { _ in UInt32(split.next()) }
        if split.leftover >= plan.threshold {
          return row.prefix(plan.draws - word * plan.numbersPerWord)
        }
        candidate = block.replacement(forWordAt: position, attempt: attempt)
        attempt += 1
      }
    }
  }

  // MARK: - Frozen: the expected numbers come from a program in Python, as in StreamBlockTests,
  // which takes the digits of floor(word * bound^k / 2^64) in base `bound`.

  @Test func `starts with the frozen draws`() {
    let plan = BoundedDraws(bound: 50, draws: 50)
    #expect(
      plan.numbers8(0..<1, of: Self.block(0)) == [
        44, 32, 42, 45, 36, 36, 38, 13, 1, 41, 13, 29, 34, 17, 26, 40, 16, 3, 3, 2, 13, 6, 29, 38,
        31, 32, 7, 21, 20, 44, 25, 30, 24, 18, 12, 48, 28, 42, 2, 15, 25, 35, 49, 16, 47, 47, 29,
        2, 37, 48,
      ])
    #expect(
      plan.numbers8(255..<256, of: Self.block(0)) == [
        10, 48, 29, 0, 6, 43, 37, 13, 28, 20, 28, 16, 9, 31, 18, 34, 1, 25, 8, 22, 15, 34, 23, 32,
        48, 6, 31, 32, 18, 16, 42, 14, 13, 25, 37, 29, 46, 28, 39, 25, 19, 9, 16, 46, 41, 10, 2, 8,
        6, 11,
      ])
  }

  /// Word 1 of this resample and its first replacement are both rejected.
  @Test func `draws the frozen numbers after two rejections`() {
    let plan = BoundedDraws(bound: 716, draws: 24)
    #expect(
      plan.numbers16(58..<59, of: Self.block(82)) == [
        597, 537, 702, 438, 376, 227, 365, 609, 291, 564, 617, 701, 662, 25, 519, 706, 133, 252, 54,
        59, 64, 556, 382, 536,
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

  /// In block 0 three words are rejected at bound 50 and five at 47, in block 3 nine at 50.
  @Test(arguments: [
    Frozen(bound: 50, draws: 50, index: 0, resamples: 0..<256, digest: 0x6DC3_E181_AF1C_F080),
    Frozen(bound: 50, draws: 50, index: 3, resamples: 0..<256, digest: 0x42E9_D7F9_2E7C_D03F),
    Frozen(bound: 47, draws: 47, index: 0, resamples: 0..<256, digest: 0x2EBE_EE67_ACA5_D8BC),
    Frozen(bound: 36, draws: 36, index: 0, resamples: 0..<256, digest: 0x586A_16D0_9E0E_B772),
    Frozen(bound: 2, draws: 58, index: 0, resamples: 0..<256, digest: 0x1E91_7703_16CD_F4DE),
    Frozen(bound: 3, draws: 100, index: 0, resamples: 0..<64, digest: 0x7357_3150_AB76_E089),
    Frozen(bound: 256, draws: 256, index: 0, resamples: 0..<16, digest: 0x3F75_DCB9_5826_E729),
  ])
  func `has the frozen digests in 8 bits`(_ frozen: Frozen) {
    let numbers = frozen.plan.numbers8(frozen.resamples, of: Self.block(frozen.index))
    #expect(digest(numbers) == frozen.digest)
  }

  @Test(arguments: [
    Frozen(bound: 500, draws: 500, index: 0, resamples: 0..<16, digest: 0xAE11_CC82_73B7_AF50),
    Frozen(bound: 257, draws: 257, index: 2, resamples: 240..<256, digest: 0x8EB2_5BDB_51C4_3A61),
    Frozen(bound: 65_536, draws: 7, index: 0, resamples: 0..<256, digest: 0x3DFE_A24D_49DF_BA39),
  ])
  func `has the frozen digests in 16 bits`(_ frozen: Frozen) {
    let numbers = frozen.plan.numbers16(frozen.resamples, of: Self.block(frozen.index))
    #expect(digest(numbers) == frozen.digest)
  }

  @Test(arguments: [
    Frozen(
      bound: 1_000_000, draws: 3_000, index: 0, resamples: 0..<1, digest: 0xCE60_1CD5_0789_32F6),
    Frozen(
      bound: 2_147_483_648, draws: 9, index: 0, resamples: 0..<256, digest: 0xCF36_821B_D989_753B),
    Frozen(
      bound: 4_294_967_295, draws: 5, index: 0, resamples: 250..<256,
      digest: 0x64BC_B0C9_03AE_953C),
    Frozen(bound: 65_537, draws: 7, index: 1, resamples: 0..<256, digest: 0x01E7_0889_E4A8_058A),
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
    let expected = (0..<256).flatMap { Self.expected(plan, resample: $0, of: block) }
    #expect(plan.numbers8(0..<256, of: block).map { UInt32($0) } == expected)
    #expect(plan.numbers16(0..<256, of: block).map { UInt32($0) } == expected)
    #expect(plan.numbers32(0..<256, of: block) == expected)
  }

  /// Bounds with odd and even numbers of words a resample, so that pieces begin inside a cipher's
  /// group too; and one resample of more words than are computed at a time.
  @Test(arguments: [(50, 50), (47, 47), (716, 24), (60_000, 4_000)])
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
