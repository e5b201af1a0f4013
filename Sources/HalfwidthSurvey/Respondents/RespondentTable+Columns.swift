extension RespondentTable: RespondentColumns {
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
    var values = try reading.finished()
    values.labels = reading.texts.map(\.all)
    return values
  }

  /// Returns the answers of a column as texts, and what else was read but these.
  ///
  /// - Throws: ``SurveyError`` as ``columns(_:)`` does.
  func texts(
    of name: String, missing: MissingCells
  ) throws(SurveyError) -> (texts: TextColumn, values: RespondentValues) {
    var reading = try ColumnsReading(
      self, ColumnsRequest(answers: [], texts: [name], missing: missing))
    let values = try reading.finished()
    return (reading.texts[0], values)
  }

  /// Returns where a value of the columns that were read stands, as `file:line:column`.
  ///
  /// - Parameters:
  ///   - row: Its row among those that were returned, from 0.
  ///   - name: Its column.
  ///   - values: The columns that were read.
  /// - Complexity: O(n) in the bytes of the file: it is gone through again, for a message.
  public func place(row: Int, column name: String, of values: RespondentValues) -> String {
    let row = values.fileRow(of: row)
    return columnNames.firstIndex(of: name).map { place(row: row, column: $0) } ?? path
  }

  /// What the file says of a column's answers.
  public func valueLabels(of name: String) -> [RespondentColumn.ValueLabel] {
    columnNames.firstIndex(of: name).map { source.columns[$0].valueLabels } ?? []
  }
}
