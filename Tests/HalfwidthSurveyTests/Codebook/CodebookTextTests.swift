import Foundation
import HalfwidthSurvey
import Testing

/// Words that YAML reads otherwise than their author: each right, refused, or said.
@Suite struct CodebookTextTests {
  private let counts = SurveyFixture.header + "tools,phone,,25,50,50,,Page 1\n"

  private func yaml(_ old: String, _ new: String) throws -> String {
    let yaml = SurveyFixture.yaml.replacingOccurrences(of: old, with: new)
    try #require(yaml != SurveyFixture.yaml)
    return yaml
  }

  @Test(arguments: [
    ("text: Overall, type", "text: Overall # of all,\n     , type", 11, "Overall", "# of all,"),
    ("title: A survey", "title: A survey\t#1", 2, "A survey", "#1"),
    ("citation: Made up}", "citation: Made\n  up #2\n  }", 3, "Made up", "#2"),
    (
      "items: {f: Female, m: Male}", "items: {\n     f: Reason #1\n     , m: Male}", 13, "Reason",
      "#1"
    ),
    ("levels: [poor,", "levels: [\n    poor #1\n    ,", 8, "poor", "#1"),
  ])
  func `a text that ends before a hash is read and said`(
    old: String, new: String, line: Int, text: String, comment: String
  ) throws {
    let codebook = try SurveyFixture.read(yaml: try yaml(old, new), counts: counts).codebook
    #expect(codebook.remarks.map(\.rule) == [.textCutAtHash])
    #expect(codebook.remarks.map(\.source.line) == [line])
    #expect(codebook.remarks[0].message.hasPrefix("The text '\(text)' ends before '\(comment)'"))
    let findings = try SurveyFixture.findings(
      "tools,phone,,25,50,50,,Page 1\n", yaml: try yaml(old, new))
    #expect(findings.checks.map(\.rule) == [.textCutAtHash])
  }

  @Test func `a comment behind a name, a number or a quoted text is a comment`() throws {
    let yaml = try yaml("title: A survey", "title: \"A #1 survey\" # the first\n# one more")
      .replacingOccurrences(of: "design: convenience}", with: "design: convenience} # whoever")
      .replacingOccurrences(
        of: "text: Tools, type: multiple,", with: "text: C#-tools, type: multiple, # kinds\n     ")
    let codebook = try SurveyFixture.read(yaml: yaml, counts: counts).codebook
    #expect(codebook.title == "A #1 survey")
    #expect(codebook.questions[0].text == "C#-tools")
    #expect(codebook.remarks.isEmpty)
  }

