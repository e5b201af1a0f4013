/// Why a text is no statistic.
public struct StatisticExpressionError: Error, Hashable, Sendable {
  /// Where in the text, in characters from 1.
  public var column: Int
  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String
  /// Whether it can't be read, rather than says something impossible.
  public var isMalformed = true

  /// What is wrong with a text, and where in it, as one sentence without a full stop.
  public func message(of text: String) -> String { "column \(column) of '\(text)': \(message)" }
}
