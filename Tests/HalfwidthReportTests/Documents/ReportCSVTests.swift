import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthReport
@testable import HalfwidthSurvey

@Suite struct ReportCSVTests {
  private func rows(_ findings: SurveyFindings) throws -> [[String: String]] {
    try CSVTable(ReportDocument.csv(findings)).rows
  }

  /// The columns that every command has, as `docs/command-line.md` lists them.
  @Test func `the columns of all commands come first`() throws {
    let header = try CSVTable(ReportDocument.csv(ReportFixture.rich)).header
    let head = [
      "label", "category", "estimand", "estimate", "lower", "upper", "p_value",
      "adjusted_p_value", "statistic", "df", "standard_error", "n", "successes", "method",
      "confidence", "side", "warnings", "question", "item", "counts", "derived",
    ]
    #expect(Array(header.prefix(21)) == head)
    #expect(
      Array(header.dropFirst(21)) == [
        "figure", "role", "headline", "estimate_min", "estimate_max", "printed", "where",
        "rank_min",
        "rank_max", "rank_lower", "rank_upper", "first", "last",
      ])
    #expect(CSVColumn.head.map(\.rawValue) == head)
  }

  @Test func `R has its own names, and its own word for a side`() throws {
    let table = try CSVTable(
      ReportDocument.csv(ReportFixture.rich, CSVStyle(names: .broom)))
    #expect(
      Array(table.header.prefix(17)) == [
        "term", "category", "estimand", "estimate", "conf.low", "conf.high", "p.value",
        "adj.p.value", "statistic", "parameter", "std.error", "n", "successes", "method",
        "conf.level", "alternative", "warnings",
      ])
    #expect(table["alternative"].first == "two.sided")
    #expect(CSVNames.broom.side("upper") == "less" && CSVNames.broom.side("lower") == "greater")
  }

  @Test func `a count has its row under the wire names`() throws {
    let row = try #require(try rows(ReportFixture.rich).first)
    #expect(row["question"] == "q" && row["item"] == "a" && row["category"] == "high")
    #expect(row["label"] == "A " + ReportFixture.hostile)
    #expect(row["where"] == "Place " + ReportFixture.hostile)
    #expect(row["role"] == "estimate" && row["headline"] == "TRUE")
    #expect(row["successes"] == "37" && row["n"] == "50" && row["estimate"] == "0.74")
    #expect(row["estimand"] == "proportion" && row["method"] == "wilson")
    #expect(row["confidence"] == "0.95" && row["side"] == "two" && row["warnings"] == "")
    #expect(row["printed"] == "37 (74%)")
    // Wilson's limits with 30 digits.
    let limits = try ["lower", "upper"].map { try #require(row[$0].flatMap { Double($0) }) }
    #expect(abs(limits[0] - 0.6044684) < 1e-6 && abs(limits[1] - 0.8412847) < 1e-6)
  }

  @Test func `a set has its counts and no estimate, and what is impossible has neither`() throws {
    let rows = try rows(
      ReportFixture.findings([("b", "high", nil, ">90"), ("b", "poor", nil, "51")]))
    #expect(rows.count == 2)
    let set = try #require(rows.first)
    #expect(set["successes"] == "" && set["estimate"] == "")
    #expect(set["counts"] == "45 46 47 48 49 50")
    #expect(set["estimate_min"] == "0.9" && set["estimate_max"] == "1.0")
    #expect(set["printed"] == ">90%" && set["warnings"] == "several-candidates")
    let impossible = try #require(rows.last)
    for name in ["successes", "n", "estimate", "lower", "upper", "confidence", "method"] {
      #expect(impossible[name] == "", "\(name)")
    }
    #expect(impossible["printed"] == "51%" && impossible["warnings"] == "impossible")
  }

  @Test func `a distribution has a row for each part`() throws {
    let parts = try rows(ReportFixture.rich).filter { $0["estimand"] == "proportions" }
    #expect(parts.map { $0["category"] } == ["poor", "fair", "good"])
    #expect(parts.map { $0["successes"] } == ["4", "9", "37"])
    #expect(parts.allSatisfy { $0["method"] == "goodman" && $0["headline"] == "FALSE" })
    #expect(parts.allSatisfy { $0["printed"] == "" && $0["item"] == "a" })
  }
}
