import HalfwidthReport
import Testing

@Suite("JSON errors")
struct JSONErrorTests {
  /// Every kind of error, as a user meets it.
  static let cases: [(text: [UInt8], description: String)] =
    [
      ("", "1:1: there is no JSON value, only white space or nothing; write one value"),
      (" \n ", "2:2: there is no JSON value, only white space or nothing; write one value"),
      ("\u{FEFF}{}", "1:1: the text begins with a byte order mark; save it as UTF-8 without one"),
      ("{\"a\":[1,", "1:9: the text ends inside an array; close it with ]"),
      ("{\"a\":", "1:6: the text ends inside an object; close it with }"),
      ("[\"a", "1:4: the text ends inside a string; close it with \""),
      (
        "[,1]",
        "1:2: ',' can't stand here; write a value: a string, a number, true, false, null, an array or an"
          + " object"
      ),
      ("{1:2}", "1:2: '1' can't stand here; write a member's name in double quotes"),
      (
        "{\"a\"=1}",
        "1:5: '=' can't stand here; write a colon between a member's name and its value"
      ),
      ("[1 2]", "1:4: '2' can't stand here; write a comma or ] after an element"),
      ("{\"a\":1]", "1:7: ']' can't stand here; write a comma or } after a member"),
      (
        "[1\u{A0}]",
        "1:3: the character U+00A0 can't stand here; write a comma or ] after an element"
      ),
      ("[1\0]", "1:3: the character U+0000 can't stand here; write a comma or ] after an element"),
      (
        "[1\u{200B}]",
        "1:3: the character U+200B can't stand here; write a comma or ] after an element"
      ),
      ("[1\u{1F600}]", "1:3: '\u{1F600}' can't stand here; write a comma or ] after an element"),
      ("[1']", "1:3: \"'\" can't stand here; write a comma or ] after an element"),
      ("{}{}", "1:3: there is more text after the JSON value; write one value only"),
      ("[1 ,\n]", "1:4: nothing follows the comma; remove it"),
      ("{\"a\":1,}", "1:7: nothing follows the comma; remove it"),
      ("[1, // one\n2]", "1:5: JSON has no comments; remove this one"),
      ("1 # one", "1:3: JSON has no comments; remove this one"),
      ("['a']", "1:2: \"'\" does not quote text in JSON; write the double quote \" instead"),
      (
        "{\u{201C}a\u{201D}:1}",
        "1:2: '\u{201C}' does not quote text in JSON; write the double quote \" instead"
      ),
      ("{x_1:2}", "1:2: the name x_1 is not in quotes; write \"x_1\""),
      (
        "{\"n\":1,\n \"n\":2}", "2:2: the name \"n\" comes twice in one object; keep one of the two"
      ),
      (
        #"{"a\"\u001b":1,"a\"\u001b":2}"#,
        #"1:16: the name "a\"\u001b" comes twice in one object; keep one of the two"#
      ),
      ("[NaN]", "1:2: NaN is not JSON; write null where there is no number"),
      ("-nan", "1:1: -nan is not JSON; write null where there is no number"),
      ("[inf]", "1:2: inf is not JSON; write the string \"Infinity\""),
      ("[-Infinity]", "1:2: -Infinity is not JSON; write the string \"-Infinity\""),
      ("[True]", "1:2: True is not JSON; write true, in lower case"),
      ("FALSE", "1:1: FALSE is not JSON; write false, in lower case"),
      ("NULL", "1:1: NULL is not JSON; write null"),
      ("[NA]", "1:2: NA is not JSON; write null"),
      ("wilson", "1:1: wilson is not JSON; write text in double quotes"),
      ("[+1]", "1:2: a number does not begin with a plus sign in JSON; remove it"),
      ("[-01]", "1:3: a number does not begin with a superfluous 0 in JSON; remove it"),
      ("-", "1:2: a digit is missing after the minus sign; write -1, for instance"),
      (".95", "1:1: a digit is missing before the decimal point; write 0.5, for instance"),
      ("[1.]", "1:4: a digit is missing after the decimal point; write 1.0, for instance"),
      ("1e", "1:3: a digit is missing in the exponent; write 1e3, for instance"),
      (
        "9007199254740993",
        "1:1: an integer beyond 2^53 (9007199254740992) would lose digits; write it as a string, or with"
          + " .0 if it may be rounded"
      ),
      (
        "1e400",
        "1:1: a number beyond 1.8e308 is too large for a double; write the string \"Infinity\" if that is"
          + " meant"
      ),
      ("\"a\nb\"", "1:3: the character U+000A can't stand in a string as it is; write \\n"),
      ("\"\u{1B}\"", "1:2: the character U+001B can't stand in a string as it is; write \\u001b"),
      (
        #""C:\data""#,
        #"1:4: there is no escape for 'd' in JSON; write \\ where a backslash is meant"#
      ),
      (#""\u12""#, #"1:2: \u needs four hexadecimal digits; write \u00e9, for instance"#),
      (
        #""\uD83D""#,
        #"1:2: the escape \ud83d is half of a surrogate pair; write both halves, or the character itself"#
      ),
      (
        String(repeating: "[", count: 65),
        "1:65: arrays and objects are nested more than 64 deep; flatten them"
      ),
    ].map { (Array($0.utf8), $1) } + [
      ([0x22, 0xE9, 0x22], "1:2: the byte 0xe9 is not valid UTF-8 here; save the text as UTF-8"),
      ([0x0A, 0xFF, 0xFE], "2:1: the byte 0xff is not valid UTF-8 here; save the text as UTF-8"),
    ]

  @Test(arguments: cases)
  func `says where, what is wrong and what to do`(text: [UInt8], description: String) {
    #expect(jsonError(of: text)?.description == description)
    #expect(
      jsonError(of: text)?.message
        == description.split(separator: " ", maxSplits: 1).last.map(String.init))
  }

