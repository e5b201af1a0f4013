/// Columns with a row for each respondent, wherever they come from: a file, or the data of a request.
public protocol RespondentColumns: Sendable {
  /// What the columns are called in messages: a path, or a member's name.
  var path: String { get }
  /// The names of the columns, in their order; none comes twice.
  var columnNames: [String] { get }
  /// The conditions on the rows, as they read; nil where there is none.
  var condition: String? { get }
  /// What was said of the codes among the answers.
  var codes: AnswerCodes { get }
  /// Whether codes such as 99 that nobody declared are refused where the columns are read.
  var refusesUndeclaredCodes: Bool { get }

  /// Returns what columns hold.
  ///
  /// - Throws: ``SurveyError`` for a name that there isn't, and for a file that is no table.
  func kinds(of names: [String]) throws(SurveyError) -> [ColumnKind]

  /// Returns the values of columns.
  ///
  /// - Throws: ``SurveyError`` for a name that there isn't, a cell that is no number, and a missing one,
  ///   each with its place; and where no row is left.
  func columns(_ request: ColumnsRequest) throws(SurveyError) -> RespondentValues

  /// Returns the columns that say how respondents were sampled, of all rows.
  ///
  /// - Throws: ``SurveyError`` for a name that there isn't, and a cell without a value or with one that is no number, each
  ///   with its place.
  func sampledRows(numbers: [String], labels: [String]) throws(SurveyError) -> SampledRows

  /// What answers of a column stand for, where that is known.
  func valueLabels(of name: String) -> [RespondentColumn.ValueLabel]

  /// Returns where a cell stands, by its row among all.
  func place(row: Int, column name: String) -> String

  /// Returns where a value of the columns that were read stands.
  func place(row: Int, column name: String, of values: RespondentValues) -> String
}

extension RespondentColumns {
  /// None.
  public var condition: String? { nil }

  /// Nothing.
  public func valueLabels(of name: String) -> [RespondentColumn.ValueLabel] { [] }

  /// Returns what each column holds.
  ///
  /// - Throws: ``SurveyError``
  public func kinds() throws(SurveyError) -> [ColumnKind] { try kinds(of: columnNames) }

  /// Returns the values of columns of numbers, and of labels.
  ///
  /// - Throws: ``SurveyError``
  public func columns(
    numbers: [String], labels: [String] = [], missing: MissingCells = .refuse
  ) throws(SurveyError) -> RespondentValues {
    try columns(ColumnsRequest(answers: numbers, labels: labels, missing: missing))
  }
}
