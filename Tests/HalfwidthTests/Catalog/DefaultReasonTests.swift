import Testing

@testable import Halfwidth

@Suite struct DefaultReasonTests {
  @Test func `every method that is used unasked has a reason, and the others have none`() {
    for analysis in Analysis.allCases {
      let defaults = AnalysisCatalog.defaultMethods(of: analysis)
      #expect(Set(AnalysisCatalog.usualMethods(of: analysis)).isSubset(of: defaults))
      for slug in defaults {
        let reason = AnalysisCatalog.defaultReason(analysis, method: slug)
        #expect(reason?.method == slug, "\(analysis) \(slug)")
        #expect(reason?.reason.hasSuffix(".") == true, "\(analysis) \(slug)")
      }
      for entry in AnalysisCatalog.entries(of: analysis) where !defaults.contains(entry.method) {
        #expect(AnalysisCatalog.defaultReason(analysis, method: entry.method) == nil)
      }
    }
  }

  @Test func `a reason names what to use where the method fails`() {
    let slugs = Set(AnalysisCatalog.entries.map(\.method)).union(Analysis.allCases.map(\.rawValue))
    for analysis in Analysis.allCases {
      for slug in AnalysisCatalog.defaultMethods(of: analysis) {
        let reason = AnalysisCatalog.defaultReason(analysis, method: slug)?.reason ?? ""
        let words = reason.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
        let named = Set(words).intersection(slugs).subtracting([slug])
        // These two point to what is printed with them.
        if ["hypergeometric", "cohens-h"].contains(slug) { continue }
        #expect(!named.isEmpty, "\(slug): \(reason)")
      }
    }
  }

  @Test func `the numbers are those of the coverage that was enumerated`() {
    for (analysis, method, numbers) in [
      (.proportion, "wilson", ["93.0%", "83.75%"]), (.compare, "newcombe", ["83.7%", "92.3%"]),
      (.paired, "mcnemar-mid-p", [".06", ".037"]), (.multinomial, "goodman", ["81.1%"]),
      (.multinomial, "bonferroni-clopper-pearson", ["81.1%", "98.1%"]),
      (.bootstrap, "percentile", ["86.7%", "95.1%"]),
    ] as [(Analysis, String, [String])] {
      let reason = AnalysisCatalog.defaultReason(analysis, method: method)?.reason ?? ""
      for number in numbers { #expect(reason.contains(number), "\(method): \(number)") }
    }
  }

  @Test func `of findings each method is explained once, and one that is no default not at all`()
    throws
  {
    let input = AnalysisInput.proportion(try BinomialCounts(successes: 37, trials: 50))
    let options = AnalysisOptions()
    let findings =
      AnalysisCatalog.usualFindings(for: input, options: options)
      + AnalysisCatalog.allFindings(for: input, options: options)
    let reasons = AnalysisCatalog.defaultReasons(of: findings, in: .proportion)
    #expect(reasons.map(\.method) == ["wilson"])
  }

  @Test
  func `two categories are explained as one proportion, and small counts by their own method`()
    throws
  {
    for (counts, method) in [
      ([4, 9], "wilson"), ([4, 9, 12], "goodman"), ([1, 9, 12], "bonferroni-clopper-pearson"),
    ] {
      let input = AnalysisInput.multinomial(try CategoryCounts(counts), nil)
      let findings = AnalysisCatalog.usualFindings(for: input, options: AnalysisOptions())
      #expect(
        AnalysisCatalog.defaultReasons(of: findings, in: .multinomial).map(\.method) == [method])
    }
  }
}
