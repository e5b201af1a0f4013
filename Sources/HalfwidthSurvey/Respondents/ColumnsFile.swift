public import Halfwidth

/// A file of fields with a header: a row for each respondent, a column for each answer.
///
/// What separates the fields, and what stands before decimals, is found in the file. The file's text is
/// held, at most 64 MiB, and the columns that are asked for; not its cells.
public struct ColumnsFile: Sendable {
  /// The path for messages.
  public let path: String
  /// The names of the columns, in the file's order; none is empty, and none comes twice.
  public let columnNames: [String]
  let file: TextFile
  let layout: DelimitedLayout
  let format: DelimitedFormat
  /// What a person says of the codes in the file.
  public let codes: AnswerCodes
  let header: [DelimitedTable.Field]
  /// How many fields the first row has, with those at its right that are blank.
  private let headerWidth: Int

  /// What to do with a row without a value in one of the columns that are asked for.
  public enum MissingCells: String, CaseIterable, Hashable, Sendable {
    /// An error that names the cell.
    case refuse
    /// The row is left out.
    case drop
    /// A blank answer is 0, as in a column of boxes that were ticked or not.
    case zero
  }

  /// The columns that were asked for.
  public struct Columns: Hashable, Sendable {
    /// For each column of answers and then of other numbers its values.
    public var numbers: [[Double]]
    /// For each column of texts and then of labels its texts.
    public var labels: [[String]]
    /// The rows that were left out, from 0, ascending.
    public var droppedRows: [Int]
    /// How many of the rows that were left out are ones of totals.
    public var droppedTotals = 0
    /// What a reader should know of how the columns were read.
    public var warnings: [AnalysisWarning] = []

    /// Creates columns.
    public init(numbers: [[Double]], labels: [[String]], droppedRows: [Int]) {
      self.numbers = numbers
      self.labels = labels
      self.droppedRows = droppedRows
    }

    /// How many rows were left out because a value is missing.
    public var dropped: Int { droppedRows.count - droppedTotals }
  }

  /// What a first column without a name is called, as R writes it.
  static let unnamedFirst = "(row names)"

  /// What a cell without a value may hold beside nothing, as R and pandas write it.
  static let missingTexts: Set = ["NA", "NaN", "nan", "."]

  /// Reads a file and its header.
  ///
  /// - Parameters:
  ///   - format: How the text is to be read, where a person says it.
  ///   - codes: What a person says of the codes in the file.
  /// - Throws: ``SurveyError`` for a file that can't be read, and for a header with an empty name after the
  ///   first, a name that comes twice, or numbers in the place of names.
  public static func read(
    _ path: String, format: DelimitedFormat = DelimitedFormat(), codes: AnswerCodes = AnswerCodes()
  ) throws(SurveyError) -> ColumnsFile {
    let file = try TextFile.read(path)
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
    if first.count > 1, first[0].text.isEmpty { first[0].text = unnamedFirst }
    return try ColumnsFile(file, layout, format, codes, header: first, width: width)
  }

  private init(
    _ file: TextFile, _ layout: DelimitedLayout, _ format: DelimitedFormat,
    _ codes: AnswerCodes, header: [DelimitedTable.Field], width: Int
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
    self.format = format
    self.codes = codes
    headerWidth = width
    self.header = header
    path = file.path
    columnNames = header.map(\.text)
  }

  /// Returns the values of columns.
  ///
  /// Answers are numbers, or words for yes and no such as `TRUE` and `FALSE`, which are 1 and 0. A cell is
  /// missing that is empty or holds NA, NaN or a point, or a code that was declared so. In a column of
  /// labels `NA` is one where it stands in quotes, or where missing cells are empty.
  ///
  /// - Throws: ``SurveyError`` for a name that the header doesn't have, a row of another length than
  ///   the header, a cell that is no number, a missing one, codes such as 99 that are not declared, and a
  ///   row of totals, each with its place; and where no row is left.
  /// - Complexity: O(n) in the bytes of the file.
  public func columns(_ request: ColumnsRequest) throws(SurveyError) -> Columns {
    var reading = try ColumnsReading(self, request)
    var index = -1
    try DelimitedTable.forEachRow(of: file, layout) { row throws(SurveyError) in
      defer { index += 1 }
      if index < 0 { return true }
      try check(row)
      try reading.add(row, index)
      return true
    }
    return try reading.finished()
  }

  /// The values of a column with how often each stands there.
  func values(of place: Int) -> ValueList {
    var list = ValueList()
    var isHeader = true
    // A fault in a row is found when its values are read.
    try? DelimitedTable.forEachRow(of: file, layout) { row in
      if !isHeader && place < row.count { list.add(row[place].text) }
      isHeader = false
      return true
    }
    return list
  }

  /// Returns where a value of the columns that were read stands, as `file:line:column`.
  ///
  /// - Parameters:
  ///   - row: Its row among those that were returned, from 0.
  ///   - name: Its column.
  /// - Complexity: O(n) in the bytes of the file: it is read again, for a message.
  public func place(row: Int, column name: String, of columns: Columns) -> String {
    var left = row
    for dropped in columns.droppedRows where dropped <= left { left += 1 }
    var found: String?
    // What was read before is read again without a fault.
    try? DelimitedTable.forEachRow(of: file, layout) { fields in
      left -= 1
      // The header comes before the first row.
      guard left < -1, let place = columnNames.firstIndex(of: name) else { return true }
      found = fields[place].position.description
      return false
    }
    return found ?? path
  }

  func places(_ names: [String]) throws(SurveyError) -> [Int] {
    var places: [Int] = []
    for name in names {
      guard let place = columnNames.firstIndex(of: name) else {
        throw SurveyError(
          .badData, path: path,
          "there is no column '\(name)'; "
            + EditDistance.suggestion(for: name, among: columnNames))
      }
      places.append(place)
    }
    return places
  }

  /// Whether a cell has no value: it is empty, or holds what R and pandas write there.
  public static func isMissing(_ text: String) -> Bool {
    text.isEmpty || text.utf8.count <= 3 && missingTexts.contains(text)
  }

  /// Checks that a row has a field for each name, and none beside them.
  private func check(_ row: [DelimitedTable.Field]) throws(SurveyError) {
    if row.count == header.count { return }
    guard row.count > header.count, DelimitedTable.width(row) <= header.count else {
      if row.count > header.count,
        let stray = row[header.count...].first(where: { !$0.text.isEmpty }),
        row.count <= headerWidth
      {
        throw SurveyError(
          stray.position,
          "'\(stray.text)' stands in a column without a name; write one in the first row")
      }
      throw SurveyError(
        row[0].position,
        "the row has \(row.count) fields and the header \(header.count); give every row the same "
          + "number, and put a field that holds a \(layout.separator.rawValue) in quotes")
    }
  }
}
