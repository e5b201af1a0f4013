import Halfwidth
import HalfwidthReport
import Testing

@testable import HalfwidthCommands

/// Every method of an analysis on every small table, as JSON: the writer stops at a number that is not
/// one, so nothing undefined gets through.
@Suite struct EveryMethodTests {
  /// Checks what holds for any finding, and that what is undefined says why.
  private func check(_ finding: Finding, _ comment: String) {
    var bytes: [UInt8] = []
    JSONWriter().write(.object(finding.json), to: &bytes)
    #expect(bytes.count > 2)
    switch finding {
    case .interval(let interval):
      if let limits = interval.interval {
        #expect(limits.lower <= limits.upper, "\(comment)")
      } else if interval.hasInterval {
        #expect(!interval.warnings.isEmpty, "\(comment)")
      }
    case .test(let test):
      if let p = test.pValue {
        #expect(p >= 0 && p <= 1, "\(comment)")
      } else {
        #expect(!test.warnings.isEmpty, "\(comment)")
      }
    case .marginsPValue(let test):
      #expect(test.pValueMin <= test.pValueMax && test.pValueMax <= 1, "\(comment)")
    case .marginsInterval(let union):
      #expect(union.lowerMin <= union.upperMax && union.lowerMin >= -1, "\(comment)")
    default: break
    }
  }

  private func check(_ input: AnalysisInput) {
    let simulation = SimulationOptions(resamples: 19, seed: 1)
    for entry in AnalysisCatalog.entries(of: input.analysis) {
      for level in [0.5, 0.95] as [ConfidenceLevel] {
        let finding = entry.finding(
          for: input, options: AnalysisOptions(level: level, simulation: simulation))
        check(finding, "\(entry.method) of \(input)")
      }
    }
  }

  /// All lists of four counts that sum to at most `largest`, but for the one of zeros.
  private static func fours(upTo largest: Int) -> [[Int]] {
    (0...largest).flatMap { a in
      (0...largest - a).flatMap { b in
        (0...largest - a - b).flatMap { c in (0...largest - a - b - c).map { [a, b, c, $0] } }
      }
    }.filter { $0.contains { $0 > 0 } }
  }

  @Test func `all two-by-two tables with up to 12 respondents`() throws {
    for cells in Self.fours(upTo: 12) {
      let table = try ContingencyTable([[cells[0], cells[1]], [cells[2], cells[3]]])
      check(.table(try ScoredTable(table)))
    }
  }

  @Test func `all pairs of samples with up to 12 respondents`() throws {
    for cells in Self.fours(upTo: 12) where cells[0] + cells[1] > 0 && cells[2] + cells[3] > 0 {
      let first = try BinomialCounts(successes: cells[0], trials: cells[0] + cells[1])
      let second = try BinomialCounts(successes: cells[2], trials: cells[2] + cells[3])
      check(.compare(try IndependentCounts(first, second)))
    }
  }

  @Test func `all paired tables with up to 10 respondents, and their margins`() throws {
    for cells in Self.fours(upTo: 10) {
      let counts = try PairedCounts(
        both: cells[0], firstOnly: cells[1], secondOnly: cells[2], neither: cells[3])
      check(.paired(counts))
      check(.margins(try MarginsInput(PairedMargins(counts.first, counts.second))))
    }
  }

  @Test func `all square two-by-two tables with up to 8 respondents, and strata of two of them`()
    throws
  {
    let tables = Self.fours(upTo: 8).map { [[$0[0], $0[1]], [$0[2], $0[3]]] }
    for (index, rows) in tables.enumerated() {
      let table = try ContingencyTable(rows)
      check(.square(try SquareTable(table), try PairedOrdinalCounts(table)))
      check(.stratified(try StratifiedTables([rows, tables[(index * 7 + 3) % tables.count]])))
    }
  }
}
