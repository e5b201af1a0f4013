internal import HalfwidthReport
internal import HalfwidthSurvey
internal import Workloads

/// The report end to end, by the libraries: from the survey's files to a document.
func reportBenchmarks() {
  let folder = WorkloadFile.package + "/../datasets/disrupting-harm-cambodia"
  guard let survey = try? SurveyFolder.read(folder) else { return }
  let settings = AnalysisSettings()
  let findings = SurveyFindings(
    codebook: survey.codebook, printed: survey.printed, settings: settings)

  measure("Report.read.cambodia") {
    try SurveyFolder.read(folder)
  } isRight: {
    $0.printed.count == survey.printed.count
  }
  measure("Report.analyse.cambodia") {
    SurveyFindings(codebook: survey.codebook, printed: survey.printed, settings: settings)
  } isRight: {
    $0.sections.count == findings.sections.count
  }
  measure("Report.html.cambodia") {
    ReportDocument.html(findings, version: "benchmark")
  } isRight: {
    $0.hasSuffix("</html>\n")
  }
  measure("Report.json.cambodia") {
    ReportJSON.text(findings, version: "benchmark")
  } isRight: {
    $0.hasPrefix("{")
  }
  measure("Report.all.cambodia") {
    let survey = try SurveyFolder.read(folder)
    return ReportDocument.html(
      SurveyFindings(codebook: survey.codebook, printed: survey.printed, settings: settings),
      version: "benchmark")
  } isRight: {
    $0.hasSuffix("</html>\n")
  }
}
