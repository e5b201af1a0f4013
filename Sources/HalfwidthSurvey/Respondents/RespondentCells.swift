/// What one pass through a file of respondents finds: the cells of some columns, and the rows that are not to
/// be taken as they stand.
public struct RespondentCells: Sendable {
  /// How many rows there are, those that ``oddRows`` lists included.
  public var rowCount: Int
  /// The cells by their column's place; each has ``rowCount`` of them.
  public var columns: [Int: CellColumn]
  /// Rows of another length than the header, and those that repeat it, ascending.
  public var oddRows: [Int] = []
  /// What is wrong with the first of them.
  public var oddRow: SurveyError?
  /// Why there is nothing after the last row, where something should be.
  public var end: SurveyError?
  /// Rows that are called like totals, ascending.
  public var totals: [TotalName] = []

  /// What a row is called that is called like a total.
  public struct TotalName: Hashable, Sendable {
    /// The row, from 0.
    public var row: Int
    /// The place of the column of the name.
    public var column: Int
    /// The name.
    public var name: String

    /// Creates a name.
    public init(row: Int, column: Int, name: String) {
      self.row = row
      self.column = column
      self.name = name
    }
  }

  /// Creates cells of rows that are all as they should be.
  public init(rowCount: Int, columns: [Int: CellColumn]) {
    self.rowCount = rowCount
    self.columns = columns
  }

  /// Creates cells of a file of which no row counts, for its fault.
  init(without places: [Int], _ fault: SurveyError) {
    self.init(
      rowCount: 0, columns: Dictionary(uniqueKeysWithValues: places.map { ($0, CellColumn([])) }))
    end = fault
  }
}
