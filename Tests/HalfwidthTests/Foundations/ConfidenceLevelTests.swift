import Testing

@testable import Halfwidth

@Suite struct ConfidenceLevelTests {
  @Test(arguments: [
    ("0.95", 0.95, 0.05), ("95%", 0.95, 0.05), (".9", 0.9, 0.1), ("99.9%", 0.999, 0.001),
    ("0.5", 0.5, 0.5), ("99.99999%", 0.9999999, 1e-7),
  ])
  func `significance is the decimal that was meant`(text: String, level: Double, alpha: Double)
    throws
  {
    let parsed = try ConfidenceLevel(parsing: text)
    #expect(parsed.confidence == level)
    #expect(parsed.significance == alpha)
    #expect(try ConfidenceLevel(level) == parsed)
  }

  @Test func `a long fraction falls back to the difference`() throws {
    let third = try ConfidenceLevel(2.0 / 3)
    #expect(abs(third.significance - 1.0 / 3) < 1e-15)
    #expect(ConfidenceLevel(1e-20).significance == 1)
  }

  @Test(arguments: ["0", "1", "1.2", "-0.5", "100%", "0%", "95"])
  func `refuses what is not between 0 and 1`(text: String) {
    let error = #expect(throws: ConfidenceLevelError.self) {
      try ConfidenceLevel(parsing: text)
    }
    #expect(error?.message.hasSuffix("write 0.95, or 95%") == true)
  }

  @Test(arguments: ["", "%", "abc", "0,95", "nan", "inf", "0x1p-1", "95 %", "95%%"])
  func `refuses what is not a number`(text: String) {
    #expect(throws: ConfidenceLevelError.malformed(text)) { try ConfidenceLevel(parsing: text) }
  }

  @Test func `tails share the significance`() {
    let level: ConfidenceLevel = 0.95
    #expect(level.tail(.two) == 0.025)
    #expect(level.tail(.lower) == 0.05 && level.tail(.upper) == 0.05)
  }
}
