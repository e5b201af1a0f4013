import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

@Suite struct DecimalReaderTests {
  private func read(_ text: String, _ mark: DecimalMark? = nil) throws -> RespondentValues {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(text, to: "data.csv")
    return try RespondentTable.read(path, format: DelimitedFormat(decimalMark: mark))
      .columns(numbers: ["x"])
  }

  @Test func `a comma is before decimals where it doesn't separate`() throws {
    let columns = try read("id;x\n1;1,5\n2;-0,125\n3;2\n")
    #expect(columns.numbers == [[1.5, -0.125, 2]])
    #expect(
      columns.warnings.map(\.message) == [
        "the file has semicolons between its fields",
        "the commas in the numbers of 'x' are read as decimal commas",
      ])
    #expect(try read("id\tx\n1\t2,25\n2\t3\n").numbers == [[2.25, 3]])
    #expect(try read("id,x\n1,\"2,25\"\n2,3\n", .comma).numbers == [[2.25, 3]])
  }

  @Test(arguments: [
    ("id;x\n1;1,500\n2;2\n", "'1,500' in column 'x' may be 1.500 or 1500; give --decimal comma"),
    ("id;x\n1;1.500\n2;2\n", "'1.500' in column 'x' may be 1.500 or 1500; give --decimal point"),
    ("id;x\n1;2,75\n2;2.5\n", "column 'x' has '2,75' and '2.5'"),
    (
      "id;x\n1;1.234,5\n2;2\n",
      "'1.234,5' in column 'x' has marks between its thousands; write 1234.5"
    ),
    (
      "id,x\n1,\"1,234,567\"\n2,2\n",
      "'1,234,567' in column 'x' has marks between its thousands; write 1234567"
    ),
    ("id,x\n1,\"2,25\"\n2,3\n", "'2,25' in column 'x' has a comma before its decimals; write 2.25"),
    ("id,x\n1,37%\n2,3\n", "'37%' in column 'x' has a percent sign; write 37"),
    (
      "id,x\n1,1\u{A0}234\n2,3\n",
      "'1\u{A0}234' in column 'x' has a space between its digits; write 1234"
    ),
    (
      "id,x\n1,\u{17E3}\u{17E4}\n2,3\n",
      "'\u{17E3}\u{17E4}' in column 'x' has digits of another script; write 34"
    ),
    ("id,x\n1,−5\n2,3\n", "'−5' in column 'x' has a dash for a minus sign; write -5"),
    ("id,x\n1,€12\n2,3\n", "'€12' in column 'x' has a currency sign; write 12"),
  ])
  func `a number that can be read in two ways, or in none of ours, is refused`(
    text: String, message: String
  ) throws {
    let error = try #require(throws: SurveyError.self) { try read(text) }
    #expect(error.message.hasPrefix(message), "\(error.message)")
    #expect(error.place.contains("data.csv:"))
  }

  @Test func `another cell of the column or an option tells what a mark is`() throws {
    #expect(try read("id;x\n1;1,500\n2;2,75\n").numbers == [[1.5, 2.75]])
    #expect(try read("id;x\n1;1.500\n2;2.75\n").numbers == [[1.5, 2.75]])
    #expect(try read("id;x\n1;1,500\n2;2\n", .comma).numbers == [[1.5, 2]])
    #expect(try read("id;x\n1;1.500\n2;2\n", .point).numbers == [[1.5, 2]])
  }

  @Test func `columns without a name and a value are passed over, others are not`() throws {
    #expect(try read("id,x,,\n1,2,,\n2,3\n,,,\n").numbers == [[2, 3]])
    let error = try #require(throws: SurveyError.self) { try read("id,x,,\n1,2,,\n2,3,,b\n") }
    #expect(error.place.hasSuffix("data.csv:3:6"))
    #expect(error.message.hasPrefix("'b' stands in a column without a name"))
  }
}
