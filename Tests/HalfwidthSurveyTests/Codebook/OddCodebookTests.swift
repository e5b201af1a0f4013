import HalfwidthSurvey
import TestSupport
import Testing

/// Codebooks as no manual shows them: each is read as it stands, or refused at its place.
///
/// What is expected is what another reader of YAML answered.
@Suite struct OddCodebookTests {
  private let counts = SurveyFixture.header + "tools,phone,,25,50,50,,Page 1\n"

  /// The fixture's codebook with one of its parts written otherwise.
  private func yaml(_ old: String, _ new: String) throws -> String {
    try #require(SurveyFixture.yaml.contains(old))
    return SurveyFixture.yaml.replacing(old, with: new)
  }

  private func fault(_ yaml: String) throws -> String {
    try SurveyFixture.fault(yaml: yaml, counts: counts)
  }

  private func codebook(_ yaml: String) throws -> Codebook {
    try SurveyFixture.read(yaml: yaml, counts: counts).codebook
  }

  // MARK: - Files

  @Test(arguments: [
    ("# one\n# two\n", ":1:1: the file holds no YAML; start with"),
    ("hello\n", ":1:1: the survey must be a mapping, not a single value"),
    ("- a\n- b\n", ":1:1: the survey must be a mapping, not a list"),
    ("---\n", ":2:1: the survey must be a mapping, not a single value"),
    ("%YAML 1.1\n", ":2:1: this is not YAML (did not find expected <document start>)"),
    ("%YAML 2.0\n---\na: b\n", ":1:1: this is not YAML (found incompatible YAML document)"),
    ("a: b\n---\nc: d\n", ":2:1: this is not YAML (but found another document)"),
    ("a: b\n...\nc\n", ":3:1: this is not YAML (did not find expected <document start>)"),
    ("title: a\u{7}b\n", ": is not YAML (control characters are not allowed); correct it"),
    ("title: a\u{FFFF}b\n", ": is not YAML (control characters are not allowed); correct it"),
    ("a:\n\tb: c\n", ":2:1: this is not YAML (found character that cannot start any token)"),
    ("a: b\n c: d\n", ":2:3: this is not YAML (mapping values are not allowed in this context)"),
    ("a: {b: c]\n", ":1:9: this is not YAML (did not find expected ',' or '}')"),
  ])
  func `a file that is no codebook is refused`(yaml: String, message: String) throws {
    let fault = try fault(yaml)
    #expect(fault.hasPrefix("survey.yaml" + message), "\(fault)")
  }

  @Test(arguments: [
    (7, "1:8: schema is empty"),
    (30, "3:1: this is not YAML (could not find expected ':')"),
    (60, "4:1: this is not YAML (did not find expected ',' or '}')"),
    (70, "1:1: the survey has no 'data'"),
    (203, "8:1: this is not YAML (did not find expected node content)"),
    (301, "10:1: this is not YAML (did not find expected ',' or '}')"),
  ])
  func `a file that is cut is refused`(length: Int, message: String) throws {
    let fault = try fault(String(SurveyFixture.yaml.prefix(length)))
    #expect(fault.hasPrefix("survey.yaml:" + message), "\(fault)")
  }

  @Test(arguments: [
    "\u{FEFF}" + SurveyFixture.yaml, "---\n" + SurveyFixture.yaml,
    SurveyFixture.yaml + "...\n# end\n", "%YAML 1.2\n---\n" + SurveyFixture.yaml,
    "!survey\n" + SurveyFixture.yaml, SurveyFixture.yaml.replacing("\n", with: "\r\n"),
    SurveyFixture.yaml.replacing("\n", with: "\u{85}"),
    SurveyFixture.yaml.replacing("\n", with: "\u{2028}"),
    SurveyFixture.yaml.replacing("role: composition", with: "\u{FEFF}role: composition"),
  ])
  func `what stands around the parts changes none`(yaml: String) throws {
    let codebook = try codebook(yaml)
    #expect(codebook.title == "A survey")
    #expect(codebook.questions.map(\.id) == ["tools", "quality", "overall", "sex"])
    #expect(codebook.questions[3].role == .composition)
  }

  // MARK: - Texts

