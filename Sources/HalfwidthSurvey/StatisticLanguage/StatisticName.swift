public import Halfwidth

/// The name of a statistic, as it is written.
public struct StatisticName: Hashable, Sendable {
  /// Which statistic it is; nil for a difference of one.
  public let kind: StatisticKind?
  let notation: StatisticNotation

  /// The word.
  public var word: String { notation.word }
  /// How it is written.
  public var example: String { notation.example }

  /// The statistic, with its usual number; nil for one of two columns, and for a difference.
  var ofOneColumn: ColumnStatistic? {
    kind.flatMap { ColumnStatistic($0, number: notation.usual) }
  }

  /// A difference of two groups of rows, or of two columns.
  public static let difference = StatisticName(
    kind: nil, notation: StatisticNotation("difference", "difference(mean(x), by: group)"))

  /// All of them, in the order in which they are listed.
  public static let all =
    StatisticKind.allCases.flatMap { kind in
      kind.notations.map { StatisticName(kind: kind, notation: $0) }
    } + [difference]
}