  @Test func `words that other readers take for values stay words`() throws {
    let yaml = try yaml(
      "items: {phone: Phone, car: Car}",
      "items: {phone: no, car: 1.0, on: 010, a: 2021-04-27, b: 1e3, c: .inf, d: \"null\", e: R&D}")
    let items = try SurveyFixture.read(yaml: yaml, counts: counts).codebook.questions[0].items
    #expect(
      items.map(\.label) == ["no", "1.0", "010", "2021-04-27", "1e3", ".inf", "null", "R&D"])
    #expect(items.map(\.id).contains("on"))
  }

  @Test(arguments: [
    ("items: {f: Female, m: Male}", "items: {f: Sex , m: Sex}", "items 'f' and 'm' of question"),
    ("items: {f: Female, m: Male}", "items: {f: A  B, m: A B}", "items 'f' and 'm' of question"),
    (
      "items: {f: Female, m: Male}", "items: {f: Reason #1\n     , m: Reason #2\n     }",
      "items 'f' and 'm' of question 'sex' have the same label 'Reason' (the text ends before #"
    ),
    (
      "items: {f: Female, m: Male}", "items: {f: #1\n     , m: #2\n     }",
      "the item's label is empty, because #"
    ),
    (
      "items: {f: Female, m: Male}", "items: {f: ~, m: Male}",
      "the item's label is '~', which is nothing"
    ),
    (
      "items: {f: Female, m: Male}", "items: {f: NULL, m: Male}",
      "the item's label is 'NULL', which is"
    ),
    (
      "items: {f: Female, m: Male}", "items: {f: !old Female, m: Male}",
      "the item's label starts with '!old'"
    ),
    (
      "items: {f: Female, m: Male}", "items: {f: &F emale, m: Male}",
      "the item's label starts with '&F'"
    ),
    ("items: {f: Female, m: Male}", "items: {f: Sex: female, m: Male}", "this is not YAML"),
    (
      "items: {f: Female, m: Male}", "items: {f: Female, m: Male, f: Other}",
      "the key 'f' stands twice"
    ),
    ("items: {f: Female, m: Male}", "items: {f: [a, b], m: Male}", "the item's label must be text"),
    ("levels: [poor, fair,", "levels: [poor, \"poor \",", "level 'poor ' stands twice"),
    ("size: 50", "size: 050", "size '050' starts with a zero"),
    ("size: 50", "size: 50, weighted: yes", "weighted 'yes' must be true or false"),
    (
      "size: 50", "size: 50, weighted: true, design_effect: 0.9",
      "design_effect '0.9' must be a number"
    ),
    (
      "size: 50", "size: 50, weighted: true, effective_size: \"36,5\"",
      "effective_size '36,5' must be"
    ),
    ("size: 50", "size: 50, design_effect: 2", "design_effect and effective_size go with"),
    (
      "size: 50", "size: 50, weighted: true, effective_size: 40, design_effect: 2",
      "design_effect and effective_size say the same"
    ),
    ("title: A survey", "title: A survey\nlanguage: Khmer", "language 'Khmer' is no language tag"),
    ("title: A survey", "\ttitle: A survey", "this is not YAML"),
    (
      "title: A survey", "title: \"A \\e[2J\"",
      "title holds the control character U+001B; take it out"
    ),
    ("items: {f: Female, m: Male}", "items: {f: No #1, m: No #2}", "this is not YAML"),
    (
      "boxes: {low: [poor, fair],", "apart: [poor], boxes: {low: [fair],",
      "'poor' stands in 'levels' and"
    ),
    (
      "boxes: {low: [poor, fair],", "apart: [none], boxes: {low: [poor, none],",
      "'none' stands in 'apart', so it is in no box"
    ),
  ])
  func `what YAML would change is refused`(old: String, new: String, message: String) throws {
    let fault = try SurveyFixture.fault(yaml: try yaml(old, new), counts: counts)
    #expect(fault.hasPrefix("survey.yaml:"), "\(fault)")
    #expect(fault.contains(": \(message)"), "\(fault)")
    #expect(!fault.contains("\n"))
  }

  @Test(arguments: [
    ("[not applicable, poor, good]", ["not applicable"]),
    ("[poor, n/a, good]", ["n/a"]),
    ("[poor, good, Don\u{2019}t know]", ["Don\u{2019}t know"]),
    ("[disagree, don't know, agree]", []),
    ("[no opinion, poor, refused, good, DK]", ["no opinion", "refused", "DK"]),
    ("[never, sometimes, always]", []),
  ])
  func `a level that is no step is said, with the key`(levels: String, found: [String]) throws {
    let yaml = SurveyFixture.yaml.replacingOccurrences(
      of: "questions:", with: "  other: {levels: \(levels)}\nquestions:")
    let remarks = try SurveyFixture.read(yaml: yaml, counts: counts).codebook.remarks
    #expect(remarks.map(\.rule) == found.map { _ in .levelLooksApart })
    for (remark, level) in zip(remarks, found) {
      #expect(remark.message.contains("write 'apart: [\(level)]'"), "\(remark.message)")
      #expect(remark.source.line == 8)
    }
  }
}

extension CodebookTextTests {
  @Test func `a codebook of one long line is read in time that grows with it`() throws {
    let items = (0..<20_000).map { "i\($0): Wort \u{E9}\($0)" }.joined(separator: ", ")
    let yaml = SurveyFixture.yaml.replacingOccurrences(
      of: "items: {f: Female, m: Male}", with: "items: {f: Female, m: Male #1\n, \(items)}")
    let codebook = try SurveyFixture.read(
      yaml: yaml, counts: SurveyFixture.header + "tools,phone,,25,50,50,,P\n"
    ).codebook
    #expect(codebook.questions[3].items.count == 20_002)
    #expect(codebook.remarks.map(\.source.line) == [12])
  }

  @Test func `places count every kind of line end`() throws {
    for end in ["\n", "\r\n", "\r"] {
      let yaml = SurveyFixture.yaml.replacingOccurrences(
        of: "text: Overall, type", with: "text: \u{E9}\u{1F600} Overall #1\n     , type"
      ).replacingOccurrences(of: "\n", with: end)
      let remarks = try SurveyFixture.read(
        yaml: yaml, counts: SurveyFixture.header + "tools,phone,,25,50,50,,P\n"
      ).codebook.remarks
      #expect(remarks.map(\.source.line) == [11])
      #expect(remarks.map(\.source.column) == [25])
    }
  }
}
