import Foundation
import TestSupport
import Testing

/// A share of a finite population: 37 of 50 among 60.
@Suite struct FinitePopulationCommandTests {
  @Test func `what needs no assumption comes first, and the interval under its condition`() throws {
    let run = try ProgramRun(["proportion", "37/50", "--population", "60"])
    #expect(run.status == 0)
    let bounds = try #require(run.output.range(of: "0.6167 to"), "\(run.output)")
    let condition = try #require(run.output.range(of: "If the 50 were drawn at random:"))
    let interval = try #require(run.output.range(of: "0.6833  0.7833  hypergeometric"))
    #expect(bounds.lowerBound < condition.lowerBound)
    #expect(condition.lowerBound < interval.lowerBound)
    let small = try ProgramRun(["proportion", "37/50", "--population", "49"])
    #expect(small.status == 65 && small.errors.contains("smaller than the sample"))
  }

  @Test func `batch takes the population of a proportion`() throws {
    func answer(_ request: String) throws -> String {
      try ProgramRun(["batch"], input: request).output
    }
    let proportion = try answer(
      #"{"analysis":"proportion","input":{"x":37,"n":50,"population":60}}"#)
    let finite = try answer(
      #"{"analysis":"finite-proportion","input":{"x":37,"n":50,"population":60},"method":"hypergeometric"}"#
    )
    #expect(proportion == finite)
    #expect(finite.contains(#""lower_count":41"#) && finite.contains(#""bound_lower":0.6166"#))
    let wilson = try answer(
      #"{"analysis":"proportion","input":{"x":37,"n":50,"population":60},"method":"wilson"}"#)
    #expect(wilson.contains(#""code":"unknown-method""#), "\(wilson)")
    let plain = try answer(#"{"analysis":"proportion","input":{"x":37,"n":50,"population":null}}"#)
    #expect(plain.contains(#""method":"wilson""#), "\(plain)")
  }
}