  @Test func `every kind is among the cases`() {
    let seen = Set(
      JSONErrorTests.cases.compactMap { jsonError(of: $0.text).map { number(of: $0.kind) } })
    #expect(seen == Set(0..<23))
  }

  /// A number for each kind; a new kind does not compile here until it has one.
  private func number(of kind: JSONError.Kind) -> Int {
    switch kind {
    case .noValue: 0
    case .byteOrderMark: 1
    case .invalidUTF8: 2
    case .unexpectedEnd: 3
    case .unexpectedCharacter: 4
    case .trailingText: 5
    case .trailingComma: 6
    case .comment: 7
    case .wrongQuote: 8
    case .unquotedKey: 9
    case .duplicateKey: 10
    case .nonFiniteWord: 11
    case .unknownWord: 12
    case .leadingPlus: 13
    case .leadingZero: 14
    case .missingDigit: 15
    case .integerTooLarge: 16
    case .numberTooLarge: 17
    case .controlCharacter: 18
    case .unknownEscape: 19
    case .malformedUnicodeEscape: 20
    case .loneSurrogate: 21
    case .tooDeep: 22
    }
  }

  @Test(arguments: [
    ("[1,\n2,\n  x]", 9, 3, 3), ("[\"\u{E9}\u{17E1}\u{1F600}\",x]", 13, 1, 8),
    ("[1,\r\n x]", 6, 2, 2),
    ("[\"e\u{301}\",x]", 7, 1, 7), ("\n\n\nx", 3, 4, 1), ("{\"\u{1F600}\":1\n", 10, 2, 1),
  ])
  func `counts lines by line feeds and columns by scalars`(
    text: String, offset: Int, line: Int, column: Int
  ) {
    let error = jsonError(of: text)
    #expect(error?.offset == offset)
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  /// The first and the last character of each length in UTF-8.
  @Test(
    arguments: [
      "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
    ] as [Unicode.Scalar])
  func `names a character of any length`(scalar: Unicode.Scalar) {
    for (before, after, expected) in [
      ("[1", "]", .commaOrBracket), ("[", "]", .value), ("{", "}", .key), ("{\"a\"", "", .colon),
    ] as [(String, String, JSONError.Expectation)] {
      let error = jsonError(of: "\(before)\(Character(scalar))\(after)")
      #expect(error?.kind == .unexpectedCharacter(scalar, expected: expected))
      #expect(error?.offset == before.utf8.count)
    }
  }

  @Test func `long names are shortened in the message only`() {
    let name = String(repeating: "\u{17E1}", count: 41)
    let error = jsonError(of: "{\"\(name)\":1,\"\(name)\":2}")
    #expect(error?.kind == .duplicateKey(name))
    #expect(error?.message.contains("\"\(name.dropLast())...\"") == true)
    let whole = String(name.dropLast())
    #expect(
      jsonError(of: "{\"\(whole)\":1,\"\(whole)\":2}")?.message.contains("\"\(whole)\" comes")
        == true)
  }

  @Test(arguments: cases)
  func `messages are one sentence in two parts`(text: [UInt8], description: String) {
    let message = jsonError(of: text)?.message ?? ""
    #expect(message.split(separator: "; ").count == 2)
    #expect(!message.hasSuffix(".") && !message.contains("\n"))
  }
}
