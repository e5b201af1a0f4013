internal import NumericCore

/// Finds order statistics and trimmed means by counting how often each distinct value was drawn: nothing
/// is sorted but the data, once.
struct RankEvaluator: Sendable {
  /// Which of the rows drawn, in ascending order of their values.
  private let ranks: RankMean
  private let labels: RowLabels
  /// The distinct values in ascending order, and for each row the place of its own.
  private let distinct: [Double]
  private let places: [UInt32]

  /// - Returns: nil for a statistic that is no mean of order statistics.
  init?(_ statistic: ReplicateStatistic, labels: RowLabels) {
    guard let ranks = statistic.ranks(of: statistic.rows) else { return nil }
    self.ranks = ranks
    let ranked = RankedValues(statistic.columns[0])
    distinct = ranked.distinct
    places = ranked.ranks
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
      switch ranks {
      case .pair(let lower, let upper):
        values[resample] = middle(counts, lower: lower, upper: upper)
      case .window(let places): values[resample] = mean(counts, of: places)
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
    return RankMean.middle(first, distinct[place])
  }

  /// The mean of the draws whose ranks, from 0, are in a range.
  private func mean(_ counts: [UInt32], of places: Range<Int>) -> Double {
    var place = 0
    var seen = Int(counts[0])
    while seen <= places.lowerBound {
      place += 1
      seen += Int(counts[place])
    }
    // Deviations from the lowest value kept: those of equal values are 0.
    let origin = distinct[place]
    let end = places.upperBound
    var sum = 0.0
    while seen < end {
      place += 1
      let kept = min(Int(counts[place]), end - seen)
      sum += Double(kept) * (distinct[place] - origin)
      seen += Int(counts[place])
    }
    let mean = MomentGuard.sum(origin, sum / Double(places.count))
    // The lowest value kept may leave little of it.
    return mean.isFinite ? mean : ranks.mean(distinct, counts: counts.map(Int.init))
  }
}
