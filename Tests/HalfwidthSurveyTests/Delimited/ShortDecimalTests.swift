import Testing

@testable import HalfwidthSurvey

/// A number in eight bytes is the text that was read and the number that the standard library reads in it.
@Suite struct ShortDecimalTests {
  private func check(_ text: String) throws {
    let found = try #require(ShortDecimal(Array(text.utf8)[...]), "\(text)")
    #expect(found.text == text)
    let expected = try #require(Double(text))
    #expect(found.value.bitPattern == expected.bitPattern, "\(text): \(found.value)")
  }

  @Test(arguments: [
    "0", "-0", "7", "-12", "0.5", "-0.0", "0.00", "1.0", "10", "100.001", "99999999999999999",
    "-99999999999999999", "9007199254740992", "9007199254740993", "9007199254740993.0",
    "0.1", "0.3", "2.675", "12345678.987654321", "0.0000000000000000001", "0.0012345678901234567",
    "9.0071992547409925", "4503599627370497.5", "4503599627370496.5", "90071992547409.935",
    "0.12345678901234567", "1.7976931348623157", "33333333333333333",
  ])
  func `numbers as people write them`(text: String) throws { try check(text) }

  @Test(arguments: [
    "", "-", "+1", ".", ".5", "5.", "-.5", "1.2.3", "007", "00", "-01.5", "1e5", "1E5", "0x1p3",
    " 1", "1 ",
    "1,5", "--1", "1-", "nan", "inf", "100000000000000000", "0.00000000000000000001", "१",
    "123456789012345678", "1_000", "/", ":",
  ])
  func `other texts are none`(text: String) {
    #expect(ShortDecimal(Array(text.utf8)[...]) == nil)
  }

  @Test(arguments: 0..<4) func `numbers of all lengths`(part: Int) throws {
    var random = SplitMix(state: UInt64(part) + 11)
    for _ in 0..<20_000 {
      // Up to 17 digits, so that halves between two numbers are among them.
      let bits = random.next() % 57
      let digits = String(random.next() >> (64 - bits - 1) % 100_000_000_000_000_000)
      let decimals = Int(random.next() % 20)
      let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      let point = decimals > 0 ? "." + padded.suffix(decimals) : ""
      try check((random.next() % 2 == 0 ? "" : "-") + padded.dropLast(decimals) + point)
    }
  }

  /// Halves between two neighbouring numbers, and what is next to them, are rounded rightly.
  @Test func `numbers between two that there are`() throws {
    var random = SplitMix(state: 5)
    for _ in 0..<5_000 {
      // A whole number of 54 bits is half way where it is odd.
      let half = (1 << 53 | random.next() >> 11) | 1
      for tail in ["", ".0", ".1", ".9"] {
        let text = "\(half)\(tail)"
        if text.filter(\.isNumber).count <= 17 { try check(text) }
      }
      let odd = Double(bitPattern: 0x3FF0_0000_0000_0000 | random.next() >> 12)
      if ShortDecimal(Array("\(odd)".utf8)[...]) != nil { try check("\(odd)") }
    }
  }
}
