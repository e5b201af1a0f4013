import Testing

@testable import HalfwidthSurvey

/// Whatever a label holds, the codebook's reader has to read it back as it was.
@Suite struct YAMLWordsTests {
  @Test(arguments: [
    "no", "null", "~", "1e3", "true", "a: b", "# c", "d # e", "- f", "[g]", "{h}", "&i", "*j", "!k",
    "%l",
    "@m", "`n`", "it's", "\"o\"", "p, q", "r|s", ">t", "?u", "v\\w", "x\ny", "  z", "0x1F", "010",
    "-9",
    "\u{202E}abc", "ស្រី", "é", "a\tb", "2026-03-31", "=1", ".5", "1_000",
  ])
  func `a text reads back as it was, as value, key and in a list`(text: String) throws {
    let yaml =
      "a: \(YAMLWords.scalar(text))\n\(YAMLWords.scalar(text)): b\nc: \(YAMLWords.list([text, "z"]))\n"
    let root = try CodebookNode.parse(TextFile(path: "t.yaml", checking: Array(yaml.utf8)))
    let entries = try root.entries("the test")
    #expect(try entries[0].value.text("value") == text)
    #expect(try entries[1].key.text("key") == text)
    #expect(try entries[2].value.list("list")[0].text("element") == text)
  }

  @Test func `a comment stays a comment whatever a name holds`() throws {
    let lines = YAMLWords.comment("a\nschema: b \u{85}c\u{2028}d: e", indent: 2)
    #expect(lines == ["  # a schema: b c d: e"])
    let long = YAMLWords.comment(Array(repeating: "word", count: 40).joined(separator: " "))
    #expect(long.count == 3 && long.allSatisfy { $0.count <= 100 && $0.hasPrefix("# word") })
  }
}
