/// A statistic of one column of numbers.
///
/// Each of them, such as ``mean`` or ``quantile(_:)``, stands beside its formula.
public struct ColumnStatistic: Hashable, Sendable {
  /// Which statistic it is: one of one column.
  public let kind: StatisticKind
  /// What it is a statistic with: a quantile's share, what a trimmed mean leaves out, a proportion's
  /// threshold; 0 for others.
  public var number: Double

  init(kind: StatisticKind, number: Double = 0) {
    self.kind = kind
    self.number = number
  }

  /// Creates the statistic of a kind; nil for one of two columns.
  public init?(_ kind: StatisticKind, number: Double = 0) {
    guard kind.columnCount == 1 else { return nil }
    self.init(kind: kind, number: number)
  }

  var definition: any StatisticDefinition { kind.definition(number) }

  /// The name in results, such as `trimmed-mean-10`.
  public var name: String { definition.name }

  /// Why its number is none, as one sentence without a full stop; nil for one that may be.
  public var flaw: String? { definition.flaw }

  /// A share as names have it.
  static func percent(_ share: Double) -> String {
    let percent = (share * 1e9).rounded() / 1e7
    return percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
  }
}

/// A statistic of two columns of numbers.
///
/// Each of them, such as ``correlation``, stands beside its formula.
public struct PairStatistic: Hashable, Sendable {
  /// Which statistic it is: one of two columns.
  public let kind: StatisticKind

  init(kind: StatisticKind) { self.kind = kind }

  /// Creates the statistic of a kind; nil for one of one column.
  public init?(_ kind: StatisticKind) {
    guard kind.columnCount == 2 else { return nil }
    self.init(kind: kind)
  }

  var definition: any StatisticDefinition { kind.definition(0) }

  /// The name in results, such as `correlation`.
  public var name: String { definition.name }

  /// Whether both columns may change places.
  public var isSymmetric: Bool { definition.isSymmetric }
}

extension StatisticKind {
  /// How many columns of numbers it is a statistic of: one or two.
  public var columnCount: Int { definition(0).isOfPair ? 2 : 1 }

  /// How it is written.
  public var notations: [StatisticNotation] { definition(0).notations }
}
