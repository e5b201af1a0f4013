internal import Halfwidth

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
public struct RespondentTable: Sendable {
  /// Where the cells come from.
  public let source: any RespondentSource
  /// What a person says of the codes in the file.
  public private(set) var codes: AnswerCodes
  /// The names of the columns, in the file's order; none is empty, and none comes twice.
  public let columnNames: [String]
  /// What was read already.
  private var read: RespondentCells?
  /// Its rows, where they are not all of the file's.
  var selection: Selection?

  /// The rows of a file that conditions leave.
  struct Selection: Sendable {
    /// For each row of the file whether it is one of them.
    var isKept: [Bool]
    /// The conditions, as they read: `gender = Female`.
    var words: [String]
    /// What a reader must know of how the conditions were read.
    var warnings: [AnalysisWarning]
  }

  /// A file's codes are declared by options, so that there is a way out.
  public var refusesUndeclaredCodes: Bool { true }

  /// The path for messages.
  public var path: String { source.path }

  /// Creates a table of what a source has.
  public init(_ source: any RespondentSource, codes: AnswerCodes = AnswerCodes()) {
    self.source = source
    self.codes = codes
    columnNames = source.columns.map(\.name)
  }

  /// Returns the table with the cells of columns read in one pass, unless they were read before; names that it doesn't
  /// have are passed over.
  ///
  /// - Complexity: O(n) in the bytes of the file. A cell takes a byte while its column has up to 256
  ///   different ones, and four otherwise.
  public func reading(_ names: [String]) -> RespondentTable {
    let asked = Set(names)
    let places = columnNames.indices.filter { asked.contains(columnNames[$0]) }
    if places.isEmpty || read.map({ places.allSatisfy($0.columns.keys.contains) }) == true {
      return self
    }
    var table = self
    table.read = source.cells(of: places)
    return table
  }

  /// Returns the table with other codes; what was read of it stays read.
  public func with(_ codes: AnswerCodes) -> RespondentTable {
    var table = self
    table.codes = codes
    return table
  }

  /// Whether a row is one of the table's.
  func holds(_ row: Int) -> Bool { selection?.isKept[row] ?? true }

  /// The cells of columns, which are read now unless they were before.
  func cells(of places: [Int]) -> RespondentCells {
    if let read, places.allSatisfy({ read.columns[$0] != nil }) { return read }
    return source.cells(of: Array(Set(places)))
  }

  /// The rows of the file that respondents are: all but those of totals, where these are left out.
  var respondentRows: [Int] {
    // Columns that were read already tell how many rows there are.
    let cells = read ?? cells(of: [0])
    let totals = Set(codes.dropsTotals ? cells.totals.map(\.row) : [])
    return (0..<cells.rowCount).filter { !totals.contains($0) }
  }

  /// That there is no row, and what to do.
  var withoutRows: SurveyError {
    SurveyError(
      .badData, path: path, "the file has names and no rows; add a row for each respondent")
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
}

extension RespondentTable {
  /// Reads the columns of a design.
  ///
  /// - Throws: ``SurveyError`` for a column that there isn't, and a cell without a value or with one that is no number,
  ///   each with its place.
  /// - Complexity: O(n) in the rows.
  public func sampledRows(
    numbers: [String], labels: [String]
  ) throws(SurveyError) -> SampledRows {
    let cells = self.cells(of: try places(numbers + labels))
    if let end = cells.end { throw end }
    if let odd = cells.oddRow { throw odd }
    var found = SampledRows(numbers: [], labels: [], rows: respondentRows)
    for name in labels { found.labels.append(try located(name, cells, found.rows).map(\.text)) }
    for name in numbers {
      var reader = DecimalReader(column: name, format: source.format)
      var values: [Double] = []
      for cell in try located(name, cells, found.rows) {
        guard let number = reader.read(cell), number.isFinite else {
          let comma =
            reader.refusesComma(cell.text)
            ? ", or \(DecimalReader.sayComma) (--decimal comma of a command)" : ""
          throw SurveyError(
            .badData, path: place(row: cell.row, column: name),
            "'\(cell.text.shortened)' in column '\(name)' is not a number; write one such as 3, or 2.5\(comma)"
          )
        }
        values.append(number)
      }
      try reader.finish { place(row: $0, column: name) }
      found.numbers.append(values)
    }
    return found
  }

  /// Where a cell stands, by its row and its column's name.
  public func place(row: Int, column name: String) -> String {
    columnNames.firstIndex(of: name).map { place(row: row, column: $0) } ?? path
  }

  /// The cells of a column, of which each must have a value.
  private func located(
    _ name: String, _ cells: RespondentCells, _ rows: [Int]
  ) throws(SurveyError) -> [LocatedCell] {
    guard let column = cells.columns[try places([name])[0]] else { return [] }
    let found = rows.map { LocatedCell(cell: column.cell(at: $0), row: $0) }
    let empty = found.first {
      $0.text.words.isEmpty || !$0.cell.isQuoted && RespondentCell.isMissing($0.text)
    }
    if let empty {
      throw SurveyError(
        .badData, path: place(row: empty.row, column: name),
        "column '\(name)' says how respondents were sampled, and has nothing here; give each respondent a value"
      )
    }
    return found
  }
}
