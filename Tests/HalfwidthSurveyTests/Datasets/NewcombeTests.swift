import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@Suite struct NewcombeTests {
  @Test func `gives the limits that Newcombe printed, by every method`() throws {
    let survey = try SurveyFolder.read(Repository.root + "/datasets/newcombe-1998")
    let lines = try Repository.lines(of: "datasets/newcombe-1998/published.csv").dropFirst()
    #expect(lines.count == 7)
    for line in lines {
      let fields = line.split(separator: ",").map(String.init)
      let method = try #require(ProportionMethod(rawValue: fields[0]))
      let findings = SurveyFindings(
        codebook: survey.codebook, printed: survey.printed,
        settings: AnalysisSettings(method: method))
      let interval = try #require(findings.quantity("example", "positive").interval?.interval)
      #expect(abs(interval.lower - Double(fields[1])!) <= 0.000_051, "\(line)")
      #expect(abs(interval.upper - Double(fields[2])!) <= 0.000_051, "\(line)")
    }
  }
}
