internal import NumericCore

/// How many resamples gave each value of a statistic that lies on a lattice.
///
/// Positions are whole numbers; what a step between them means is known to whoever chose the
/// statistic. Memory is that of the lattice, whatever the number of resamples.
public struct ResampleHistogram: Hashable, Sendable {
  /// The position that ``counts`` begins with.
  public let firstPosition: Int
  /// The number of resamples at each position from the first; the ends may be 0.
  public private(set) var counts: [UInt64]

  /// Creates a histogram.
  public init(firstPosition: Int, counts: [UInt64]) {
    self.firstPosition = firstPosition
    self.counts = counts
  }

  init(firstPosition: Int, tallies: [PositionTally]) {
    var sum = tallies[0]
    for tally in tallies.dropFirst() { sum.merge(tally) }
    self.init(firstPosition: firstPosition, counts: sum.counts)
  }

  /// The number of resamples.
  public var total: UInt64 { counts.reduce(0, +) }

  /// The positions, of which the ends may have no resamples.
  public var positions: Range<Int> { firstPosition..<firstPosition + counts.count }

  /// Adds the resamples of another shard, or of a run's continuation.
  ///
  /// - Precondition: Both are of the same statistic: they have the same positions.
  public mutating func merge(_ other: ResampleHistogram) {
    precondition(positions == other.positions, "histograms of the same statistic are merged")
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// Adds the histogram to a digest, as that of a statistic with a number.
  func add(to digest: inout ResampleDigest, as statistic: Int) {
    for (index, count) in counts.enumerated() where count > 0 {
      digest.add(position: firstPosition + index, of: statistic, times: count)
    }
  }
}

extension [ResampleHistogram] {
  /// What histograms of one or more statistics of the same resamples hold, as a fingerprint.
  public var digest: ResampleDigest {
    var digest = ResampleDigest()
    for (index, histogram) in enumerated() { histogram.add(to: &digest, as: index) }
    return digest
  }
}
