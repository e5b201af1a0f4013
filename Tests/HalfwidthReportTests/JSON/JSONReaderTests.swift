import HalfwidthReport
import Testing

@Suite("JSON reader")
struct JSONReaderTests {
  @Test func `reads a request of batch`() throws {
    let line =
      #"{"id":"a1","analysis":"proportion","input":{"x":37,"n":50},"method":"wilson","confidence":0.95}"#
    let request: JSONValue = [
      "id": "a1", "analysis": "proportion", "input": ["x": 37, "n": 50], "method": "wilson",
      "confidence": 0.95,
    ]
    #expect(try JSONReader.read(line) == request)
    #expect(JSONWriter().string(request) == line)
    #expect(try JSONReader.read(Array("  \(line)\r\n".utf8)) == request)
    let buffer = Array("skip\(line)skip".utf8)
    #expect(try JSONReader.read(buffer[4..<(buffer.count - 4)].span) == request)
  }

  @Test(
    arguments: [
      ("null", nil), ("true", true), ("false", false), ("[]", []), ("{}", [:]), ("\"\"", ""),
      (" \t\r\n[ \t\r\n] \t\r\n", []), ("{ }", [:]), ("[null,true,false]", [nil, true, false]),
      ("[ 1 , 2 ]", [1, 2]), ("[[],[[]],{}]", [[], [[]], [:]]),
      (" { \"a\" : 1 , \"b\" : [ ] } ", ["a": 1, "b": []]), (#"{"":0}"#, ["": 0]),
      (#"{"a":{"a":{"a":null}}}"#, ["a": ["a": ["a": nil]]]), (#"["a","b"]"#, ["a", "b"]),
      (#"{"a":1,"A":2,"\u0061b":3}"#, ["a": 1, "A": 2, "ab": 3]), (#""/\/""#, "//"),
    ] as [(String, JSONValue)])
  func `accepts what RFC 8259 allows`(text: String, value: JSONValue) throws {
    #expect(try JSONReader.read(text) == value)
  }

  /// The ill-formed texts of the RFC's grammar, near the well-formed ones.
  @Test(arguments: [
    "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[1,,2]", "[,]", "[1 2]", "[1}", "{]",
    "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1,,\"b\":2}", "{\"a\" 1}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1]", "{\"a\":1", "{\"a\":", "{\"a\"", "{\"a", "{1:1}", "{null:1}", "{[]:1}",
    "{\"a\"::1}",
    "[\"a\":1]", "[:]", "{\"a\":1}}", "[]]", "[] []", "1 2", "\"a\" \"b\"", "null null", "nul",
    "nulll",
    "tru", "truee", "fals", "True", "NULL", "none", "undefined", "nan", "NaN", "-NaN", "Infinity",
    "-Infinity", "+Infinity", "inf", "'a'", "{'a':1}", "{a:1}", "[a]", "a", "\"a", "\"", "\"\\\"",
    "// a\n1", "1 // a", "/* a */ 1", "[1 /* a */]", "# a\n1", "{\"a\": /**/ 1}", "\u{FEFF}1",
    "\u{A0}1",
    "1\u{A0}", "\u{2028}1", "\u{B}1", "\u{C}1", "1\0", "\0", "*", "$", "[1;2]", "{\"a\"=1}", "(1)",
    "[1]x", "\u{201C}a\u{201D}", "\\", "@", ",", ":", "-", "--1", "+1", "1.", ".5", "1e", "1e+",
    "01", "00", "-01", "0x10", "1_000", "1,5", "1.5.2", "1e5.5", "1e5e5", "-a", "- 1", "1 .5",
    "1e 5",
    "\u{FF2F}", "\u{FF11}", "\u{661}", "nullx", "true1", "[1e]", "[-]", "{\"a\":-}", "aaaatrue",
  ])
  func `refuses what RFC 8259 does not allow`(text: String) {
    let error = jsonError(of: text)
    #expect(error != nil)
    #expect((0...text.utf8.count).contains(error?.offset ?? -1))
  }

  /// Cut anywhere, a text whose value is an object is never a value.
  @Test func `refuses every beginning of a text`() throws {
    let text = #" {"a\n\ud83d\ude00":[true,false,null,-1.5e-3,"# + "\"\u{17E1}\u{1F600}\"]}"
    let bytes = Array(text.utf8)
    _ = try JSONReader.read(bytes)
    for length in 0..<bytes.count {
      let error = jsonError(of: Array(bytes[..<length]))
      #expect(error != nil, "\(length) bytes")
    }
  }

  /// One byte changed gives a value or an error, at a place in the text, but never a trap.
  @Test func `survives every change of a byte`() {
    let text = #"{"a\u00e9":[tru"# + "e,-1.5e-3,\"\u{17E1}\\n\"]}"
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[index] = byte
        do {
          let value = try JSONReader.read(changed)
          #expect(try JSONReader.read(JSONWriter().string(value)) == value)
        } catch {
          #expect((0...bytes.count).contains(error.offset) && error.line >= 1 && error.column >= 1)
        }
      }
    }
  }

  @Test func `what was written reads back`() throws {
    var generator = JSONTestGenerator(state: 2026)
    for _ in 0..<200 {
      let value = generator.value(depth: 9)
      #expect(try JSONReader.read(JSONWriter().string(value)) == value)
    }
  }

  // MARK: - Nesting

  static func nested(_ depth: Int, open: String, close: String, inside: String = "") -> String {
    String(repeating: open, count: depth) + inside + String(repeating: close, count: depth)
  }

  @Test func `arrays and objects nest 64 deep`() throws {
    #expect(JSONReader.maximumDepth == 64)
    for (open, close, inside) in [("[", "]", ""), ("{\"k\":", "}", "1"), ("[{\"k\":[", "]}]", "")] {
      let levels = open.contains("[{") ? 3 : 1
      let text = JSONReaderTests.nested(64 / levels, open: open, close: close, inside: inside)
      #expect(JSONWriter().string(try JSONReader.read(text)) == text)
    }
  }

  @Test func `one more level is refused where it opens`() {
    let arrays = JSONReaderTests.nested(65, open: "[", close: "]")
    #expect(jsonError(of: arrays)?.kind == .tooDeep)
    #expect(jsonError(of: arrays)?.offset == 64)
    let objects = JSONReaderTests.nested(65, open: "{\"k\":", close: "}", inside: "1")
    #expect(jsonError(of: objects)?.kind == .tooDeep)
    #expect(jsonError(of: objects)?.offset == 5 * 64)
    #expect(jsonError(of: String(repeating: "[", count: 1_000_000))?.offset == 64)
  }

  @Test func `a level that was closed does not count`() throws {
    let branch = JSONReaderTests.nested(31, open: "[{\"k\":", close: "}]", inside: "[]")
    let empty = String(repeating: ",{},[]", count: 100)
    let text = "[\(branch),\(branch)\(empty)]"
    #expect(JSONWriter().string(try JSONReader.read(text)) == text)
  }

  // MARK: - Members

  @Test func `keeps the order of members`() throws {
    let keys = (0..<200).map { "key \($0 * 77 % 200)" }
    let text = "{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    guard case .object(let object) = try JSONReader.read(text) else {
      Issue.record("not an object")
      return
    }
    #expect(object.map(\.key) == keys)
  }

