import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// Lists of pairs of totals in a request.
@Suite struct BatchItemsTests {
  struct NoObject: Error {}

  @Test(arguments: [nil, 12]) func `lists of totals are a family, as pairs of totals are`(
    asked: Int?
  ) throws {
    let option = asked.map { ["--items-asked", "\($0)"] } ?? []
    let run = try ProgramRun(
      ["margins", "46/50", "39/50", "41/50", "35/50", "--format", "json"] + option)
    guard case .object(let document) = try JSONReader.read(run.output),
      case .array(let rows)? = document["results"]
    else { throw NoObject() }
    // Beside each item the command shows what other methods would say.
    let expected = rows.filter {
      if case .object(let row) = $0 { row["multiplicity"] != nil } else { false }
    }
    let member = asked.map { ",\"items_asked\":\($0)" } ?? ""
    func answer(_ input: String) throws -> JSONObject {
      try BatchMembersTests.answer("{\"analysis\":\"margins\",\"input\":{\(input)\(member)}}")
    }
    #expect(try answer(#""x1":[46,41],"x2":[39,35],"n":50"#)["results"] == .array(expected))
    #expect(try answer(#""x1":[46,41],"x2":[39,35],"n":[50,50]"#)["results"] == .array(expected))
    if asked != nil, case .object(let one)? = try answer(#""x1":46,"x2":39,"n":50"#)["result"] {
      #expect(one["multiplicity"] == 12)
    }
    for wrong in [
      #""x1":[46,41],"x2":[39],"n":50"#, #""x1":[],"x2":[],"n":50"#, #""x1":[46],"x2":39,"n":50"#,
    ] {
      #expect(try answer(wrong)["error"] != nil)
    }
    let refused = try ProgramRun(
      ["margins", "46/50", "39/50", "--items-asked", "12", "--method", "tango"])
    #expect(refused.status == 64 && refused.errors.hasPrefix("error: --items-asked: "))
  }
}
