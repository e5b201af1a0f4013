/// A sheet of a workbook of Excel (.xlsx): a row for each respondent, a column for each answer.
public struct WorkbookRespondents: RespondentSource {
  /// The columns that the first rows name, with their questions where these stand there.
  public let columns: [RespondentColumn]
  /// The mark before decimals in texts, where a person named it.
  public let format: DelimitedFormat
  /// Which sheet is read, where there are several, and how many rows name the columns, where several do.
  public let remarks: [String]
  /// The path as a person gave it.
  public var path: String { file.path }
  private let file: NativeFile
  private let header: WorkbookHeader

  /// Reads which sheets there are, and the first rows of one.
  ///
  /// - Parameter sheet: The sheet's name; nil for the first that is shown.
  /// - Throws: ``SurveyError`` for a workbook that is damaged or doesn't have the sheet, and for a header
  ///   with a name that comes twice, or numbers in the place of names.
  init(_ file: NativeFile, format: DelimitedFormat, sheet: String?) throws(SurveyError) {
    header = try WorkbookHeader(of: file, sheet: sheet, rows: format.headerRows)
    self.file = file
    self.format = DelimitedFormat(decimalMark: format.decimalMark ?? .point)
    remarks = header.remarks(wanted: sheet)
    columns = header.columns.map { [header] in
      var column = RespondentColumn($0.name, title: $0.title)
      if header.dates.contains($0.place) { column.content = .dates }
      return column
    }
  }

  /// Returns the cells of columns, read in one pass.
  ///
  /// Where the workbook has a fault there is no row: what was read before it may be wrong.
  public func cells(of places: [Int]) -> RespondentCells {
    do throws(NativeFault) {
      return try WorkbookPass.cells(of: places.isEmpty ? [0] : places, header, in: file)
    } catch {
      return RespondentCells(without: places, error.error(in: path, file.format))
    }
  }

  /// Returns where a cell stands, such as `answers.xlsx, Sheet1!C5`.
  public func place(row: Int, column: Int) -> String? {
    guard header.columns.indices.contains(column) else { return nil }
    return WorkbookHeader.place(
      path, header.sheet, row: header.row + 1 + row, column: header.columns[column].place)
  }
}
