/// A statistic whose values are real numbers, and the data that it is about.
///
/// Data are finite, and a row is a respondent. For statistics of counts see ``CountStatistic``.
public enum ReplicateStatistic: Sendable {
  /// The mean.
  case mean([Double])
  /// The variance, with n - 1 in its denominator; defined for two rows or more.
  case variance([Double])
  /// The square root of the variance.
  case standardDeviation([Double])
  /// Pearson's correlation; not defined where either column does not vary.
  case correlation([Double], [Double])
  /// The first mean divided by the second; not defined where that is 0.
  case ratioOfMeans([Double], [Double])
  /// The slope of the least-squares line of y on x; not defined where x does not vary.
  case slope(x: [Double], y: [Double])
  /// The mean of the rows that are true, less that of the others; not defined where either are missing.
  case differenceOfMeans([Double], isFirst: [Bool])
  /// A smooth function of the means of some columns.
  case smooth(columns: [[Double]], @Sendable (_ means: Span<Double>) -> Double)
  /// The mean of two order statistics, such as a median, where the ranks count from 1.
  case orderStatistics([Double], lower: Int, upper: Int)
  /// The mean without a share of the values at each end: of n rows the floor of the share times n are
  /// left out at each.
  ///
  /// The product is one of doubles, as scipy's `trim_mean` and R's `mean(trim=)` have it: 0.29 of 100 is
  /// 28, since the double next to .29 is below it.
  case trimmedMean([Double], share: Double)
  /// Any function of the values drawn.
  case values([Double], @Sendable (_ drawn: Span<Double>) -> Double)
  /// Any function of the numbers of the rows drawn, of so many rows.
  case rows(count: Int, @Sendable (_ drawn: Span<UInt32>) -> Double)
  /// Any function of the weights of all rows: how often each was drawn, or in a survey the rescaled
  /// weight.
  case weights(count: Int, @Sendable (_ weights: Span<Double>) -> Double)

  /// The median: the middle value, or the mean of the two in the middle.
  public static func median(_ values: [Double]) -> ReplicateStatistic {
    .orderStatistics(values, lower: (values.count + 1) / 2, upper: values.count / 2 + 1)
  }

  /// The columns of data.
  var columns: [[Double]] {
    switch self {
    case .mean(let x), .variance(let x), .standardDeviation(let x), .differenceOfMeans(let x, _),
      .orderStatistics(let x, _, _), .trimmedMean(let x, _), .values(let x, _):
      [x]
    case .correlation(let x, let y), .ratioOfMeans(let x, let y), .slope(let x, let y): [x, y]
    case .smooth(let columns, _): columns
    case .rows, .weights: []
    }
  }

  /// The number of rows.
  var rows: Int {
    switch self {
    case .rows(let count, _), .weights(let count, _): count
    default: columns.first?.count ?? 0
    }
  }

  /// Whether it is a function of means, which can be found from sums over the rows drawn.
  var isSmooth: Bool {
    switch self {
    case .mean, .variance, .standardDeviation, .correlation, .ratioOfMeans, .slope,
      .differenceOfMeans, .smooth:
      true
    case .orderStatistics, .trimmedMean, .values, .rows, .weights: false
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
    case .trimmedMean(_, let share) where !(share >= 0 && share < 0.5):
      throw .statistic("\(share) can't be trimmed at each end; give a share from 0 to below 0.5")
    case .variance where rows < 2, .standardDeviation where rows < 2:
      throw .rows(count: rows, allowed: 2...(1 << 21))
    default: return
    }
  }
}
