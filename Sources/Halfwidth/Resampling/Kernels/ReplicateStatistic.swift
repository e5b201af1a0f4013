/// A statistic whose values are real numbers, and the data that it is about.
///
/// Data are finite, and a row is a respondent. For statistics of counts see ``CountStatistic``.
package enum ReplicateStatistic: Sendable {
  /// A statistic of one column.
  case column(ColumnStatistic, [Double])
  /// A statistic of two columns.
  case pair(PairStatistic, [Double], [Double])
  /// The mean of the rows that are true, less that of the others; not defined where either are missing.
  case differenceOfMeans([Double], isFirst: [Bool])
  /// The mean of two order statistics, such as a median, where the ranks count from 1.
  case orderStatistics([Double], lower: Int, upper: Int)
  /// Any function of the numbers of the rows drawn, of so many rows.
  case rows(count: Int, @Sendable (_ drawn: Span<UInt32>) -> Double)
  /// Any function of the weights of all rows: how often each was drawn, or in a survey the rescaled
  /// weight.
  case weights(count: Int, @Sendable (_ weights: Span<Double>) -> Double)

  /// The columns of data.
  var columns: [[Double]] {
    switch self {
    case .column(let statistic, let x): [statistic.scores(x)]
    case .differenceOfMeans(let x, _), .orderStatistics(let x, _, _): [x]
    case .pair(_, let x, let y): [x, y]
    case .rows, .weights: []
    }
  }

  /// Those of a statistic of one or two columns; y is empty where there is one.
  var bothColumns: (x: [Double], y: [Double]) {
    let columns = columns
    return (columns[0], columns.count > 1 ? columns[1] : [])
  }

  /// The number of rows.
  var rows: Int {
    switch self {
    case .rows(let count, _), .weights(let count, _): count
    case .column(_, let x), .pair(_, let x, _), .differenceOfMeans(let x, _),
      .orderStatistics(let x, _, _):
      x.count
    }
  }

  /// Which statistic it is; nil for the kernel's own.
  var kind: StatisticKind? {
    switch self {
    case .column(let statistic, _): statistic.kind
    case .pair(let statistic, _, _): statistic.kind
    case .differenceOfMeans, .orderStatistics, .rows, .weights: nil
    }
  }

  /// What it says of itself; nil for the kernel's own.
  var definition: (any StatisticDefinition)? {
    switch self {
    case .column(let statistic, _): statistic.definition
    case .pair(let statistic, _, _): statistic.definition
    case .differenceOfMeans, .orderStatistics, .rows, .weights: nil
    }
  }

  /// Which of so many values in ascending order it is the mean of; nil for another statistic.
  func ranks(of count: Int) -> RankMean? {
    switch self {
    case .orderStatistics(_, let lower, let upper): return .pair(lower: lower, upper: upper)
    case .column(let statistic, _):
      guard case .order(let order) = statistic.definition.source else { return nil }
      return order.ranks(of: count)
    case .pair, .differenceOfMeans, .rows, .weights: return nil
    }
  }

  /// - Throws: ``ResampleError`` for data that are no data, and numbers that do not fit them.
  func check() throws(ResampleError) {
    let allowed = 1...(1 << 21)
    guard allowed.contains(rows) else { throw .rows(count: rows, allowed: allowed) }
    for (column, values) in columns.enumerated() {
      guard values.count == rows else {
        throw .length(index: column, count: values.count, expected: rows)
      }
      if let row = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(row: row, column: column)
      }
    }
    switch self {
    case .differenceOfMeans(_, let isFirst) where isFirst.count != rows:
      throw .length(index: 1, count: isFirst.count, expected: rows)
    case .orderStatistics(_, let lower, let upper) where lower < 1 || lower > upper || upper > rows:
      throw .statistic(
        "ranks \(lower) and \(upper) of \(rows) rows do not exist; give ranks from 1, in ascending "
          + "order")
    case .column, .pair:
      guard let definition else { return }
      if let flaw = definition.flaw { throw .statistic(flaw) }
      guard rows >= definition.fewestRows else {
        throw .rows(count: rows, allowed: definition.fewestRows...(1 << 21))
      }
    case .differenceOfMeans, .orderStatistics, .rows, .weights: return
    }
  }
}
