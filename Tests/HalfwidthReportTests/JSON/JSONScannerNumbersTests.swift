import Glibc
import HalfwidthReport
import Testing

@Suite("JSON numbers")
struct JSONScannerNumbersTests {
  @Test(arguments: [
    ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("10", 10), ("1234567890", 1_234_567_890),
    ("9007199254740991", (1 << 53) - 1), ("9007199254740992", 1 << 53),
    ("-9007199254740992", -(1 << 53)),
  ])
  func `reads integers exactly`(text: String, integer: Int) throws {
    #expect(try JSONReader.read(text) == .integer(integer))
  }

  @Test(arguments: [
    "9007199254740993", "-9007199254740993", "9223372036854775807", "18446744073709551615",
    "18446744073709551616", "100000000000000000000", "90071992547409920",
    "1" + String(repeating: "0", count: 400),
  ])
  func `refuses integers beyond 2^53`(text: String) {
    #expect(jsonError(of: text)?.kind == .integerTooLarge)
    #expect(jsonError(of: "[1,\(text)]")?.offset == 3)
  }

  /// The bits are those of Python's `float`.
  @Test(
    arguments: [
      ("0.0", 0), ("-0.0", 0x8000_0000_0000_0000), ("1.0", 0x3FF0_0000_0000_0000),
      ("1e3", 0x408F_4000_0000_0000), ("1E3", 0x408F_4000_0000_0000),
      ("1e+3", 0x408F_4000_0000_0000),
      ("10e-1", 0x3FF0_0000_0000_0000), ("0.1", 0x3FB9_9999_9999_999A),
      ("1.7976931348623157e308", 0x7FEF_FFFF_FFFF_FFFF),
      // The largest text that still rounds down to the largest double.
      ("1.7976931348623158e308", 0x7FEF_FFFF_FFFF_FFFF), ("5e-324", 1), ("4.9e-324", 1),
      ("2.4703282292062328e-324", 1), ("2.4703282292062327e-324", 0),
      ("2.2250738585072011e-308", 0x000F_FFFF_FFFF_FFFF),
      ("2.2250738585072014e-308", 0x0010_0000_0000_0000),
      ("1e-400", 0), ("-1e-400", 0x8000_0000_0000_0000), ("0e999999999999999999999", 0),
      ("1e-999999999999999999999", 0), ("0.000000000000000000000000001e27", 0x3FF0_0000_0000_0000),
      // Halfway between two doubles: to even, down and up.
      ("9007199254740993.0", 0x4340_0000_0000_0000), ("9007199254740995.0", 0x4340_0000_0000_0002),
      ("9007199254740993.00000000000000000000000000000001", 0x4340_0000_0000_0001),
      // The limits of the fast way: 2^53 and 10^22.
      ("9007199254740992e22", 0x47D0_F0CF_064D_D592), ("1e22", 0x4480_F0CF_064D_D592),
      ("1e23", 0x44B5_2D02_C7E1_4AF6), ("1e-22", 0x3B5E_3920_1017_5EE6),
      ("1e-23", 0x3B28_2DB3_4012_B251), ("3e-23", 0x3B42_2246_700E_05BD),
      ("0.84130364578412347", 0x3FEA_EBF5_9F94_BF84),
      ("123456789012345678901234567890.0", 0x45F8_EE90_FF6C_373E),
    ] as [(String, UInt64)])
  func `reads the nearest double`(text: String, bits: UInt64) throws {
    guard case .number(let number) = try JSONReader.read(text) else {
      Issue.record("\(text) is not a number")
      return
    }
    #expect(number.bitPattern == bits, "\(number)")
  }

  @Test func `reads more digits than any double needs`() throws {
    let zeros = String(repeating: "0", count: 5_000)
    #expect(try JSONReader.read("0.\(zeros)1e5001") == .number(1))
    #expect(try JSONReader.read("1\(zeros).0e-5000") == .number(1))
    #expect(try JSONReader.read("9007199254740993.\(zeros)1") == .number(9_007_199_254_740_994))
    #expect(try JSONReader.read("1e\(zeros)2") == .number(100))
    #expect(jsonError(of: "1\(zeros).0")?.kind == .numberTooLarge)
  }

