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
    case .pairwise(let pairs):
      switch pairs.content {
      case .tests(let tests):
        for test in tests {
          #expect(test.pValue.map { $0 >= 0 && $0 <= 1 } ?? !pairs.warnings.isEmpty, "\(comment)")
          #expect((test.adjusted ?? 1) >= (test.pValue ?? 1), "\(comment)")
        }
      case .differences(let differences, _):
        #expect(differences.allSatisfy { $0.interval.contains($0.estimate) }, "\(comment)")
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

  @Test
  func `all three groups of up to three trials, ratings of three subjects, and five differences`()
    throws
  {
    for code in 0..<1_000 {
      let trials = [1, 2, 3].map { 1 + (code / $0) % 4 }
      let successes = zip(trials, [1, 10, 100]).map { (code / $1) % 10 % ($0 + 1) }
      check(.groups(try GroupCounts(successes: successes, trials: trials)))
    }
    for code in 0..<4_096 {
      let ratings: [[Double?]] = (0..<3).map { subject in
        (0..<2).map { rater in
          let rating = code >> (2 * (2 * subject + rater)) & 3
          return rating == 3 ? nil : Double(rating)
        }
      }
      guard let rated = try? Ratings(ratings) else { continue }
      check(.raters(rated))
    }
    for code in 0..<3_125 {
      var rest = code
      let values = (0..<5).map { _ in
        defer { rest /= 5 }
        return Double(rest % 5 - 2)
      }
      check(.differences(try SignedDifferences(values)))
    }
  }

  @Test func `strata of three by two with up to one in a cell`() throws {
    for code in 1..<4_096 {
      let strata = (0..<2).map { stratum in
        (0..<3).map { row in
          (0..<2).map { column in code >> (6 * stratum + 2 * row + column) & 1 }
        }
      }
      let input = AnalysisInput.stratified(try ScoredStrata(strata))
      for entry in AnalysisCatalog.entries(for: input) {
        check(
          entry.finding(for: input, options: AnalysisOptions()), "\(entry.method) of \(strata)")
      }
    }
  }

  @Test func `all square two-by-two tables with up to 8 respondents, and strata of two of them`()
    throws
  {
    let tables = Self.fours(upTo: 8).map { [[$0[0], $0[1]], [$0[2], $0[3]]] }
    for (index, rows) in tables.enumerated() {
      let table = try ContingencyTable(rows)
      check(.square(try SquareTable(table), try PairedOrdinalCounts(table)))
      check(.stratified(try ScoredStrata([rows, tables[(index * 7 + 3) % tables.count]])))
    }
  }
}
