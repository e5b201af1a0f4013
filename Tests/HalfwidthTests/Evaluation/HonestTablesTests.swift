import Testing

@testable import Halfwidth

@Suite struct HonestTablesTests {
  @Test func `no table that is right is called wrong`() throws {
    let outcome = try HonestTables().outcome(tables: 8_000, seed: 20_261_129)
    #expect(outcome.tables == 8_000)
    #expect(outcome.falseErrors == 0 && outcome.falseMoments == 0)
    #expect(outcome.wrong > 5_000 && outcome.found > 0)
  }

  @Test func `of 50 respondents every number that is a unit off is seen`() throws {
    let outcome = try HonestTables(respondents: 50...50, printing: .rounded(.halfUp))
      .outcome(tables: 500, seed: 7)
    #expect(outcome.falseErrors == 0 && outcome.found == outcome.wrong)
  }
}
