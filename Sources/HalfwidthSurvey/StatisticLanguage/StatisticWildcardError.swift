public import Halfwidth

/// Why a statistic with `*` stands for no statistics.
public enum StatisticWildcardError: InputError {
  /// There are `*` in several names, or in none.
  case severalPatterns(_ text: String, count: Int)
  /// The statistic of a column is none.
  case expression(StatisticExpressionError, of: String)
  /// No column is left, for these reasons.
  case noColumn(_ text: String, reasons: String)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .severalPatterns(let text, let count):
      "'\(text)' has * in \(count) places; write it in one, and name other columns"
    case .expression(let error, let text): error.message(of: text)
    case .noColumn(let text, let reasons):
      "'\(text)' stands for no column: \(reasons); name the columns themselves"
    }
  }

  /// Whether the text can't be read, rather than says something impossible.
  public var isMalformed: Bool {
    switch self {
    case .severalPatterns: true
    case .expression(let error, _): error.isMalformed
    case .noColumn: false
    }
  }
}
