internal import NumericCore

/// Finds order statistics and trimmed means by counting how often each rank was drawn: nothing is sorted
/// but the data, once.
///
/// Measured with the median of 500 rows (AMD EPYC, Zen 4, both threads of the core at work): 860 ns a
/// resample, of which drawing takes 140; sorting the values drawn takes 19,000 (ratio 22).
struct RankEvaluator: Sendable {
  private enum Form: Sendable {
    case middle(lower: Int, upper: Int)
    case trimmed(share: Double)
  }

  private let form: Form
  private let labels: RowLabels
  /// The values in ascending order, and for each row its place there.
  private let sorted: [Double]
  private let places: [UInt32]

  init?(_ statistic: ReplicateStatistic) {
    let values: [Double]
    switch statistic {
    case .orderStatistics(let x, let lower, let upper):
      values = x
      form = .middle(lower: lower, upper: upper)
    case .trimmedMean(let x, let share):
      values = x
      form = .trimmed(share: share)
    default: return nil
    }
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    sorted = order.map { values[$0] }
    var places = [UInt32](repeating: 0, count: values.count)
    for (place, row) in order.enumerated() { places[row] = UInt32(place) }
    self.places = places
    labels = RowLabels(rows: values.count)
  }

  func evaluate<Row: RowNumber>(
    _ drawn: Span<Row>, resamples: Int, into values: inout MutableSpan<Double>,
    labels sums: inout MutableSpan<UInt64>
  ) {
    let draws = drawn.count / resamples
    var counts = [UInt32](repeating: 0, count: sorted.count)
    for resample in 0..<resamples {
      let rows = drawn.extracting(resample * draws..<(resample + 1) * draws)
      sums[resample] = labels.sum(rows)
      for place in counts.indices { counts[place] = 0 }
      for i in rows.indices { counts[Int(places[Int(rows[i])])] &+= 1 }
      switch form {
      case .middle(let lower, let upper):
        values[resample] = middle(counts, lower: lower, upper: upper)
      case .trimmed(let share):
        values[resample] = mean(counts, cut: ReplicateStatistic.cut(share, of: draws), of: draws)
      }
    }
  }

  private func middle(_ counts: [UInt32], lower: Int, upper: Int) -> Double {
    var place = 0
    var seen = Int(counts[0])
    while seen < lower {
      place += 1
      seen += Int(counts[place])
    }
    let first = sorted[place]
    while seen < upper {
      place += 1
      seen += Int(counts[place])
    }
    return ReplicateStatistic.middle(first, sorted[place])
  }

  /// The mean of the draws whose ranks, from 0, are in cut ..< draws - cut.
  private func mean(_ counts: [UInt32], cut: Int, of draws: Int) -> Double {
    var place = 0
    var seen = Int(counts[0])
    while seen <= cut {
      place += 1
      seen += Int(counts[place])
    }
    // Deviations from the lowest value kept: those of equal values are 0.
    let origin = sorted[place]
    let end = draws - cut
    var sum = 0.0
    while seen < end {
      place += 1
      let kept = min(Int(counts[place]), end - seen)
      sum += Double(kept) * (sorted[place] - origin)
      seen += Int(counts[place])
    }
    return origin + sum / Double(end - cut)
  }
}
