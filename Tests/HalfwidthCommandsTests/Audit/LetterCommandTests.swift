import TestSupport
import Testing

/// `audit SURVEY --letter`.
@Suite struct LetterCommandTests {
  private static let cambodia = "datasets/disrupting-harm-cambodia"

  /// 16 of the 20 planned comparisons are decided for every joint table, so four counts decide the rest.
  @Test func `four counts decide the planned comparisons of the survey`() throws {
    let run = try ProgramRun(["audit", Self.cambodia, "--letter"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("4 numbers that are not printed would decide all 5 findings"))
    for asked in [
      "\u{201C}Cultural practices\u{201D}: 46 of 50 respondents gave the answer \u{201C}agree\u{201D} in Figure 14 (general), and 39",
      "41 of 50 respondents gave the answer \u{201C}agree\u{201D} in Figure 14 (general), and 35 in Figure 15",
      "28 of 50 respondents chose it in Figure 18 (general), and 35 in Figure 19",
      "33 of 50 respondents gave the answer \u{201C}agree\u{201D} in Figure 22 (general), and 41 in Figure 23",
    ] {
      #expect(words.contains(asked), "\(asked)")
    }
    #expect(words.contains("38 to 39 7 to 9 0.016 to 0.039 more than chance"))
    // The figure of 51 among 50.
    #expect(words.contains("fair 19 (38%) as 18, or poor 2 (4%) as 1. Which is the misprint?"))
  }

  @Test func `Markdown is for a mail, other formats are refused`() throws {
    let markdown = try ProgramRun(["audit", Self.cambodia, "--letter", "--format", "markdown"])
    #expect(
      markdown.status == 0 && markdown.output.hasPrefix("# Questions on the printed numbers of"))
    #expect(markdown.output.contains("## Dear authors"))
    for format in ["json", "csv", "html"] {
      let run = try ProgramRun(["audit", Self.cambodia, "--letter", "--format", format])
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors.contains("write --format text or markdown"))
    }
  }

  @Test func `of answers nothing is asked`() throws {
    let run = try ProgramRun(["audit", "datasets/adelaide-students", "--letter"])
    #expect(run.status == 0)
    #expect(run.output.contains("Nothing to ask"))
  }
}
