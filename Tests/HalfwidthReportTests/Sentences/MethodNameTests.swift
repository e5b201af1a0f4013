import Halfwidth
import Testing

@testable import HalfwidthReport

@Suite struct MethodNameTests {
  @Test func `every method of the catalog has a name for people`() {
    for entry in AnalysisCatalog.entries {
      let name = MethodName.names[entry.method]
      #expect(name != nil, "\(entry.analysis) \(entry.method)")
      // A wire name has hyphens between small letters; a name for people is none.
      #expect(!MethodName.of(entry.method).contains("svy"))
    }
  }
}