  @Test(arguments: [2, 16, 17, 18, 500])
  func `refuses a key that comes twice`(count: Int) {
    let members = (1..<count).map { "\"key \($0)\":0" }
    for repeated in [1, count - 1] {
      let text = "{" + members.joined(separator: ",") + ","
      let error = jsonError(of: text + "\"key \(repeated)\":0}")
      #expect(error?.kind == .duplicateKey("key \(repeated)"))
      #expect(error?.offset == text.utf8.count)
    }
  }

  @Test func `compares keys after their escapes, by their scalars`() throws {
    #expect(jsonError(of: #"{"a":1,"\u0061":2}"#)?.kind == .duplicateKey("a"))
    #expect(jsonError(of: "{\"\u{E9}\":1,\"\\u00E9\":2}")?.kind == .duplicateKey("\u{E9}"))
    let text = "{\"\u{E9}\":1,\"e\u{301}\":2}"
    #expect(try JSONReader.read(text) == ["\u{E9}": 1, "e\u{301}": 2])
  }

  @Test func `a key may come again in another object`() throws {
    let value: JSONValue = ["a": ["a": 1], "b": [["a": 2], ["a": 3]]]
    #expect(try JSONReader.read(JSONWriter().string(value)) == value)
  }

  @Test func `reports a repeated key before an error in its value`() {
    #expect(jsonError(of: #"{"a":1,"a":tru}"#)?.kind == .duplicateKey("a"))
  }
}
