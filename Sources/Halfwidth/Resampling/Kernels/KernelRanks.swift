internal import NumericCore

/// Finds order statistics and trimmed means by counting how often each distinct value was drawn: nothing
/// is sorted but the data, once.
///
/// Measured with the median of 500 different values (AMD EPYC, Zen 4, both threads of the core at work):
/// 640 ns a resample, of which drawing takes 140; sorting the values drawn takes 19,000 (ratio 30).
struct RankEvaluator: Sendable {
  private enum Form: Sendable {
    case middle(lower: Int, upper: Int)
    case trimmed(share: Double)
  }

  private let form: Form
  private let labels: RowLabels
  /// The distinct values in ascending order, and for each row the place of its own.
  private let distinct: [Double]
  private let places: [UInt32]

  init?(_ statistic: ReplicateStatistic, labels: RowLabels) {
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
    let distinct = Array(Set(values)).sorted()
    let place = Dictionary(uniqueKeysWithValues: zip(distinct, 0 as UInt32 ..< .max))
    places = values.map { place[$0] ?? 0 }
    self.distinct = distinct
    self.labels = labels
  }

  func evaluate<Row: RowNumber>(
    _ drawn: Span<Row>, resamples: Int, into values: inout MutableSpan<Double>,
    labels sums: inout MutableSpan<UInt64>
  ) {
    let draws = drawn.count / resamples
    var counts = [UInt32](repeating: 0, count: distinct.count)
    for resample in 0..<resamples {
      let rows = drawn.extracting(resample * draws..<(resample + 1) * draws)
      sums[resample] = labels.sum(rows)
      count(rows, into: &counts)
      switch form {
      case .middle(let lower, let upper):
        values[resample] = middle(counts, lower: lower, upper: upper)
      case .trimmed(let share):
        values[resample] = mean(counts, cut: ReplicateStatistic.cut(share, of: draws), of: draws)
      }
    }
  }

  private func count<Row: RowNumber>(_ rows: Span<Row>, into counts: inout [UInt32]) {
    // Rows come from a sampler of as many rows as there are places.
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      unsafe counts.update(repeating: 0)
      unsafe places.withUnsafeBufferPointer { places in
        for i in rows.indices {
          unsafe counts[Int(places[Int(truncatingIfNeeded: rows[unchecked: i])])] &+= 1
        }
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
    let first = distinct[place]
    while seen < upper {
      place += 1
      seen += Int(counts[place])
    }
    return ReplicateStatistic.middle(first, distinct[place])
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
    let origin = distinct[place]
    let end = draws - cut
    var sum = 0.0
    while seen < end {
      place += 1
      let kept = min(Int(counts[place]), end - seen)
      sum += Double(kept) * (distinct[place] - origin)
      seen += Int(counts[place])
    }
    let mean = MomentAxis.sound(origin, sum / Double(end - cut))
    return mean.isFinite ? mean : exactMean(counts, from: cut, to: end)
  }

  /// The same where the lowest value kept leaves little of it.
  private func exactMean(_ counts: [UInt32], from start: Int, to end: Int) -> Double {
    var seen = 0
    let kept = counts.map { count in
      defer { seen += Int(count) }
      return Double(max(0, min(seen + Int(count), end) - max(seen, start)))
    }
    return ReplicateStatistic.mean(distinct, kept) ?? .nan
  }
}
