/// A file of fields with a header: a row for each respondent, a column for each answer.
///
/// What separates the fields, and what stands before decimals, is found in the file. The file's text is
/// held, at most 64 MiB, and no cell of it.
public struct DelimitedRespondents: RespondentSource {
  /// The columns of the header; such a file says no more of them than their names.
  public let columns: [RespondentColumn]
  /// What separates the fields, as it was found, and the mark before decimals where a person named it.
  public let format: DelimitedFormat
  /// The path as a person gave it.
  public var path: String { file.path }
  /// What separates the fields, where it is no comma, and rows at the end that hold nothing.
  public var remarks: [String] { layout.remarks }
  private let file: TextFile
  private let layout: DelimitedLayout
  /// How many fields the first row has, with those at its right that are blank.
  private let headerWidth: Int

  /// What a first column without a name is called, as R writes it.
  private static let unnamedFirst = "(row names)"

  /// Reads a file and its header.
  ///
  /// - Parameter format: How the text is to be read, where a person says it.
  /// - Throws: ``SurveyError`` for a file that can't be read, and for a header with an empty name after the
  ///   first, a name that comes twice, or numbers in the place of names.
  public static func read(
    _ path: String, format: DelimitedFormat = DelimitedFormat()
  ) throws(SurveyError) -> DelimitedRespondents {
    try DelimitedRespondents(TextFile.read(path), format: format)
  }

  /// Reads the header of a file.
  init(_ file: TextFile, format: DelimitedFormat) throws(SurveyError) {
    let layout = try DelimitedLayout(of: file, separator: format.separator)
    var first: [DelimitedTable.Field] = []
    try DelimitedTable.forEachRow(of: file, layout) { row in
      first = row
      return false
    }
    let width = first.count
    // Columns at the right without a name have no value either, which is checked in each row.
    first.removeLast(first.count - DelimitedTable.width(first))
    // R's write.csv puts the names of rows first, under no name.
    if first.count > 1, first[0].text.isEmpty { first[0].text = Self.unnamedFirst }
    try self.init(file, layout, format, header: first, width: width)
  }

  private init(
    _ file: TextFile, _ layout: DelimitedLayout, _ format: DelimitedFormat,
    header: [DelimitedTable.Field], width: Int
  ) throws(SurveyError) {
    guard !header.isEmpty else {
      throw SurveyError(
        file.position(of: layout.start),
        "the first row must name the columns, and it is blank; write a name above each")
    }
    if let number = header.first(where: { MarkedNumber($0.text) != nil }) {
      throw SurveyError(
        number.position,
        "the first row must name the columns, and '\(number.text)' is a number; add a row of names")
    }
    var names: Set<String> = []
    for field in header {
      if field.text.isEmpty {
        throw SurveyError(field.position, "the column has no name; write one in the first row")
      }
      guard names.insert(field.text).inserted else {
        throw SurveyError(
          field.position, "'\(field.text)' names two columns; give each a name of its own")
      }
    }
    self.file = file
    self.layout = layout
    self.format = DelimitedFormat(separator: layout.separator, decimalMark: format.decimalMark)
    headerWidth = width
    columns = header.map { RespondentColumn($0.text) }
  }

  /// Returns the cells of columns, all of them texts, read in one pass.
  public func cells(of places: [Int]) -> RespondentCells {
    let pass = DelimitedPass(file, layout, columns: places, of: columns.count)
    var cells = pass.cells()
    if let row = cells.oddRows.first { cells.oddRow = fault(in: row) }
    if !pass.isComplete {
      // The same library finds the same fault again, with its place.
      do throws(SurveyError) {
        try DelimitedTable.forEachRow(of: file, layout) { _ in true }
      } catch {
        cells.end = error
      }
    }
    return cells
  }

  /// Returns where a cell begins, as `file:line:column`.
  public func place(row: Int, column: Int) -> String? {
    guard let fields = fields(of: row), column < fields.count else { return nil }
    return fields[column].position.description
  }

  /// A row's fields with their places: the file is gone through again, for a message.
  private func fields(of row: Int) -> [DelimitedTable.Field]? {
    // The header comes before the first row.
    var left = row + 1
    var found: [DelimitedTable.Field]?
    // What was read before is read again without a fault.
    try? DelimitedTable.forEachRow(of: file, layout) { fields in
      if left == 0 { found = fields }
      left -= 1
      return left >= 0
    }
    return found
  }

  /// Why a row doesn't have a field for each name, and none beside them.
  private func fault(in row: Int) -> SurveyError? {
    guard let fields = fields(of: row) else { return nil }
    if fields.count > columns.count, fields.count <= headerWidth,
      let stray = fields[columns.count...].first(where: { !$0.text.isEmpty })
    {
      return SurveyError(
        stray.position,
        "'\(stray.text)' stands in a column without a name; write one in the first row")
    }
    return SurveyError(
      fields[0].position,
      "the row has \(fields.count) fields and the header \(columns.count); give every row the same "
        + "number, and put a field that holds a \(layout.separator.rawValue) in quotes")
  }
}
