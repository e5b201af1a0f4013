/// Columns that say how respondents were sampled: of all of them, whatever conditions and missing answers leave.
///
/// Rows that are not looked at are part of the sample all the same: how many primary units a stratum has does not hang on
/// what is asked of them.
public struct SampledRows: Hashable, Sendable {
  /// For each column of numbers its values.
  public var numbers: [[Double]]
  /// For each column of labels its texts.
  public var labels: [[String]]
  /// Which row of the data each respondent is, from 0; rows of totals are none.
  public var rows: [Int]

  /// Creates columns.
  public init(numbers: [[Double]], labels: [[String]], rows: [Int]) {
    self.numbers = numbers
    self.labels = labels
    self.rows = rows
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
