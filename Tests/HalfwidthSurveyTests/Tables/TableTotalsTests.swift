import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Rows and columns of a file that are sums of the others.
@Suite struct TableTotalsTests {
  private func read(
    _ text: String, drop: Bool = false, as content: TableFile.Content = .counts
  ) throws -> TableFile {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try TableFile.read(
      try folder.write(text, to: "t.csv"), as: content, options: .init(dropsTotals: drop))
  }

  @Test(arguments: [
    "Total", "TOTAL", "All", "Sum", "N", "Gesamt", "Summe", "insgesamt", "Somme", "Ensemble",
    "suma",
    "Totale", "Totaal", "Toplam", "សរុប", "Grand Total", "Gesamtergebnis", "Total général", "Total:",
    "(total)", "Итого", "合計", "Total respondents", "Total (n = 100)", "Unweighted base",
  ])
  func `a total by name that is the sum is refused, or left out where that is asked for`(
    name: String
  ) throws {
    let column = ",Yes,No,\(name)\nWomen,10,20,30\nMen,30,40,70\n"
    let row = ",Yes,No\n\(name),40,60\nWomen,10,20\nMen,30,40\n"
    for (text, line) in [(column, "the column"), (row, "the row")] {
      let error = try #require(throws: SurveyError.self) { try read(text) }
      #expect(error.message.hasPrefix("\(line) '\(name)' is the sum of the others"), "\(error)")
      #expect(error.message.contains("--drop-totals"))
      let rest = try read(text, drop: true)
      #expect(rest.rows == [[10, 20], [30, 40]])
      #expect(rest.rowNames == ["Women", "Men"] && rest.columnNames == ["Yes", "No"])
      #expect(rest.warnings.map(\.code) == [.linesLeftOut])
    }
  }

  @Test func `both are named in one sentence`() throws {
    let error = try #require(throws: SurveyError.self) {
      try read(",Yes,No,Total\nWomen,10,20,30\nMen,30,40,70\nTotal,40,60,100\n")
    }
    #expect(error.message.hasPrefix("the row 'Total' and the column 'Total' are the sums"))
    #expect(error.place.hasSuffix(":4:1"))
  }

  @Test func `a wrong grand total does not hide the totals`() throws {
    let text = ",Yes,No,All\nWomen,10,20,30\nMen,30,40,70\nAll,40,60,101\n"
    #expect(throws: SurveyError.self) { try read(text) }
    #expect(try read(text, drop: true).rows == [[10, 20], [30, 40]])
  }

  @Test(arguments: [
    ("1,5,6\n7,2,9\n8,7,15\n", 2), (",a,b,c\nx,1,5,6\ny,7,2,9\n", 1), ("9,1\n3,1\n6,0\n", 1),
  ])
  func `sums without the name of a total are counted, with a warning`(
    text: String, warnings: Int
  ) throws {
    let file = try read(text)
    #expect(file.warnings.map(\.code) == .init(repeating: .possibleTotal, count: warnings))
    #expect(try read(text, drop: true).warnings.map(\.code) == [.linesLeftOut])
  }

  @Test func `a total that is not the sum is counted, with a warning`() throws {
    let text = ",Yes,No,Total\nWomen,10,20,31\nMen,30,40,70\n"
    let file = try read(text)
    #expect(file.rows[0] == [10, 20, 31])
    #expect(file.warnings.map(\.code) == [.possibleTotal])
    let rest = try read(text, drop: true)
    #expect(rest.rows == [[10, 20], [30, 40]])
    #expect(rest.warnings[0].message.contains("though not the sum"))
  }

  @Test(arguments: [
    ",Y,N\nWomen,10,10\nMen,30,30\n", ",a,b\nx,1,2\ny,3,4\nz,5,6\n", "10,20\n10,20\n",
    ",Total sales,Other\nx,1,2\ny,3,4\n",
  ])
  func `other tables are taken as they are`(text: String) throws {
    #expect(try read(text).warnings.isEmpty)
  }
}
