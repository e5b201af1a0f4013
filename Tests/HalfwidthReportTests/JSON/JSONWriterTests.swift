import HalfwidthReport
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
  @Test(
    arguments: [
      (nil, "null"), (true, "true"), (false, "false"), (0, "0"), (-1, "-1"), (9, "9"), (10, "10"),
      (-1_234_567_890, "-1234567890"), (9_007_199_254_740_992, "9007199254740992"),
      (-9_007_199_254_740_992, "-9007199254740992"), ("", "\"\""), ("a b", "\"a b\""), ([], "[]"),
      ([:], "{}"), ([1, [2, []], [:]], "[1,[2,[]],{}]"),
      (["b": 1, "a": [nil], "c": ["x": "y"]], #"{"b":1,"a":[null],"c":{"x":"y"}}"#),
    ] as [(JSONValue, String)])
  func `writes compact text in the order of the members`(value: JSONValue, text: String) {
    #expect(JSONWriter().string(value) == text)
  }

  /// The shortest digits are those of Python's `repr`; the form is Swift's.
  @Test(
    arguments: [
      (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (-1.5, "-1.5"), (0.1, "0.1"), (0.95, "0.95"),
      (0.1 + 0.2, "0.30000000000000004"), (1.0 / 3.0, "0.3333333333333333"), (100, "100.0"),
      (1e-5, "1e-05"), (1e-300, "1e-300"), (.leastNonzeroMagnitude, "5e-324"), (1e16, "1e+16"),
      (9_007_199_254_740_992, "9007199254740992.0"),
      (1.2345678901234568e17, "1.2345678901234568e+17"),
      (2.2250738585072014e-308, "2.2250738585072014e-308"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (5e22, "5e+22"), (1e23, "1e+23"),
      (.infinity, "\"Infinity\""), (-.infinity, "\"-Infinity\""),
    ] as [(Double, String)])
  func `writes the shortest text of a double`(number: Double, text: String) {
    #expect(JSONWriter().string(.number(number)) == text)
  }

  @Test(arguments: [
    ("\"", #""\"""#), ("\\", #""\\""#), ("a\"b\"c", #""a\"b\"c""#),
    ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\0", #""\u0000""#), ("\u{1}\u{F}\u{10}\u{1F}", #""\u0001\u000f\u0010\u001f""#),
    ("\u{7F}", "\"\u{7F}\""), ("</script>&'", "\"</script>&'\""),
    ("\u{2028}\u{2029}", "\"\u{2028}\u{2029}\""), ("\u{1F600}\u{17E1}", "\"\u{1F600}\u{17E1}\""),
    ("e\u{301}", "\"e\u{301}\""), ("\u{E9}\n\u{E9}", "\"\u{E9}\\n\u{E9}\""),
  ])
  func `escapes what must be escaped, and nothing else`(text: String, written: String) {
    #expect(Array(JSONWriter().string(.string(text)).utf8) == Array(written.utf8))
    #expect(
      Array(JSONWriter().string([text: 1]).utf8) == Array("{\(written):1}".utf8), "as a key")
  }

  @Test func `every control character is escaped, and read back`() throws {
    for byte in UInt8(0)..<0x20 {
      let value = JSONValue.string("a" + String(Unicode.Scalar(byte)) + "b")
      let text = JSONWriter().string(value)
      #expect(text.utf8.allSatisfy { $0 >= 0x20 })
      #expect(try JSONReader.read(text) == value)
    }
  }

  @Test func `writes pretty text with two spaces a level`() {
    let value: JSONValue = [
      "schema": "halfwidth/1", "results": [["lower": nil, "upper": 0.5], []], "warnings": [],
      "more": [:], "counts": [1, 2],
    ]
    let text = """
      {
        "schema": "halfwidth/1",
        "results": [
          {
            "lower": null,
            "upper": 0.5
          },
          []
        ],
        "warnings": [],
        "more": {},
        "counts": [
          1,
          2
        ]
      }
      """
    #expect(JSONWriter(layout: .pretty).string(value) == text)
  }

  @Test func `both layouts hold the same value`() throws {
    var generator = JSONTestGenerator(state: 1)
    for _ in 0..<50 {
      let value = generator.value(depth: 8)
      #expect(try JSONReader.read(JSONWriter(layout: .pretty).string(value)) == value)
      #expect(try JSONReader.read(JSONWriter(layout: .compact).string(value)) == value)
    }
  }

  @Test func `appends to what is in the buffer`() {
    var bytes = Array("> ".utf8)
    let writer = JSONWriter()
    writer.write([1, "a"], to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    writer.write(0.5, to: &bytes)
    JSONWriter.writeString("b\"", to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "> [1,\"a\"]\n0.5\"b\\\"\"")
  }

  /// The standard library's text, which is another way to it, is the reference.
  @Test func `a double has the digits of its description`() {
    var generator = JSONTestGenerator(state: 7)
    func isSame(_ number: Double) -> Bool {
      JSONWriter().string(.number(number)) == number.description
        && JSONWriter().string(.number(-number)) == (-number).description
    }
    var wrong: [Double] = []
    func check(_ number: Double) {
      for near in [number.nextDown, number, number.nextUp] where near.isFinite && !isSame(near) {
        wrong.append(near)
      }
    }
    // Shares, and decimals of every length, with the doubles beside them.
    for n in 1...200 { for x in 0...n { check(Double(x) / Double(n)) } }
    for _ in 0..<5_000 {
      let bits = generator.next()
      let places = Int(bits % 18)
      let whole = Double(generator.next() % 1_000_000_007)
      check(whole / powersOfTen[places])
      // Any exponent that this way is for, and some beyond both of its ends.
      let exponent = Int(generator.next() % 76) - 18
      check(
        Double(
          sign: .plus, exponent: exponent, significand: 1 + Double(bits >> 12) * 0x1p-52))
      // Whole numbers and quarters where they are few units in the last place: ties between two decimals.
      check(Double(bits >> 11) / Double(1 << (generator.next() % 8)))
    }
    for exponent in -1_074...1_023 {
      check(Double(sign: .plus, exponent: exponent, significand: 1))
    }
    for power in powersOfTen {
      check(power)
      check(1 / power)
    }
    #expect(wrong.isEmpty)
  }

  private let powersOfTen = (0...22).map { Double("1e\($0)") ?? .nan }

  @Test func `NaN stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = JSONWriter().string([.number(.nan)])
    }
  }

  @Test func `an integer that would lose digits stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = JSONWriter().string(9_007_199_254_740_993)
    }
    await #expect(processExitsWith: .failure) {
      _ = JSONWriter().string(.integer(.min))
    }
  }
}
