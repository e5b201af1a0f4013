/// A file of fields with a header: a row for each respondent, a column for each answer.
///
/// What separates the fields, and what stands before decimals, is found in the file, of at most 64 MiB. The text of a
/// file of UTF-8 is not held where it is large: each pass reads it again, and a message that needs a place does too.
public struct DelimitedRespondents: RespondentSource {
  /// The columns of the header: their names, and their questions where other rows of it hold these.
  public let columns: [RespondentColumn]
  /// What separates the fields and how many rows name them, as it was found, and the mark before decimals and the
  /// encoding where a person named them.
  public let format: DelimitedFormat
  /// The path as a person gave it.
  public let path: String
  /// The encoding, where it isn't UTF-8, what separates the fields, where it is no comma, rows at the end that hold
  /// nothing, and rows of names where there are several.
  public var remarks: [String] {
    remarksOfText + layout.remarks + (header.remark.map { [$0] } ?? [])
  }
  private let text: Text
  private let remarksOfText: [String]
  private let layout: DelimitedLayout
  private let header: HeaderRows
  /// How many fields the rows of names have, with those at their right that are blank.
  private let headerWidth: Int

  /// Where the text is.
  private enum Text {
    case held(TextFile)
    case large(LargeText)

    /// All of it.
    func whole() throws(SurveyError) -> TextFile {
      switch self {
      case .held(let file): file
      case .large(let text): try text.whole()
      }
    }
  }

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
    try BoundedFile.opening(path) { (file) throws(SurveyError) in
      if let large = try LargeText(file, encoding: format.encoding),
        let source = DelimitedRespondents(large, format: format)
      {
        return source
      }
      let bytes = try file.bytes(limit: TextFile.largest)
      return try DelimitedRespondents(
        TextFile(path: path, checking: bytes, encoding: format.encoding), format: format)
    }
  }

  /// Reads the header of a file that is held.
  init(_ file: TextFile, format: DelimitedFormat) throws(SurveyError) {
    let layout = try DelimitedLayout(of: file, separator: format.separator)
    let rows = try Self.firstRows(of: file, layout, stated: format.headerRows)
    try self.init(.held(file), beginning: file, layout, rows, format)
  }

  /// Reads the header of a large file; nil where its beginning and its end don't tell all that must be known, or something
  /// is wrong with them: the file is to be held then.
  init?(_ large: LargeText, format: DelimitedFormat) {
    guard let layout = DelimitedLayout(of: large, separator: format.separator) else { return nil }
    let head = TextFile(path: large.path, checked: large.head)
    var cut = layout
    cut.end = min(layout.end, large.head.count)
    // Of a row that is cut off nobody knows what it holds; where another follows it is whole.
    let most = Self.rowsLooked(stated: format.headerRows)
    guard
      let rows = try? Self.firstRows(of: head, cut, stated: format.headerRows, andMore: 1),
      rows.count > most || layout.end <= large.head.count
    else { return nil }
    var text = large
    text.releaseEnds()
    try? self.init(.large(text), beginning: head, layout, Array(rows.prefix(most)), format)
  }

  /// - Parameters:
  ///   - beginning: What messages about the header need of the text.
  ///   - rows: The rows that may name columns.
  private init(
    _ text: Text, beginning file: TextFile, _ layout: DelimitedLayout,
    _ rows: [[DelimitedTable.Field]], _ format: DelimitedFormat
  ) throws(SurveyError) {
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
    if let title = header.title(above: cells) {
      throw SurveyError(rows[title.row][0].position, title.message)
    }
    self.text = text
    self.layout = layout
    path = file.path
    remarksOfText = file.remarks
    self.format = DelimitedFormat(
      separator: layout.separator, decimalMark: format.decimalMark, encoding: format.encoding,
      headerRows: header.count)
    headerWidth = rows.prefix(header.count).map(\.count).max() ?? 0
    columns = header.columns.map { RespondentColumn($0.name, title: $0.title) }
  }

  private static func rowsLooked(stated: Int?) -> Int { max(stated ?? 0, HeaderRows.looked) }

  /// The first rows, as many as may name columns; a fault in one of them is none before it is known that it does.
  private static func firstRows(
    of file: TextFile, _ layout: DelimitedLayout, stated: Int?, andMore more: Int = 0
  ) throws(SurveyError) -> [[DelimitedTable.Field]] {
    let most = rowsLooked(stated: stated) + more
    var rows: [[DelimitedTable.Field]] = []
    do throws(SurveyError) {
      try DelimitedTable.forEachRow(of: file, layout) { row in
        rows.append(row)
        return rows.count < most
      }
    } catch {
      if rows.count < stated ?? 1 { throw error }
    }
    return rows
  }

  /// Returns the cells of columns, all of them texts, read in one pass.
  public func cells(of places: [Int]) -> RespondentCells {
    do throws(SurveyError) {
      var (cells, fault) = try pass(places)
      if cells.oddRows.isEmpty, fault == nil { return cells }
      let file = try text.whole()
      if let row = cells.oddRows.first { cells.oddRow = self.fault(in: row, of: file) }
      cells.end = fault.map { file.error($0) }
      return cells
    } catch {
      return RespondentCells(without: places, error)
    }
  }

  private func pass(
    _ places: [Int]
  ) throws(SurveyError) -> (cells: RespondentCells, end: DelimitedText.Fault?) {
    // No row of all columns is shorter than its separators and its end.
    let rows = (layout.end - layout.start) / max(columns.count, 1) + 1
    func cells(
      _ blocks: consuming DelimitedBlocks
    ) -> ((cells: RespondentCells, end: DelimitedText.Fault?), SurveyError?) {
      let pass = DelimitedPass(columns: places, of: columns.count, rows: rows)
      let found = pass.cells(of: &blocks, headerRows: header.count)
      return (found, blocks.fault)
    }
    switch text {
    case .held(let file):
      return cells(DelimitedBlocks(DelimitedText(file, layout), layout)).0
    case .large(let text):
      let (found, fault) = try text.reading { cells(DelimitedBlocks($0, layout)) }
      if let fault { throw fault }
      return found
    }
  }

  /// Returns where a cell begins, as `file:line:column`.
  public func place(row: Int, column: Int) -> String? {
    guard let file = try? text.whole() else { return nil }
    let fields = fields(of: row, in: DelimitedText(file, layout))
    return column < fields.count ? file.position(of: fields[column].begin).description : nil
  }

  /// A row's fields; none where there is no such row.
  ///
  /// The text is gone through again, for a message.
  private func fields(of row: Int, in text: DelimitedText) -> [DelimitedField] {
    var index = layout.start
    // The rows of names come before the first row. What was read before is read again without a fault.
    for _ in 0..<row + header.count { _ = try? text.nextRow(from: &index) { _ in } }
    var fields: [DelimitedField] = []
    _ = try? text.nextRow(from: &index) { fields.append($0) }
    return fields
  }

  /// Why a row doesn't have a field for each name, and none beside them.
  private func fault(in row: Int, of file: TextFile) -> SurveyError? {
    let text = DelimitedText(file, layout)
    let fields = fields(of: row, in: text)
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
