internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey
internal import Workloads

/// The shipped survey's documents: what analysing and writing them costs, and how large they are.
struct GateReport {
  private let survey: Survey
  private let document: ReportDocument

  init() throws {
    survey = try SurveyFolder.read(WorkloadFile.cambodia)
    document = ReportDocument(
      SurveyFindings(survey, settings: AnalysisSettings()), provenance: .init(version: "gate"))
  }

  var operations: [GateOperation] {
    [
      GateOperation(name: "Report.findings.cambodia") {
        use(SurveyFindings(survey, settings: AnalysisSettings()))
      },
      GateOperation(name: "Report.html.cambodia") { use(document.html) },
    ]
  }

  /// The bytes of documents that people open.
  var sizes: [(name: String, bytes: Int)] {
    [
      ("Report.html.cambodia", document.html.utf8.count),
      ("Report.markdown.cambodia", document.markdown.utf8.count),
    ]
  }
}
