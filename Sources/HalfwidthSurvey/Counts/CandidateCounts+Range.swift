internal import Halfwidth

extension CandidateCounts {
  /// From the smallest candidate to the largest.
  var range: ClosedRange<Int> { successes[0]...successes[successes.count - 1] }
}
