internal import HalfwidthReport
internal import HalfwidthSurvey
internal import Workloads

/// The report end to end, by the libraries: from the survey's files to a document.
func reportBenchmarks(_ suite: inout BenchmarkSuite) {
  let folder = WorkloadFile.cambodia
  guard let survey = try? SurveyFolder.read(folder) else { return }
  let settings = AnalysisSettings()
  let findings = SurveyFindings(
    codebook: survey.codebook, printed: survey.printed, settings: settings)

  suite.measure("Report.read.cambodia") {
    try SurveyFolder.read(folder)
  } isRight: {
    $0.printed.count == survey.printed.count
  }
  suite.measure("Report.analyse.cambodia") {
    SurveyFindings(codebook: survey.codebook, printed: survey.printed, settings: settings)
  } isRight: {
    $0.sections.count == findings.sections.count
  }
  suite.measure("Report.html.cambodia") {
    ReportDocument(findings, provenance: .init(version: "benchmark")).html
  } isRight: {
    $0.hasSuffix("</html>\n")
  }
  suite.measure("Report.json.cambodia") {
    ReportJSON.text(findings, version: "benchmark")
  } isRight: {
    $0.hasPrefix("{")
  }
  suite.measure("Report.all.cambodia") {
    let survey = try SurveyFolder.read(folder)
    return ReportDocument(
      SurveyFindings(codebook: survey.codebook, printed: survey.printed, settings: settings),
      provenance: .init(version: "benchmark")
    ).html
  } isRight: {
    $0.hasSuffix("</html>\n")
  }
}
