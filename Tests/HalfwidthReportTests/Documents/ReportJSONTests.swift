import Halfwidth
import HalfwidthReport
import HalfwidthSurvey
import TestSupport
import Testing

@Suite struct ReportJSONTests {
  private func document(_ settings: AnalysisSettings = AnalysisSettings()) throws -> JSONObject {
    let survey = try SurveyFolder.read(Repository.root + "/datasets/disrupting-harm-cambodia")
    let findings = SurveyFindings(
      codebook: survey.codebook, printed: survey.printed, settings: settings)
    let text = ReportJSON.text(findings, version: "1")
    let value = try JSONReader.read(text)
    guard case .object(let object) = value else {
      Issue.record("the document is an object")
      return JSONObject()
    }
    return object
  }

  private func objects(_ value: JSONValue?) -> [JSONObject] {
    guard case .array(let values) = value else { return [] }
    return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
  }

  @Test func `has a result for every quantity, with explicit nulls`() throws {
    let document = try document()
    #expect(document["schema"] == .string("halfwidth/1"))
    #expect(document["command"] == .string("report"))
    let results = objects(document["results"])
    #expect(results.count > 150)
    for result in results {
      for key in [
        "question", "item", "category", "estimate", "lower", "upper", "warnings", "printed",
      ] {
        #expect(result[key] != nil, "\(key)")
      }
    }
    let complaint = try #require(
      results.first {
        $0["question"] == .string("outcome-cases") && $0["item"] == .string("complaint")
      })
    #expect(complaint["successes"] == .integer(69))
    #expect(complaint["n"] == .null)
    #expect(complaint["lower"] == .null)
    let dropout = try #require(
      results.first {
        $0["question"] == .string("child-general") && $0["item"] == .string("dropout")
      })
    #expect(dropout["counts"] == .array((45...50).map { .integer($0) }))
    #expect(dropout["estimate"] == .null)
    #expect(dropout["estimate_min"] == .number(0.9))
  }

  @Test func `has the distributions and the checks`() throws {
    let document = try document()
    let distributions = objects(document["distributions"])
    let gender = try #require(distributions.first { $0["question"] == .string("gender") })
    #expect(gender["estimate"] == .array([.number(0.6), .number(0.4)]))
    #expect(gender["lower"] == .null)
    #expect(gender["method"] == .null)
    let codes = objects(document["warnings"]).map { $0["code"] }
    let ofClaims = ["claim-false", "claim-false", "wrong-reference", "claim-false"]
    #expect(
      codes
        == (["part-above-whole", "categories-do-not-sum", "box-differs"] + ofClaims).map {
          .string($0)
        })
  }

  @Test func `has what is to be said of each claim`() throws {
    let document = try document()
    let claims = objects(document["claims"])
    #expect(claims.count > 160)
    let over = try #require(claims.first { $0["id"] == .string("fig16-over-90") })
    #expect(over["in_sample"] == .string("false"))
    #expect(over["beyond_sample"] == .string("undecided"))
    #expect(over["test"] == .string("binomial-exact"))
    #expect(
      objects(over["numbers"]).map { $0["counts"] }
        == [47, 47, 46, 45].map { .array([.integer($0), .integer($0)]) })
    let words = try #require(claims.first { $0["kind"] == .string("verbal") })
    #expect(words["in_sample"] == .null && words["beyond_sample"] == .null)
  }
}
