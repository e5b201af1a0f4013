/// A table of respondents: a row for each, a column for each answer.
///
/// What stands in the cells comes from a ``RespondentSource``, a type for each file format. The table decides
/// what an answer is: words for yes and no, codes that stand for none, blank cells, rows of totals.
///
/// ```swift
/// import HalfwidthSurvey
///
/// let table = try RespondentTable.read("Tests/Cases/yes-no.csv").reading(["internet", "agree"])
/// let kinds = try table.kinds(of: ["internet", "agree"])
/// kinds == [.binary, .binary]  // true
/// let values = try table.columns(numbers: ["agree"])
/// values.numbers[0].prefix(4)  // [1.0, 0.0, 1.0, 1.0]
/// ```
///
/// Columns that ``reading(_:)`` is given are read in one pass, however often they are asked for afterwards.
public struct RespondentTable: RespondentColumns {
  /// Where the cells come from.
  public let source: any RespondentSource
  /// What a person says of the codes in the file.
  public let codes: AnswerCodes
  /// The names of the columns, in the file's order; none is empty, and none comes twice.
  public let columnNames: [String]
  /// What was read already.
  private var read: RespondentCells?

  /// A file's codes are declared by options, so that there is a way out.
  public var refusesUndeclaredCodes: Bool { true }

  /// The path for messages.
  public var path: String { source.path }

  /// What a cell without a value may hold beside nothing, as R and pandas write it.
  private static let missingTexts: Set = ["NA", "NaN", "nan", "."]

  /// Creates a table of what a source has.
  public init(_ source: any RespondentSource, codes: AnswerCodes = AnswerCodes()) {
    self.source = source
    self.codes = codes
    columnNames = source.columns.map(\.name)
  }

  /// Opens a file of fields, and reads its header.
  ///
  /// - Parameters:
  ///   - format: How the text is to be read, where a person says it.
  ///   - codes: What a person says of the codes in the file.
  /// - Throws: ``SurveyError`` for a file that can't be read, and for a header with an empty name after the
  ///   first, a name that comes twice, or numbers in the place of names.
  public static func read(
    _ path: String, format: DelimitedFormat = DelimitedFormat(), codes: AnswerCodes = AnswerCodes()
  ) throws(SurveyError) -> RespondentTable {
    RespondentTable(try DelimitedRespondents.read(path, format: format), codes: codes)
  }

  /// Returns the table with the cells of columns read in one pass; names that it doesn't have are passed over.
  ///
  /// - Complexity: O(n) in the bytes of the file. A cell takes a byte while its column has up to 256
  ///   different ones, and four otherwise.
  public func reading(_ names: [String]) -> RespondentTable {
    let asked = Set(names)
    let places = columnNames.indices.filter { asked.contains(columnNames[$0]) }
    guard !places.isEmpty else { return self }
    var table = self
    table.read = source.cells(of: places)
    return table
  }

  /// The cells of columns, which are read now unless they were before.
  func cells(of places: [Int]) -> RespondentCells {
    if let read, places.allSatisfy({ read.columns[$0] != nil }) { return read }
    return source.cells(of: Array(Set(places)))
  }

  /// Returns the values of columns.
  ///
  /// Answers are numbers, or words for yes and no such as `TRUE` and `FALSE`, which are 1 and 0. A cell is
  /// missing that is empty or holds NA, NaN or a point, or a code that was declared so. In a column of
  /// labels `NA` is one where it stands in quotes, or where missing cells are empty; a value with a label in
  /// the file is its label.
  ///
  /// - Throws: ``SurveyError`` for a name that the header doesn't have, a row of another length than
  ///   the header, a cell that is no number, a missing one, codes such as 99 that are not declared, and a
  ///   row of totals, each with its place; and where no row is left.
  /// - Complexity: O(n) in the rows, and in the bytes of the file where the columns were not read before.
  public func columns(_ request: ColumnsRequest) throws(SurveyError) -> RespondentValues {
    var reading = try ColumnsReading(self, request)
    return try reading.finished()
  }

  /// Returns where a value of the columns that were read stands, as `file:line:column`.
  ///
  /// - Parameters:
  ///   - row: Its row among those that were returned, from 0.
  ///   - name: Its column.
  /// - Complexity: O(n) in the bytes of the file: it is gone through again, for a message.
  public func place(row: Int, column name: String, of values: RespondentValues) -> String {
    var index = row
    for dropped in values.droppedRows where dropped <= index { index += 1 }
    return columnNames.firstIndex(of: name).map { place(row: index, column: $0) } ?? path
  }

  /// Where a cell stands, by its row and its column's place.
  func place(row: Int, column: Int) -> String { source.place(row: row, column: column) ?? path }

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
}
