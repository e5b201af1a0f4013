/// A part of a run's resamples, all of which together are what one run gives.
protocol ResamplePart {
  /// The numbers of the resamples.
  var resamples: Range<Int> { get }
  /// The number of resamples of all parts together.
  var total: Int { get }
  /// How many values are kept; 0 where they are counted.
  var keptValues: Int { get }

  /// What distinguishes the runs of two parts, in words; nil for one run.
  func difference(from other: Self) -> String?

  /// Refuses what no run can have drawn.
  func check() throws(BootstrapShardError)

  /// Adds the resamples that follow.
  mutating func append(_ next: Self) throws(BootstrapShardError)
}

extension ResamplePart {
  /// Joins all parts of a run.
  ///
  /// - Parameters:
  ///   - parts: In any order; empty ones may be left out.
  ///   - limit: How many values are kept.
  /// - Throws: ``BootstrapShardError`` where they aren't the parts of one run, each once, and where they hold more
  ///   values than are kept.
  static func joined(_ parts: [Self], keeping limit: Int) throws(BootstrapShardError) -> Self {
    let ordered = parts.filter { !$0.resamples.isEmpty }.sorted {
      $0.resamples.lowerBound < $1.resamples.lowerBound
    }
    guard var whole = ordered.first else { throw .none }
    for part in parts {
      if let difference = whole.difference(from: part) { throw .differ(difference) }
    }
    try whole.check()
    let values = ordered.reduce(0) { $0 + $1.keptValues }
    guard values <= limit else { throw .tooManyValues(values, limit: limit) }
    guard whole.resamples.lowerBound == 0 else { throw .missing(from: 0) }
    for part in ordered.dropFirst() { try whole.append(part) }
    guard whole.resamples.upperBound >= whole.total else {
      throw .missing(from: whole.resamples.upperBound)
    }
    return whole
  }

  /// Refuses a part that is none, or does not begin where this one ends.
  func checkFollows(_ next: Self) throws(BootstrapShardError) {
    try next.check()
    let end = resamples.upperBound
    guard next.resamples.lowerBound <= end else { throw .missing(from: end) }
    guard next.resamples.lowerBound == end else { throw .twice(from: next.resamples.lowerBound) }
  }
}
