public import Halfwidth

/// A statistic as a person writes it, such as `mean(score)` or `difference(mean(score), by: group)`.
///
/// Grammar: a name, and in parentheses columns, numbers or inner statistics with commas between them;
/// `by: COLUMN` comes last, and after it may stand which group minus which. A proportion may be that of one
/// answer, as `proportion(q1 = 3)`. What is not made of letters, digits, `_`, `.` and `-` stands in double
/// quotes, with a quote inside doubled.
///
/// ```swift
/// import HalfwidthSurvey
///
/// let expression = try StatisticExpression(
///   parsing: "difference(mean(score), by: group)", columns: ["group", "score"])
/// expression.columns  // ["score"]
/// expression.groupColumn  // "group"
/// ```
public struct StatisticExpression: Hashable, Sendable {
  /// What is computed, with the columns it is computed from.
  public enum Form: Hashable, Sendable {
    case column(ColumnStatistic, of: String)
    case pair(PairStatistic, String, String)
    /// Of two groups of rows.
    case difference(ColumnStatistic, of: String, by: String)
    /// Of two columns of the same rows.
    case pairedDifference(ColumnStatistic, of: String, minus: String)
  }

  /// The text as it was written.
  public let text: String
  /// What is computed.
  public let form: Form
  /// Columns of zeros and ones that say where an answer is a given one, by the names they have in the form.
  public let conditions: [String: AnswerCondition]
  /// The groups of a difference in the order that was asked for, the second subtracted; nil where none was.
  public let groupOrder: [String]?

  /// Reads a statistic of data with these columns; where there is one column it needn't be named.
  ///
  /// - Parameters:
  ///   - text: A statistic such as `mean(score)`.
  ///   - columns: The names of the data's columns.
  /// - Throws: ``StatisticExpressionError`` with the place in the text.
  public init(parsing text: String, columns: [String]) throws(StatisticExpressionError) {
    self.text = text
    var parser = StatisticParser(text, columns: columns)
    form = try parser.whole()
    conditions = parser.conditions
    groupOrder = parser.groupOrder
  }

  /// The columns, each once; a condition counts as one.
  public var columns: [String] {
    switch form {
    case .column(_, let name), .difference(_, let name, _): [name]
    case .pair(_, let x, let y), .pairedDifference(_, let x, let y): x == y ? [x] : [x, y]
    }
  }

  /// The column of the groups that are compared.
  public var groupColumn: String? {
    if case .difference(_, _, let group) = form { group } else { nil }
  }

  /// Whether it is a proportion written as one, without a threshold, or a difference of two of them.
  public var isOfZerosAndOnes: Bool {
    let statistic: ColumnStatistic
    let inner: Substring
    switch form {
    case .column(let own, _): (statistic, inner) = (own, text[...])
    case .difference(let own, _, _), .pairedDifference(let own, _, _):
      (statistic, inner) = (own, text.drop { $0 != "(" }.dropFirst())
    case .pair: return false
    }
    return statistic == .proportion(atLeast: 1)
      && inner.drop { $0 == " " }.hasPrefix(StatisticKind.proportion.rawValue)
  }

  /// Why the ones of a proportion are not its yes, by what a file says of them; nil where nothing speaks against
  /// it, or where an answer or a threshold is named.
  public func refusalOfLabels(in file: some RespondentColumns) -> String? {
    guard isOfZerosAndOnes else { return nil }
    for name in columns {
      let column = RespondentColumn(name, valueLabels: file.valueLabels(of: name))
      if let refusal = column.refusalOfZeroAndOne({
        "\(StatisticKind.proportion.rawValue)(\(name) = \($0))"
      }) {
        return refusal
      }
    }
    return nil
  }

  /// What is wrong with the first number that is neither 0 nor 1; nil where there is none, or where it
  /// needn't be.
  ///
  /// A proportion written without a threshold counts the ones among zeros and ones.
  public func firstStray(of sample: BootstrapSample) -> String? {
    guard isOfZerosAndOnes else { return nil }
    for column in sample.columns where columns.contains(column.name) {
      guard let row = column.values.firstIndex(where: { $0 != 0 && $0 != 1 }) else { continue }
      return
        "row \(row + 1) of '\(column.name)' is \(column.values[row]), and a proportion is one of "
        + "zeros and ones; write proportion(\(column.name) = 1) for the share of one answer, or "
        + "top-box(\(column.name), 4) for that of values from 4 on"
    }
    return nil
  }

  /// The statistic as the engine has it.
  public var statistic: SampleStatistic {
    switch form {
    case .column(let statistic, let name): .column(statistic, of: name)
    case .pair(let statistic, let x, let y): .pair(statistic, x, y)
    case .difference(let statistic, let name, _): .difference(statistic, of: name)
    case .pairedDifference(let statistic, let x, let y):
      .pairedDifference(statistic, of: x, minus: y)
    }
  }
}
