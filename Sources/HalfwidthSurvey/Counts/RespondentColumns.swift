/// Columns with a row for each respondent, wherever they come from: a file, or the data of a request.
public protocol RespondentColumns: Sendable {
  /// What the columns are called in messages: a path, or a member's name.
  var path: String { get }
  /// The names of the columns, in their order; none comes twice.
  var columnNames: [String] { get }

  /// Returns what each column holds.
  func kinds() throws(SurveyError) -> [ColumnsFile.ColumnKind]

  /// Returns the values of columns.
  ///
  /// - Parameters:
  ///   - numbers: The names of columns of numbers.
  ///   - labels: The names of columns of text, such as groups.
  ///   - missing: What to do with a row in which one of them has no value.
  /// - Throws: ``SurveyError`` for a name that there isn't, a cell that is no number, and a missing one,
  ///   each with its place; and where no row is left.
  func columns(
    numbers: [String], labels: [String], missing: ColumnsFile.MissingCells
  ) throws(SurveyError) -> ColumnsFile.Columns

  /// Returns where a value of the columns that were read stands.
  func place(row: Int, column name: String, of columns: ColumnsFile.Columns) -> String
}

extension ColumnsFile: RespondentColumns {}
