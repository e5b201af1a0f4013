import HalfwidthReport
import Testing

@Suite("JSON strings")
struct JSONScannerStringsTests {
  @Test(arguments: [
    (#""""#, ""), (#""a""#, "a"),
    (#""a string of more than fifteen bytes""#, "a string of more than fifteen bytes"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""a\nb""#, "a\nb"), (#""\n\n""#, "\n\n"),
    (#""\u0000""#, "\0"), (#""\u0041\u00e9\u00E9\u17e1\uFFFF""#, "A\u{E9}\u{E9}\u{17E1}\u{FFFF}"),
    (#""\ud83d\ude00""#, "\u{1F600}"), (#""\uD800\uDC00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"),
    (#""\uD7FF\uE000""#, "\u{D7FF}\u{E000}"), (#""x\ud83d\ude00y\u0041z""#, "x\u{1F600}yAz"),
    (#""\\u0041""#, "\\u0041"),
    ("\"\u{7F}\u{E9}\u{17E1}\u{1F600}\"", "\u{7F}\u{E9}\u{17E1}\u{1F600}"),
    ("\"\u{E9}\\n\u{17E1}\\t\u{1F600}\"", "\u{E9}\n\u{17E1}\t\u{1F600}"),
    ("\"\u{2028}\u{FEFF}\u{FFFF}\"", "\u{2028}\u{FEFF}\u{FFFF}"), ("\"'//#\"", "'//#"),
  ])
  func `reads strings`(text: String, string: String) throws {
    #expect(try JSONReader.read(text) == .string(string))
    #expect(try JSONReader.read("{\(text):0}") == [string: 0])
  }

  /// Positions are those of the backslash, but where the text or the UTF-8 is what is wrong.
  @Test(
    arguments: [
      (#""a\x""#, .unknownEscape("x"), 2), (#""\'""#, .unknownEscape("'"), 1),
      (#""\0""#, .unknownEscape("0"), 1),
      (#""\U0041""#, .unknownEscape("U"), 1), ("\"\\\u{E9}\"", .unknownEscape("\u{E9}"), 1),
      ("\"\\\n\"", .unknownEscape("\n"), 1), (#""\u004""#, .malformedUnicodeEscape, 1),
      (#""ab\u00g0""#, .malformedUnicodeEscape, 3), (#""\u+041""#, .malformedUnicodeEscape, 1),
      (#""\u 041""#, .malformedUnicodeEscape, 1), (#""\u{41}""#, .malformedUnicodeEscape, 1),
      (#""\ud800""#, .loneSurrogate(0xD800), 1), (#""\ud83dx""#, .loneSurrogate(0xD83D), 1),
      (#""a\ude00""#, .loneSurrogate(0xDE00), 2),
      (#""\ud83d\ud83d\ude00""#, .loneSurrogate(0xD83D), 1),
      (#""\ude00\ud83d""#, .loneSurrogate(0xDE00), 1),
      (#""\ude00\ude01""#, .loneSurrogate(0xDE00), 1), (#""\ud83d\n""#, .loneSurrogate(0xD83D), 1),
      (#""\ud83d\u0041""#, .loneSurrogate(0xD83D), 1), (#""\uDFFF""#, .loneSurrogate(0xDFFF), 1),
      (#""\ud83d\u00zz""#, .malformedUnicodeEscape, 7), ("\"a\nb\"", .controlCharacter(0x0A), 2),
      ("\"\t\"", .controlCharacter(9), 1), ("\"\0\"", .controlCharacter(0), 1),
      ("\"\u{1F}\"", .controlCharacter(0x1F), 1), (#""\n"# + "\r\"", .controlCharacter(0x0D), 3),
      ("\"", .unexpectedEnd(.string), 1), ("\"ab", .unexpectedEnd(.string), 3),
      ("\"\\", .unexpectedEnd(.string), 2),
      ("\"\\u", .unexpectedEnd(.string), 3), ("\"\\u12", .unexpectedEnd(.string), 5),
      ("\"\\n", .unexpectedEnd(.string), 3),
    ] as [(String, JSONError.Kind, Int)])
  func `refuses malformed strings`(text: String, kind: JSONError.Kind, offset: Int) {
    #expect(jsonError(of: text)?.kind == kind)
    #expect(jsonError(of: text)?.offset == offset)
    #expect(jsonError(of: "[\(text)")?.offset == offset + 1)
  }

  /// Sequences that are not UTF-8, each with the place of its first wrong byte.
  static let invalid: [(bytes: [UInt8], place: Int)] = [
    ([0x80], 0), ([0xBF], 0), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xC3], 0), ([0xC3, 0x41], 0),
    ([0xC3, 0xC3], 0), ([0xE9], 0), ([0xE2, 0x82], 0), ([0xE2, 0x41, 0x41], 0),
    ([0xE0, 0x80, 0x80], 0),
    ([0xE0, 0x9F, 0xBF], 0), ([0xED, 0xA0, 0x80], 0), ([0xED, 0xBF, 0xBF], 0),
    ([0xF0, 0x9F, 0x98], 0),
    ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
    ([0xFE], 0), ([0xFF], 0), ([0xC3, 0xA9, 0x80], 2), ([0xF0, 0x9F, 0x98, 0x80, 0xFF], 4),
  ]

  /// Each kind of place in a text, as what stands before and behind it; text and escapes may stand
  /// before it as well.
  @Test(arguments: [
    ("\"", "\""), ("\"abc", "def\""), ("\"a string of more than fifteen bytes", "\""),
    ("\"\u{17E1}", "\u{17E1}\""),
    ("\"\\n", "\""), ("\"", "\\n\""), ("\"\\n", "\\n\""), ("\"", "\n\""), ("\"", ""),
    ("{\"", "\":1}"), ("{\"a\":\"", "\"}"),
    ("[\"a\",\"", "\"]"),
  ])
  func `refuses invalid UTF-8 in a string, with its place`(before: String, after: String) {
    for (bytes, place) in JSONScannerStringsTests.invalid {
      let error = jsonError(of: Array(before.utf8) + bytes + Array(after.utf8))
      #expect(error?.kind == .invalidUTF8(bytes[place]), "\(bytes)")
      #expect(error?.offset == before.utf8.count + place, "\(bytes)")
    }
  }

  @Test(arguments: [
    ("", ""), (" ", "1"), ("1", ""), ("1 ", ""), ("[", "]"), ("[1", "]"), ("[1,", "]"), ("{", "}"),
    ("{\"a\"", ":1}"),
    ("{\"a\":", "}"), ("{\"a\":1", "}"), ("{\"a\":1,", "}"), ("[\"a\"", "]"), ("[true", "]"),
    ("\"\\", "\""),
    ("\"\\u", "\""), ("\"\\u00", "\""), ("\"\\ud83d\\u", "\""),
  ])
  func `refuses invalid UTF-8 outside of a string's text`(before: String, after: String) {
    for (bytes, place) in JSONScannerStringsTests.invalid where place == 0 {
      let error = jsonError(of: Array(before.utf8) + bytes + Array(after.utf8))
      #expect(error?.kind == .invalidUTF8(bytes[0]), "\(bytes)")
      #expect(error?.offset == before.utf8.count, "\(bytes)")
    }
  }

  @Test func `the earlier of two errors is reported`() {
    #expect(jsonError(of: [0x22, 0xFF, 0x0A, 0x22])?.kind == .invalidUTF8(0xFF))
    #expect(jsonError(of: [0x22, 0x0A, 0xFF, 0x22])?.kind == .controlCharacter(0x0A))
    #expect(jsonError(of: [0x22, 0xFF, 0x5C, 0x78, 0x22])?.kind == .invalidUTF8(0xFF))
    #expect(jsonError(of: [0x22, 0x5C, 0x78, 0xFF, 0x22])?.kind == .unknownEscape("x"))
  }
}
