public import Halfwidth

/// The columns that were asked for, row by row.
public struct RespondentValues: Hashable, Sendable {
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
