import Testing

@testable import Halfwidth

@Suite struct AnalysisCatalogTests {
  @Test func `every method of every analysis is there once`() {
    for analysis in Analysis.allCases {
      let slugs = AnalysisCatalog.entries(of: analysis).map(\.method)
      #expect(Set(slugs).count == slugs.count)
      #expect(!slugs.isEmpty)
    }
    #expect(AnalysisCatalog.entries(of: .proportion).count == 19)
    #expect(AnalysisCatalog.entries(of: .multinomial).count == 8)
    #expect(AnalysisCatalog.entry(.multinomial, method: "wilson") == nil)
  }

  @Test func `the methods shown where none is asked for exist`() {
    for analysis in Analysis.allCases {
      let usual = AnalysisCatalog.usualMethods(of: analysis)
      #expect(!usual.isEmpty)
      for slug in usual { #expect(AnalysisCatalog.entry(analysis, method: slug) != nil, "\(slug)") }
    }
  }

  @Test func `categories without scores are not taken as ordered`() throws {
    let counts = try CategoryCounts([4, 9, 12, 25])
    let plain = AnalysisCatalog.entries(for: .multinomial(counts, nil)).map(\.method)
    #expect(!plain.contains("mean-score") && plain.count == 6)
    let scored = try OrdinalCounts(counts, scores: [1, 2, 3, 4])
    #expect(AnalysisCatalog.entries(for: .multinomial(counts, scored)).count == 8)
  }

  @Test func `an entry finds what its method finds`() throws {
    let counts = try BinomialCounts(successes: 3, trials: 26)
    let entry = try #require(AnalysisCatalog.entry(.proportion, method: "mid-p"))
    let finding = entry.finding(
      for: .proportion(counts), options: AnalysisOptions(level: 0.9, side: .upper))
    guard case .proportion(let interval) = finding else {
      Issue.record("a proportion has an interval")
      return
    }
    #expect(interval.interval == counts.midPInterval(level: 0.9, side: .upper))
    #expect(interval.method == "mid-p" && interval.estimand == "proportion")
  }
}
