public import HalfwidthSurvey

/// What was read of a survey, or everything in it that does not fit, as a document.
public enum ValidationDocument {
  /// Returns one JSON object, schema `halfwidth/1`, over several lines.
  public static func json(_ validation: SurveyValidation, version: String) -> String {
    JSONEnvelope.text(command: "validate", version: version, validation.json)
  }

  private static let width = 100

  /// Returns what was read, and what a reader should know of it, as lines of at most 100 columns.
  public static func text(_ validation: SurveyValidation) -> String {
    guard let survey = validation.survey else { return "" }
    let wrong = validation.wrong
    var lines = PlainText.lines(
      validation.path
        + (wrong == 0
          ? ": codebook and data fit together."
          : ": read, and \(ReportWords.counted(wrong, "thing")) in the answers "
            + "\(wrong == 1 ? "is" : "are") wrong."),
      width: width)
    lines += entry("Title", survey.codebook.title)
    let types = validation.questions.map { "\($0.count) \($0.type.rawValue)" }
    let count = survey.codebook.questions.count
    lines += entry(
      "Questions",
      count == 0 ? "none" : "\(count) (\(types.joined(separator: ", ")))")
    let plans = [
      (survey.codebook.comparisons.count, "comparison"), (survey.codebook.claims.count, "claim"),
      (survey.codebook.questions.reduce(0) { $0 + $1.expected.count }, "stated value"),
      (survey.codebook.ratings.count, "rating set"),
    ].filter { $0.0 > 0 }.map { ReportWords.counted($0.0, $0.1) }
    if !plans.isEmpty { lines += entry("Plans", plans.joined(separator: ", ")) }
    if let file = survey.codebook.countsFile {
      lines += entry(
        "Counts", "\(file), \(ReportWords.counted(survey.printed.count, "printed value"))")
    }
    if let answers = AnswersSummary(survey) { lines += self.answers(answers) }
    let checks = validation.checks
    lines += checks.flatMap { check in
      entry(
        ReportWords.capitalised(check.severity.rawValue), "\(check.source): \(check.message)")
    }
    if checks.isEmpty { lines += entry("Notes", "none") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func answers(_ answers: AnswersSummary) -> [String] {
    var lines = entry(
      "Answers",
      "\(answers.file), \(ReportWords.counted(answers.respondents, "respondent")), "
        + "\(ReportWords.counted(answers.columns, "column")) with answers")
    if !answers.unread.isEmpty {
      lines += entry("Not read", named(answers.unread))
    }
    let declared = answers.declared.map { entry in
      "\(entry.reason.rawValue) \(entry.value.map { $0.isEmpty ? "blank" : $0 }.joined(separator: ", "))"
    }
    lines += entry(
      "Declared", declared.isEmpty ? "nothing as missing" : declared.joined(separator: "; "))
    let missing = answers.missing.map { "\($0.value) \($0.reason.rawValue)" }
    lines += entry(
      "Missing",
      "\(missing.isEmpty ? "none" : missing.joined(separator: ", ")) of \(ReportWords.counted(answers.cells, "answer"))"
    )
    return lines
  }

  /// The first eight names, and how many others there are.
  private static func named(_ names: [String]) -> String {
    let shown = names.prefix(8).map { ShownText.shortened($0, atMost: 40) }.joined(separator: ", ")
    return names.count > 8
      ? "\(shown) and \(ReportWords.counted(names.count - 8, "other column"))"
      : "\(ReportWords.counted(names.count, "column")): \(shown)"
  }

  /// A term with its text beside it.
  private static func entry(_ term: String, _ text: String) -> [String] {
    let indent = 12
    let space = String(repeating: " ", count: indent)
    return PlainText.lines(text, width: width - indent).enumerated().map { index, line in
      index == 0
        ? term + String(repeating: " ", count: max(1, indent - term.count)) + line : space + line
    }
  }
}
