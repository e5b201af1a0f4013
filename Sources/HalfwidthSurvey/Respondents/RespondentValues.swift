public import Halfwidth

/// The columns that were asked for, row by row.
public struct RespondentValues: Hashable, Sendable {
  /// For each column of answers and then of other numbers its values.
  public var numbers: [[Double]]
  /// For each column of texts and then of labels its texts.
  public var labels: [[String]]
  /// The rows that were left out, from 0, ascending.
  public var droppedRows: [Int]
  /// Those of them that are rows of totals.
  public var totalRows: [Int] = []
  /// How many of the rows that were left out are none of the table's: conditions leave them out.
  public var otherRows = 0
  /// What a reader should know of how the columns were read.
  public var warnings: [AnalysisWarning] = []
  /// The one of ``warnings`` that says how many rows have a code that stands for no answer.
  public var codesWarning: AnalysisWarning?

  /// Creates columns.
  public init(numbers: [[Double]], labels: [[String]], droppedRows: [Int]) {
    self.numbers = numbers
    self.labels = labels
    self.droppedRows = droppedRows
  }

  /// The rows of the file that were read, from 0.
  public var fileRows: [Int] {
    let count = (labels.first?.count ?? numbers.first?.count ?? 0) + droppedRows.count
    var dropped = droppedRows[...]
    return (0..<count).filter { row in
      guard dropped.first == row else { return true }
      dropped.removeFirst()
      return false
    }
  }

  /// The row of the file of one that was read.
  func fileRow(of row: Int) -> Int { droppedRows.reduce(row) { $1 <= $0 ? $0 + 1 : $0 } }

  /// How many rows were left out because a value is missing.
  public var dropped: Int { droppedRows.count - totalRows.count - otherRows }
}

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
