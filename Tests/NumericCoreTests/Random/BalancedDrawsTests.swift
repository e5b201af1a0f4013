import Testing

@testable import NumericCore

@Suite("Balanced draws")
struct BalancedDrawsTests {
  static func rows(_ number: Int, block: StreamBlock) -> [Int] {
    let plan = BalancedDraws(rows: number)
    if number <= 256 {
      var rows = [UInt8](repeating: 0, count: 1_000 * number)
      var span = rows.mutableSpan
      plan.fill(&span, of: block)
      return rows.map { Int($0) }
    }
    var rows = [UInt16](repeating: 0, count: 1_000 * number)
    var span = rows.mutableSpan
    plan.fill(&span, of: block)
    return rows.map { Int($0) }
  }

  static func block(_ index: UInt32) -> StreamBlock {
    StreamBlock(seed: 20_240_229, purpose: .resampling, index: index)
  }

  @Test(arguments: [1, 2, 3, 50, 256, 257])
  func `draw each row a thousand times`(number: Int) {
    let rows = Self.rows(number, block: Self.block(2))
    var counts = [Int](repeating: 0, count: number)
    for row in rows { counts[row] += 1 }
    #expect(counts.allSatisfy { $0 == 1_000 })
  }

  /// The digests come from a program in Python that follows the documentation.
  @Test(arguments: [(3, 0x4F2B_18B7_B626_620B as UInt64), (50, 0x7BC3_89A9_0397_C175)])
  func `draw the frozen rows`(number: Int, frozen: UInt64) {
    let rows = Self.rows(number, block: Self.block(2))
    #expect(digest(rows.map { UInt8($0) }) == frozen)
  }

  @Test func `are the same in every type`() {
    let narrow = Self.rows(50, block: Self.block(1))
    var wide = [UInt16](repeating: 0, count: 50_000)
    var wideSpan = wide.mutableSpan
    BalancedDraws(rows: 50).fill(&wideSpan, of: Self.block(1))
    var widest = [UInt32](repeating: 0, count: 50_000)
    var widestSpan = widest.mutableSpan
    BalancedDraws(rows: 50).fill(&widestSpan, of: Self.block(1))
    #expect(wide.map { Int($0) } == narrow)
    #expect(widest.map { Int($0) } == narrow)
  }

  /// In one place of all arrangements each row is equally likely; 1e-6, as in
  /// `BoundedDrawsUniformityTests`, on 4 and on 24 degrees of freedom.
  @Test func `put each row in each place equally often`() {
    var first = [Int](repeating: 0, count: 5)
    var pairs = [Int](repeating: 0, count: 25)
    for index in 0..<400 as Range<UInt32> {
      let rows = Self.rows(5, block: Self.block(index))
      first[rows[0]] += 1
      // Far apart: the balance makes them dependent, but by a part in 5,000 only.
      pairs[5 * rows[4_999] + rows[1]] += 1
    }
    #expect(chiSquared(first) < 33.377)
    #expect(chiSquared(pairs) < 72.228)
  }

  /// Words that are rejected have a leftover below 2^64 mod the product, which is 16 for 5 times 4.
  @Test func `replace rejected words`() {
    // w = 0 leaves 0, which is below 16.
    let (first, second) = BalancedDraws.places(upper: 4, word: 0) { attempt in
      attempt < 2 ? 0 : .max
    }
    #expect((first, second) == (4, 3))
    // The leftover of the largest word is 2^64 - 20.
    let (kept, next) = BalancedDraws.places(upper: 4, word: .max) { _ in 0 }
    #expect((kept, next) == (4, 3))
    // The first word whose product with 20 is beyond 2^64.
    let edge = (UInt64.max / 20) + 1
    #expect(edge &* 20 == 4)
    let (other, last) = BalancedDraws.places(upper: 4, word: edge) { _ in .max }
    #expect((other, last) == (4, 3))
  }
}
