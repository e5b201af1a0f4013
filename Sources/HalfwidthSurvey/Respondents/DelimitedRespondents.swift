/// A file of fields with a header: a row for each respondent, a column for each answer.
///
/// What separates the fields, and what stands before decimals, is found in the file. The file's text is
/// held, at most 64 MiB, and no cell of it.
public struct DelimitedRespondents: RespondentSource {
  /// The columns of the header: their names, and their questions where other rows of it hold these.
  public let columns: [RespondentColumn]
  /// What separates the fields and how many rows name them, as it was found, and the mark before decimals and the
  /// encoding where a person named them.
  public let format: DelimitedFormat
  /// The path as a person gave it.
  public var path: String { file.path }
  /// The encoding, where it isn't UTF-8, what separates the fields, where it is no comma, rows at the end that hold
  /// nothing, and rows of names where there are several.
  public var remarks: [String] {
    file.remarks + layout.remarks + (header.remark.map { [$0] } ?? [])
  }
  private let file: TextFile
  private let layout: DelimitedLayout
  private let text: DelimitedText
  private let header: HeaderRows
  /// How many fields the rows of names have, with those at their right that are blank.
  private let headerWidth: Int

  /// What a first column without a name is called, as R writes it.
  private static let unnamedFirst = "(row names)"

  /// Reads a file and its header.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - format: How the text is to be read, where a person says it.
  /// - Throws: ``SurveyError`` for a file that can't be read, and for a header with an empty name after the
  ///   first, a name that comes twice, or numbers in the place of names.
  public static func read(
    _ path: String, format: DelimitedFormat = DelimitedFormat()
  ) throws(SurveyError) -> DelimitedRespondents {
    try DelimitedRespondents(TextFile.read(path, encoding: format.encoding), format: format)
  }

  /// Reads the header of a file.
  init(_ file: TextFile, format: DelimitedFormat) throws(SurveyError) {
    layout = try DelimitedLayout(of: file, separator: format.separator)
    let rows = try Self.firstRows(of: file, layout, stated: format.headerRows)
    guard let first = rows.first, rows.contains(where: { DelimitedTable.width($0) > 0 }) else {
      throw SurveyError(
        file.position(of: layout.start),
        "the first row must name the columns, and it is blank; write a name above each")
    }
    let cells = rows.map { row in
      // Columns at the right without a name have no value either, which is checked in each row.
      row.prefix(DelimitedTable.width(row)).map {
        HeaderRows.Cell(text: $0.text, isNumber: MarkedNumber($0.text) != nil)
      }
    }
    do throws(HeaderRows.Fault) {
      header = try HeaderRows(
        cells, stated: format.headerRows, firstUnnamed: Self.unnamedFirst)
    } catch {
      let row = rows[error.row]
      throw SurveyError(
        error.column < row.count ? row[error.column].position : first[0].position, error.message)
    }
    self.file = file
    text = DelimitedText(file, layout)
    self.format = DelimitedFormat(
      separator: layout.separator, decimalMark: format.decimalMark, encoding: format.encoding,
      headerRows: header.count)
    headerWidth = rows.prefix(header.count).map(\.count).max() ?? 0
    columns = header.columns.map { RespondentColumn($0.name, title: $0.title) }
  }

  /// The rows that may name columns; a fault in one of them is none before it is known that it does.
  private static func firstRows(
    of file: TextFile, _ layout: DelimitedLayout, stated: Int?
  ) throws(SurveyError) -> [[DelimitedTable.Field]] {
    var rows: [[DelimitedTable.Field]] = []
    do throws(SurveyError) {
      try DelimitedTable.forEachRow(of: file, layout) { row in
        rows.append(row)
        return rows.count < max(stated ?? 0, HeaderRows.looked)
      }
    } catch {
      if rows.count < stated ?? 1 { throw error }
    }
    return rows
  }

  /// Returns the cells of columns, all of them texts, read in one pass.
  public func cells(of places: [Int]) -> RespondentCells {
    // No row of all columns is shorter than its separators and its end.
    let rows = (layout.end - layout.start) / max(columns.count, 1) + 1
    let pass = DelimitedPass(text, columns: places, of: columns.count, rows: rows)
    var (cells, fault) = pass.cells(from: layout.start, headerRows: header.count)
    if let row = cells.oddRows.first { cells.oddRow = self.fault(in: row) }
    cells.end = fault.map { file.error($0) }
    return cells
  }

  /// Returns where a cell begins, as `file:line:column`.
  public func place(row: Int, column: Int) -> String? {
    let fields = fields(of: row)
    return column < fields.count ? file.position(of: fields[column].begin).description : nil
  }

  /// A row's fields; none where there is no such row.
  ///
  /// The text is gone through again, for a message.
  private func fields(of row: Int) -> [DelimitedField] {
    var index = layout.start
    // The rows of names come before the first row. What was read before is read again without a fault.
    for _ in 0..<row + header.count { _ = try? text.nextRow(from: &index) { _ in } }
    var fields: [DelimitedField] = []
    _ = try? text.nextRow(from: &index) { fields.append($0) }
    return fields
  }

  /// Why a row doesn't have a field for each name, and none beside them.
  private func fault(in row: Int) -> SurveyError? {
    let fields = fields(of: row)
    guard let first = fields.first else { return nil }
    if fields.count > columns.count, fields.count <= headerWidth,
      let stray = fields[columns.count...].first(where: { !$0.content.isEmpty })
    {
      return SurveyError(
        file.position(of: stray.begin),
        "'\(text.text(of: stray))' stands in a column without a name; write one in the first row")
    }
    if fields.count >= columns.count, fields[columns.count...].allSatisfy(\.content.isEmpty) {
      return SurveyError(file.position(of: first.begin), HeaderRows.repeated)
    }
    return SurveyError(
      file.position(of: first.begin),
      "the row has \(fields.count) fields and the header \(columns.count); give every row the same "
        + "number, and put a field that holds a \(layout.separator.rawValue) in quotes")
  }
}
