import Halfwidth
import Testing

@testable import HalfwidthReport

@Suite struct ReportMethodsTests {
  @Test func `the page says why a method is the default in the engine's words`() throws {
    let wilson = try #require(ProportionMethod.wilson.defaultReason)
    #expect(ReportMethods.entry(.wilson, level: "95%").text.hasSuffix(wilson))
    for method in [SimultaneousMethod.goodman, .bonferroniClopperPearson] {
      let reason = try #require(method.defaultReason)
      #expect(ReportMethods.entry(method, level: "95%").text.hasSuffix(reason))
    }
    let others =
      ReportMethods.pairedEntries(level: "95%", areCounted: false)
      + ReportMethods.independentEntries
      + [ReportMethods.holm]
    for reason in [
      MarginsMethod.mcNemarExact.defaultReason, MarginsMethod.tango.defaultReason,
      DifferenceMethod.newcombe.defaultReason, ExactTestMethod.fisherCentral.defaultReason,
      AdjustmentMethod.holm.defaultReason,
    ] {
      let text = try #require(reason)
      #expect(others.contains { $0.text.hasSuffix(text) }, "\(text)")
    }
  }

  @Test func `a method that was asked for has its formula and no reason`() {
    #expect(
      ReportMethods.entry(.midP, level: "95%").text
        == "Clopper-Pearson with half of the observed count's own probability in each tail.")
  }
}
