import Halfwidth
import Testing

@testable import HalfwidthReport

@Suite struct ResultSentencesTests {
  private func sentences(_ input: AnalysisInput, _ style: SentenceStyle) -> [String] {
    let sentences = ResultSentences(
      subject: InputFacts.subject(of: input) ?? "subject", style: style)
    return AnalysisCatalog.usualFindings(for: input, options: AnalysisOptions(level: 0.95))
      .flatMap(sentences.sentences)
  }

  @Test func `two samples`() throws {
    let input = AnalysisInput.compare(
      try IndependentCounts(BinomialCounts(parsing: "36/50"), BinomialCounts(parsing: "40/50")))
    let plain = sentences(input, .plain)
    // Newcombe's interval 10 of 1998, -0.2416 to 0.0879, as R's DescTools::BinomDiffCI(method = "score") gives it.
    #expect(
      plain.first
        == "36 of 50 (72%) against 40 of 50 (80%): difference \u{2212}8.0 percentage points (95% CI "
        + "\u{2212}24.2 to 8.8, Newcombe; first minus second).")
    let apa = sentences(input, .apa)
    #expect(
      apa.first?.contains("(95% CI [\u{2212}24.2, 8.8], Newcombe, first minus second)") == true)
    // R: chisq.test(matrix(c(36, 14, 40, 10), 2), correct = FALSE): X-squared = 0.87719, p = 0.349.
    #expect(
      apa.contains {
        $0.hasSuffix("\u{3C7}\u{B2}(1) = 0.88, p = .349 (Pearson's chi-squared test).")
      })
    // No wire name, and one sentence a line.
    for text in plain + apa {
      #expect(!text.contains("_") && !text.contains("fisher-central") && text.hasSuffix("."))
    }
  }

  @Test func `every method of every analysis says something, or is a table`() throws {
    let table = try ContingencyTable([[20, 12], [2, 16]])
    let inputs: [AnalysisInput] = [
      .proportion(try BinomialCounts(parsing: "37/50")),
      .compare(
        try IndependentCounts(BinomialCounts(parsing: "36/50"), BinomialCounts(parsing: "40/50"))),
      .paired(try PairedCounts(parsing: "20,12,2,16")), .table(try ScoredTable(table)),
      .adjust(try PValues([0.01, 0.02])), .rate(try EventCounts(parsing: "69/11")),
    ]
    for input in inputs {
      for entry in AnalysisCatalog.entries(for: input) {
        let options = AnalysisOptions(
          level: 0.95, simulation: SimulationOptions(resamples: 99, seed: 1))
        let finding = entry.finding(for: input, options: options)
        let isTable = if case .matrix = finding { true } else { false }
        for style in SentenceStyle.allCases {
          let texts = ResultSentences(subject: "subject", style: style).sentences(finding)
          #expect(texts.isEmpty == isTable, "\(entry.method)")
          for text in texts {
            #expect(!text.contains("nan") && !text.contains("_"), "\(entry.method): \(text)")
          }
        }
      }
    }
  }
}
