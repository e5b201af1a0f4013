import Testing

@testable import NumericCore

@Suite("Seed")
struct SeedTests {
  @Test(
    arguments: zip(
      ["0", "1", "007", "20241123", "9007199254740991"],
      [0, 1, 7, 20_241_123, 9_007_199_254_740_991] as [UInt64]))
  func `is parsed from digits`(_ text: String, value: UInt64) throws {
    #expect(try Seed(parsing: text).value == value)
  }

  @Test(arguments: ["", " 1", "1 ", "+1", "-1", "1.0", "1e3", "0x10", "1_000", "१", "seven"])
  func `refuses other text`(_ text: String) {
    #expect(throws: SeedError.malformed(text)) { try Seed(parsing: text) }
  }

  /// The last two are 2^64 and 2^64 + 1, which wrap to 0 and 1 in 64 bits.
  @Test(arguments: [
    "9007199254740992", "99999999999999999999999999", "18446744073709551616",
    "18446744073709551617",
  ])
  func `refuses numbers above the largest`(_ text: String) {
    #expect(throws: SeedError.outOfRange(text)) { try Seed(parsing: text) }
  }

  /// Digits that are too many must not hide what is wrong further on.
  @Test func `calls a large number with a letter malformed`() {
    #expect(throws: SeedError.malformed("99999999999999999999x")) {
      try Seed(parsing: "99999999999999999999x")
    }
  }

  @Test func `is limited to 53 bits`() throws {
    #expect(try Seed(9_007_199_254_740_991 as UInt64).value == 9_007_199_254_740_991)
    #expect(throws: SeedError.outOfRange("9007199254740992")) {
      try Seed(9_007_199_254_740_992 as UInt64)
    }
  }

  @Test func `is written so that it can be read again`() throws {
    let seed: Seed = 9_007_199_254_740_991
    #expect(seed.description == "9007199254740991")
    #expect(try Seed(parsing: seed.description) == seed)
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

  @Test func `says what is wrong`() {
    #expect(
      SeedError.malformed("x").message
        == "'x' is not a seed; write a whole number from 0 to 9007199254740991, in digits only")
    #expect(
      SeedError.outOfRange("9007199254740992").message
        == "the seed 9007199254740992 is too large; "
        + "write a whole number from 0 to 9007199254740991")
  }
}