  @Test(arguments: [0, 300, 320, 5_000, 1_000_005])
  func `an exponent makes up for any number of zeros`(count: Int) throws {
    let zeros = String(repeating: "0", count: count)
    #expect(try JSONReader.read("0.\(zeros)1e\(count + 1)") == .number(1))
    #expect(try JSONReader.read("0.\(zeros)1e\(count + 4)") == .number(1_000))
    #expect(try JSONReader.read("1\(zeros).5e-\(count)") == .number(count == 0 ? 1.5 : 1))
    #expect(
      jsonError(of: "0.\(zeros)1e99999999999999999999999999")?.kind == .numberTooLarge)
    #expect(try JSONReader.read("1\(zeros).0e-99999999999999999999999999") == .number(0))
  }

  /// The C library's `strtod` rounds correctly, and shares no code with the reader.
  @Test func `agrees with the C library on random texts`() throws {
    var generator = JSONTestGenerator(state: 42)
    for _ in 0..<5_000 {
      let digits = (0..<Int.random(in: 1...25, using: &generator)).map { _ in
        "0123456789".randomElement(using: &generator).map(String.init) ?? ""
      }.joined()
      let exponent =
        Int.random(in: -330...300, using: &generator) / Int.random(in: 1...20, using: &generator)
      let text = "\(Bool.random(using: &generator) ? "-" : "")3.\(digits)e\(exponent)"
      let expected = unsafe strtod(text, nil)
      guard case .number(let number) = try JSONReader.read(text) else {
        Issue.record("\(text) is not a number")
        continue
      }
      #expect(number.bitPattern == expected.bitPattern, "\(text)")
    }
  }

  @Test func `reads back the bits of every double that was written`() throws {
    var generator = JSONTestGenerator(state: 7)
    for _ in 0..<5_000 {
      let number = generator.finiteNumber()
      guard case .number(let read) = try JSONReader.read(JSONWriter().string(.number(number)))
      else {
        Issue.record("\(number) was read as something else")
        continue
      }
      #expect(read.bitPattern == number.bitPattern)
    }
  }

  @Test(arguments: [
    "1.7976931348623159e308", "-1.7976931348623159e308", "1e309", "1e99999999999999999999",
  ])
  func `refuses numbers beyond the largest double`(text: String) {
    #expect(jsonError(of: text)?.kind == .numberTooLarge)
    #expect(jsonError(of: "[\(text)]")?.offset == 1)
  }

  @Test(
    arguments: [
      ("01", .leadingZero, 0), ("-01", .leadingZero, 1), ("00.5", .leadingZero, 0),
      ("+1", .leadingPlus, 0), (".5", .missingDigit(.beforePoint), 0),
      ("-.5", .missingDigit(.beforePoint), 1), ("-", .missingDigit(.afterMinus), 1),
      ("-x", .missingDigit(.afterMinus), 1), ("1.", .missingDigit(.afterPoint), 2),
      ("1.e5", .missingDigit(.afterPoint), 2), ("1e", .missingDigit(.inExponent), 2),
      ("1e+", .missingDigit(.inExponent), 3), ("1.5E-x", .missingDigit(.inExponent), 5),
      ("NaN", .nonFiniteWord("NaN"), 0), ("-Infinity", .nonFiniteWord("-Infinity"), 0),
      ("-inf", .nonFiniteWord("-inf"), 0), ("0x10", .trailingText, 1), ("1_000", .trailingText, 1),
      ("[1.5.2]", .unexpectedCharacter(".", expected: .commaOrBracket), 4),
    ] as [(String, JSONError.Kind, Int)])
  func `refuses malformed numbers`(text: String, kind: JSONError.Kind, offset: Int) {
    #expect(jsonError(of: text)?.kind == kind)
    #expect(jsonError(of: text)?.offset == offset)
  }
}