  @Test(arguments: [
    ("title:\tA\tsurvey", "A\tsurvey"),
    ("title: A\n  survey\n\n  of lines", "A survey\nof lines"),
    ("title: \"A\n  survey\\\n   of lines\"", "A surveyof lines"),
    ("title: 'A\n\n  survey''s'", "A\nsurvey's"),
    ("title: |\n  A survey\n  of lines\n", "A survey\nof lines\n"),
    ("title: >-\n  A survey\n  of lines\n", "A survey of lines"),
    ("title: >+\n  A survey\n\n", "A survey\n\n\n"),
    ("title: |2\n   A survey\n", " A survey\n"),
    ("title: \"A \\xe9 \\u1780 \\U0001F600\"", "A \u{E9} \u{1780} \u{1F600}"),
    ("title: \u{FEFF}A sur\u{FEFF}vey", "A sur\u{FEFF}vey"),
    (
      "title: \u{1780}\u{17B6}\u{179A}\u{17D2}\u{1784} \u{17E1}",
      "\u{1780}\u{17B6}\u{179A}\u{17D2}\u{1784} \u{17E1}"
    ),
    (
      "title: \u{627}\u{633}\u{62A}\u{628}\u{64A}\u{627}\u{646}",
      "\u{627}\u{633}\u{62A}\u{628}\u{64A}\u{627}\u{646}"
    ),
    ("\"title\": no", "no"), ("? title\n: \"null\"", "null"), ("title: ?A", "?A"),
    ("title: !note \"A survey\"", "A survey"), ("title: !!int '5'", "5"),
  ])
  func `a text is read in each of its styles`(line: String, text: String) throws {
    // As scalars: texts that a reader sees as the same may differ in them.
    let title = try codebook(try yaml("title: A survey", line)).title
    #expect(Array(title.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(arguments: [
    ("title: \"A\\0b\"", "2:8: title holds the control character U+0000"),
    ("title: |0\n  A", "2:9: this is not YAML (found an indentation indicator equal to 0)"),
    ("title: |\n\tA", "3:1: this is not YAML (found a tab character where an indentation"),
    ("title: \"A\\qb\"", "2:10: this is not YAML (found unknown escape character)"),
    ("title: \"\\uD800\"", "2:11: this is not YAML (found invalid Unicode character escape code)"),
    ("title: A\nsurvey of", "4:1: this is not YAML (could not find expected ':')"),
    ("title: 'A survey", "2:8: this is not YAML (found unexpected end of stream)"),
    ("title: @A", "2:8: this is not YAML (found character that cannot start any token); check"),
    (
      "title: A survey\n\tlanguage: en",
      "3:1: this is not YAML (found a tab character that violates indentation): a tab stands where only spaces may"
    ),
    (
      "title: \u{201C}T: x\u{201D}",
      "2:10: this is not YAML (mapping values are not allowed in this context); curly quotes are none in YAML"
    ),
    ("title: !x!y A", "2:8: this is not YAML (found undefined tag handle)"),
    ("title: !<x A", "2:11: this is not YAML (did not find the expected '>')"),
    ("title: !x A", "2:8: title starts with '!x', which YAML takes as a sign of its own"),
    ("title: & A", "2:9: this is not YAML (did not find expected alphabetic or numeric character)"),
    ("title: |\n", "2:8: title is empty"),
    ("title: \"\\uFEFF\"", "2:8: title is empty"),
    (
      "title: [\u{1780}, \u{1F600}, ]: no", "2:16: this is not YAML (mapping values are not allowed"
    ),
  ])
  func `a text that is none is refused where it is none`(line: String, message: String) throws {
    let fault = try fault(try yaml("title: A survey", line))
    #expect(fault.hasPrefix("survey.yaml:" + message), "\(fault)")
  }

  // MARK: - Keys

  @Test(arguments: [
    ("? [a, b]\n: c\n", "1:3: a key of the survey must be text, not a list"),
    ("{a: b}: c\n", "1:1: a key of the survey must be text, not a mapping"),
    ("~: b\n", "1:1: a key of the survey is '~', which is nothing"),
    ("\"\": b\n", "1:1: a key of the survey is empty"),
    ("<<: {a: b}\n", "1:1: unknown key '<<' in the survey"),
    ("<<: {}\n<<: {}\n", "1:1: the key '<<' stands twice here"),
    ("b: 1\na: 1\nb: 2\na: 2\n", "2:1: the key 'a' stands twice here"),
    ("a: 1\n\"a\": 2\n", "1:1: the key 'a' stands twice here"),
    ("\u{E9}: 1\ne\u{301}: 2\n", "1:1: the key '\u{E9}' stands twice here"),
    ("! 5: 1\n!!str 5: 2\n", "1:1: the key '5' stands twice here"),
    ("!x 5: 1\n!x 5: 2\n", "1:1: the key '5' stands twice here"),
    ("!!int \"5\": 1\n\"5\": 2\n", "2:1: the key '5' stands twice in the survey"),
    ("&a b: 1\n*a : 2\n", "1:1: the key 'b' stands twice here"),
    ("a: {b: 1, b: 2}\na: 1\n", "1:5: the key 'b' stands twice here"),
  ])
  func `a key that is no name, or stands twice, is refused`(yaml: String, message: String) throws {
    let fault = try fault(yaml)
    #expect(fault.hasPrefix("survey.yaml:" + message), "\(fault)")
  }

  // MARK: - References

  @Test func `a reference is what its anchor was last`() throws {
    let yaml = try yaml("items: {phone: Phone, car: Car}", "items: &i {phone: &t Phone, car: Car}")
      .replacing("text: Quality", with: "text: &t Quality")
      .replacing("items: {food: Food, rest: Rest}", with: "items: *i")
      .replacing("text: Overall", with: "text: *t")
    let questions = try codebook(yaml).questions
    #expect(questions[1].items == questions[0].items)
    #expect(questions[2].text == "Quality")
  }

  @Test func `a fault in what is referred to stands where it is written`() throws {
    let yaml = try yaml("type: multiple", "type: &t multipl")
      .replacing("text: Overall, type: scale", with: "text: Overall, type: *t")
    let fault = try fault(yaml)
    #expect(fault.hasPrefix("survey.yaml:9:36: type 'multipl' is unknown"), "\(fault)")
  }

  @Test(arguments: [
    ("a: &x b\nc: *y\n", "2:4: this is not YAML (found undefined alias)"),
    ("&a [*a]\n", "1:5: this is not YAML (found undefined alias)"),
    ("a: *b\nc: &b d\n", "1:4: this is not YAML (found undefined alias)"),
    ("a: &b *c\n", "1:7: this is not YAML"),
  ])
  func `a reference to nothing is refused`(yaml: String, message: String) throws {
    let fault = try fault(yaml)
    #expect(fault.hasPrefix("survey.yaml:" + message), "\(fault)")
  }

  // MARK: - Files that ask for much

  @Test func `values in each other are read to a depth`() throws {
    func title(_ depth: Int) throws -> String {
      // The survey is the first mapping.
      let brackets =
        String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1)
      return try fault(try yaml("title: A survey", "title: " + brackets))
    }
    #expect(try title(1_000).hasPrefix("survey.yaml:2:8: title must be text, not a list"))
    #expect(
      try title(1_001)
        == "survey.yaml:2:1007: more than 1000 lists and mappings stand in each other "
        + "here; check indentation and brackets")
    let blocks = (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(try fault(blocks).hasPrefix("survey.yaml:1001:1001: more than 1000 lists"))
    let open = String(repeating: "[", count: 1_000_000)
    #expect(try fault(open).hasPrefix("survey.yaml:1:1001: more than 1000 lists"))
  }

  @Test(arguments: ["title:\n", "title: A\nwords:\n"])
  func `references that multiply are refused`(place: String) throws {
    // Nine of nine of nine: the sixth line would stand for 5 million values, the twelfth for 3e11.
    var bomb = "  b0: &b0 [x, x, x, x, x, x, x, x, x]\n"
    for line in 1..<12 {
      let nine = (0..<9).map { _ in "*b\(line - 1)" }.joined(separator: ", ")
      bomb += "  b\(line): &b\(line) [\(nine)]\n"
    }
    let fault = try fault(try yaml("title: A survey\n", place + bomb))
    let line = place.split(separator: "\n").count + 8
    #expect(
      fault.hasPrefix(
        "survey.yaml:\(line):12: the references (*) up to this one stand for more than 1000000 values"
      ),
      "\(fault)")
    // As a key, or where nothing reads it.
    #expect(
      try self.fault("? " + bomb.dropFirst(2) + ": x\n").contains("stand for more than 1000000"))
  }

  @Test func `references that lengthen each other are read to the depth`() throws {
    func lines(_ depth: Int) -> String {
      let lists = (1..<depth).map { "\($0 + 1): &a\($0 + 1) [*a\($0)]\n" }
      return "1: &a1 [x]\n" + lists.joined()
    }
    // With the mapping around them.
    #expect(try fault(lines(999)).hasPrefix("survey.yaml:1:1: unknown key '1' in the survey"))
    #expect(
      try fault(lines(1_000)).hasPrefix("survey.yaml:1000:15: more than 1000 lists and mappings"))
  }

  @Test func `a list of many references is read`() throws {
    let questions = (0..<2_000).map { "  - {id: q\($0), text: Text, type: multiple, items: *i}\n" }
    let yaml = try yaml("items: {phone: Phone, car: Car}", "items: &i {phone: Phone, car: Car}")
    #expect(try codebook(yaml + questions.joined()).questions.count == 2_004)
  }

  @Test(arguments: ["[a]: 1\n[a]: 2\n", "{a: b}: 1\n{a: b}: 2\n"])
  func `a list as a key is refused as such also where it stands twice`(yaml: String) throws {
    let fault = try fault(yaml)
    #expect(
      fault.hasPrefix("survey.yaml:1:1: a key of the survey must be text, not a "), "\(fault)")
  }
}
