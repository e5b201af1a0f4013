import Halfwidth

@testable import HalfwidthReport
@testable import HalfwidthSurvey

/// A small survey in which every text of others is hostile.
enum ReportFixture {
  /// What others might write: markup, quotes, signs of Markdown, and a sign that a combining mark
  /// joins.
  static let hostile = "<script>\"&'|*_\u{338}<\u{338}/b>"

  /// A row of counts: item, category, count and percent.
  typealias Row = (item: String?, category: String?, count: String?, percent: String?)

  /// Counts, a set of counts from a bound, a distribution, and a percentage that no count gives.
  static var rich: SurveyFindings {
    findings([
      ("a", "high", "37", "74"), ("a", "poor", "4", nil), ("a", "fair", "9", nil),
      ("a", "good", "37", nil), ("b", "high", nil, ">90"), ("b", "poor", nil, "51"),
    ])
  }

  /// A question of two items on a scale, and one that nothing is printed of.
  static func findings(
    _ rows: [Row], settings: AnalysisSettings = AnalysisSettings()
  ) -> SurveyFindings {
    let text = hostile
    let question = Question(
      id: "q", section: "Section " + text, figure: "Figure " + text, text: "Question " + text,
      type: .scale, scale: "s", about: text, role: .estimate, note: "Note " + text,
      items: [.init(id: "a", label: "A " + text), .init(id: "b", label: "B")])
    let silent = Question(
      id: text, section: "Second section", figure: nil, text: "Silent question", type: .multiple,
      scale: nil, about: nil, role: .estimate, note: nil,
      items: [.init(id: "c", label: "C " + text)])
    let codebook = Codebook(
      title: "Title " + text, citation: "Citation " + text, date: nil, sampleSize: 50,
      design: .convenience, countsFile: "c.csv", rounding: .halfUp, bounds: .inclusive,
      boundsReason: text,
      scales: [
        "s": Scale(
          levels: ["poor", "fair", "good"], boxes: [.init(name: "high", levels: ["good"])],
          headline: "high")
      ], questions: [question, silent], comparisons: [],
      claims: [
        Claim(
          id: "c", place: text, source: SourcePosition(file: "survey.yaml", line: 9, column: 3),
          statement: .verbal(text: "Claim " + text, items: []))
      ])
    let printed = rows.enumerated().map { index, row in
      PrintedValue(
        question: "q", item: row.item, category: row.category,
        count: row.count.flatMap(PrintedValue.Printed.init),
        percent: row.percent.flatMap(PrintedValue.Printed.init), base: 50, figure: nil,
        place: "Place " + text,
        source: SourcePosition(file: "folder/c.csv", line: index + 2, column: 1))
    }
    return SurveyFindings(codebook: codebook, printed: printed, settings: settings)
  }
}

extension ReportDocument {
  static func html(_ findings: SurveyFindings, version: String) -> String {
    ReportDocument(findings, provenance: .init(version: version)).html
  }

  static func markdown(_ findings: SurveyFindings, version: String) -> String {
    ReportDocument(findings, provenance: .init(version: version)).markdown
  }

  static func text(_ findings: SurveyFindings, version: String) -> String {
    ReportDocument(findings, provenance: .init(version: version)).text()
  }

  static func csv(_ findings: SurveyFindings, _ style: CSVStyle = CSVStyle()) -> String {
    ReportDocument(findings, provenance: .init(version: "1")).csv(style)
  }
}
