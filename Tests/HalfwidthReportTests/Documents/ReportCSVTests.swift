import Halfwidth
import Testing

@testable import HalfwidthReport
@testable import HalfwidthSurvey

@Suite struct ReportCSVTests {
  /// The rows as dictionaries, read by the rules of RFC 4180.
  private func rows(_ findings: SurveyFindings) throws -> [[String: String]] {
    var lines: [[String]] = [[""]]
    var isQuoted = false
    for scalar in ReportDocument.csv(findings).unicodeScalars {
      let field = lines[lines.count - 1].count - 1
      switch scalar {
      case "\"":
        // The second of two quotes inside a quoted field opens it again: one quote is kept.
        if !isQuoted && lines[lines.count - 1][field].unicodeScalars.last == "\u{0}" {
          lines[lines.count - 1][field].unicodeScalars.removeLast()
          lines[lines.count - 1][field] += "\""
        }
        if isQuoted { lines[lines.count - 1][field] += "\u{0}" }
        isQuoted.toggle()
      case "," where !isQuoted: lines[lines.count - 1].append("")
      case "\n" where !isQuoted: lines.append([""])
      default: lines[lines.count - 1][field].unicodeScalars.append(scalar)
      }
    }
    lines = lines.map { $0.map { $0.replacing("\u{0}", with: "") } }
    #expect(lines.removeLast() == [""])
    let header = lines.removeFirst()
    #expect(lines.allSatisfy { $0.count == header.count })
    return lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  @Test func `a count has its row under the wire names`() throws {
    let row = try #require(try rows(ReportFixture.rich).first)
    #expect(row["question"] == "q" && row["item"] == "a" && row["category"] == "high")
    #expect(row["label"] == "A " + ReportFixture.hostile)
    #expect(row["where"] == "Place " + ReportFixture.hostile)
    #expect(row["role"] == "estimate" && row["headline"] == "true")
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
    #expect(parts.allSatisfy { $0["method"] == "goodman" && $0["headline"] == "false" })
    #expect(parts.allSatisfy { $0["printed"] == "" && $0["item"] == "a" })
  }
}
