import Testing

@testable import Halfwidth

@Suite struct ConfidenceSlipTests {
  private func slip(_ text: String) throws -> ConfidenceSlip? {
    ConfidenceSlip(try ConfidenceLevel(parsing: text), written: text)
  }

  @Test(arguments: ["0.5", "50%", "0.95", "95%", "99.9%", "0.999"])
  func `from one half on a level is taken`(text: String) throws {
    #expect(try slip(text) == nil)
    #expect(try ConfidenceLevel(parsing: text).lowWarning == nil)
  }

  @Test(arguments: [
    ("0.05", 0.95), ("5%", 0.95), (".01", 0.99), ("0.1%", 0.999), ("0.05%", 0.9995), ("0.4", 0.6),
  ])
  func `a low level is read as the significance`(text: String, meant: Double) throws {
    let slip = try #require(try slip(text))
    #expect(slip.meant == .confidenceOfSignificance(meant))
    #expect(slip.meantConfidence == meant)
    #expect(slip.readings.contains(text) && slip.readings.contains("\(meant)"))
  }

  @Test(arguments: [("0.95%", 0.95), ("0.5%", 0.5), ("0.999%", 0.999)])
  func `a fraction with a percent sign is read without it`(text: String, meant: Double) throws {
    #expect(try slip(text)?.meant == .fraction(meant))
  }

  // 1 - 1e-17 rounds to 1, which is no confidence; 1 - 2^-53 is the number below it.
  @Test(arguments: ["1e-17", "5e-324", "1e-300", "1e-16%"])
  func `where no confidence could be written none is named`(text: String) throws {
    let slip = try #require(try slip(text))
    #expect(slip.meant == .nothing && slip.meantConfidence == nil)
    #expect(slip.readings.contains(text) && !slip.readings.contains("1.0"))
    let warning = try #require(try ConfidenceLevel(parsing: text).lowWarning)
    #expect(warning.code == .lowConfidence && !warning.message.contains("1.0"))
    let near = try #require(try self.slip("1.2e-16"))
    #expect(near.meantConfidence == 1 - 0x1p-53)
  }

  @Test func `what has an interval carries the warning, and what has none does not`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
    func codes(_ method: String, _ level: ConfidenceLevel) throws -> [AnalysisWarning.Code] {
      let entry = try #require(AnalysisCatalog.entry(.compare, method: method))
      let finding = entry.finding(for: .compare(counts), options: AnalysisOptions(level: level))
      return finding.warnedOfLowConfidence.warnings.map(\.code)
    }
    #expect(try codes("newcombe", 0.05) == [.lowConfidence])
    #expect(try codes("newcombe", 0.5) == [])
    #expect(try codes("pearson", 0.05) == [])
  }
}
