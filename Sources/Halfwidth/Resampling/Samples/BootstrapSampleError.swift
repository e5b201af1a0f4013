/// Why data were refused as a sample to resample.
public enum BootstrapSampleError: Error, Hashable, Sendable {
  /// There is no column.
  case noColumns
  /// There are no rows, or more than 2^31 - 1.
  case rows(Int)
  /// Two columns have the same name.
  case columnTwice(String)
  /// A column, a list of labels or the weights have another length than the first column.
  case length(column: String, count: Int, expected: Int)
  /// A number is infinite or not a number; `row` starts at 0.
  case notFinite(row: Int, column: String)
  /// A number is beyond 1e35 in magnitude; `row` starts at 0.
  case tooLarge(Double, row: Int, column: String)
  /// The numbers of a column differ by less than 1e-35.
  case tooClose(column: String)
  /// A weight is negative, or not finite; `row` starts at 0.
  case weight(row: Int)
  /// All weights are 0.
  case noWeight
  /// The statistic is one of a column that isn't there.
  case noColumn(String, columns: [String])
  /// The statistic compares two groups, and the rows are of so many.
  case groups(Int)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .noColumns: "there is no column; give at least one"
    case .rows(let count):
      "there are \(count) rows; give from 1 to \(BootstrapSample.mostRows)"
    case .columnTwice(let name): "two columns are called \(name); give each a name of its own"
    case .length(let column, let count, let expected):
      "\(column) has \(count) values and the first column \(expected); give one for each row"
    case .notFinite(let row, let column):
      "row \(row + 1) of column \(column) is not a finite number; leave the row out"
    case .tooLarge(let value, let row, let column):
      "row \(row + 1) of column \(column) is \(value), beyond \(BootstrapSample.largestMagnitude); leave "
        + "the row out if that stands for a missing value, or change the unit"
    case .tooClose(let column):
      "the values of column \(column) differ by less than \(BootstrapSample.smallestSpread) in all; "
        + "change the unit"
    case .weight(let row):
      "the weight of row \(row + 1) is negative or not finite; correct it"
    case .noWeight: "all weights are 0, so that no row counts; correct them"
    case .noColumn(let name, let columns):
      "there is no column \(name); the columns are \(columns.joined(separator: ", "))"
    case .groups(let count):
      "a difference needs rows of exactly two groups, and here are \(count); choose two"
    }
  }
}

extension BootstrapSampleError: InputError {}
