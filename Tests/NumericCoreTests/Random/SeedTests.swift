import Testing

@testable import NumericCore

@Suite("Seed")
struct SeedTests {
  @Test func `is limited to 53 bits`() {
    #expect(Seed(9_007_199_254_740_991 as UInt64)?.value == 9_007_199_254_740_991)
    #expect(Seed(9_007_199_254_740_992 as UInt64) == nil)
  }

  /// Two fresh seeds are equal with probability 2^-53.
  @Test func `is drawn from the whole range`() {
    let seeds = (0..<64).map { _ in Seed.fresh().value }
    #expect(seeds.allSatisfy { $0 <= 9_007_199_254_740_991 })
    #expect(Set(seeds).count == 64)
    // That one bit is the same in all 64 has probability 2^-63.
    #expect(seeds.reduce(0, |) == 9_007_199_254_740_991)
    #expect(seeds.reduce(.max, &) == 0)
  }
}
