import TestSupport
import Testing

/// Which lines of a table are the groups, as commands and batch say it.
///
/// The p-values are scipy's (see `TableGroupsTests`).
@Suite struct TableGroupsCommandTests {
  @Test func `rows are the groups unless the columns are asked for`() throws {
    let rows = try ProgramRun(["table", "3,10;7,5", "--method", "barnard"])
    #expect(rows.output.contains("0.0884"), "\(rows.output)")
    let columns = try ProgramRun([
      "table", "3,10;7,5", "--method", "barnard", "--groups", "columns",
    ])
    #expect(columns.output.contains("0.0867"), "\(columns.output)")
    let compared = try ProgramRun(["compare", "3/13", "7/12", "--method", "barnard"])
    #expect(compared.output.contains("0.0884"), "\(compared.output)")
    let wrong = try ProgramRun(["table", "3,10;7,5", "--groups", "column"])
    #expect(wrong.status == 64)
    #expect(wrong.errors.hasPrefix("error: --groups: "), "\(wrong.errors)")
  }

  @Test func `batch takes the groups in its input`() throws {
    func answer(_ member: String) throws -> String {
      try ProgramRun(
        ["batch"],
        input:
          #"{"analysis":"table","input":{"counts":[[3,10],[7,5]]\#(member)},"method":"barnard"}"#
      ).output
    }
    #expect(try answer("").contains(#""p_value":0.08839"#))
    #expect(try answer(#","groups":"rows""#).contains(#""p_value":0.08839"#))
    #expect(try answer(#","groups":"columns""#).contains(#""p_value":0.08672"#))
    #expect(try answer(#","groups":null"#).contains(#""p_value":0.08839"#))
    #expect(try answer(#","groups":"cols""#).contains(#""code":"bad-input""#))
    #expect(try answer(#","groups":2"#).contains(#""code":"wrong-type""#))
  }
}
