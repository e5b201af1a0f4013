/// Columns with a row for each respondent, wherever they come from: a file, or the data of a request.
public protocol RespondentColumns: Sendable {
  /// What the columns are called in messages: a path, or a member's name.
  var path: String { get }
  /// The names of the columns, in their order; none comes twice.
  var columnNames: [String] { get }
  /// What was said of the codes among the answers.
  var codes: AnswerCodes { get }
  /// Whether codes such as 99 that nobody declared are refused where the columns are read.
  var refusesUndeclaredCodes: Bool { get }

  /// Returns what each column holds.
  func kinds() throws(SurveyError) -> [ColumnsFile.ColumnKind]

  /// Returns the values of columns.
  ///
  /// - Throws: ``SurveyError`` for a name that there isn't, a cell that is no number, and a missing one,
  ///   each with its place; and where no row is left.
  func columns(_ request: ColumnsRequest) throws(SurveyError) -> ColumnsFile.Columns

  /// Returns where a value of the columns that were read stands.
  func place(row: Int, column name: String, of columns: ColumnsFile.Columns) -> String
}

extension RespondentColumns {
  /// Returns the values of columns of numbers, and of labels.
  ///
  /// - Throws: ``SurveyError``
  public func columns(
    numbers: [String], labels: [String] = [], missing: ColumnsFile.MissingCells = .refuse
  ) throws(SurveyError) -> ColumnsFile.Columns {
    try columns(ColumnsRequest(answers: numbers, labels: labels, missing: missing))
  }
}

extension ColumnsFile: RespondentColumns {
  /// A file's codes are declared by options, so that there is a way out.
  public var refusesUndeclaredCodes: Bool { true }
}
