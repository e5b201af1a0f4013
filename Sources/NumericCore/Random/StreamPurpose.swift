/// What the words of a stream are for.
///
/// Streams of different purposes are unrelated though they share a seed, so that two steps of one
/// analysis never use the same words. The raw values are part of the layout that ``StreamBlock``
/// fixes: a case may be added, none changed. At most 2047 fits.
public enum StreamPurpose: UInt16, CaseIterable, Hashable, Sendable {
  /// The resamples of a bootstrap: which rows, or how many of each kind.
  case resampling = 0
  /// Resamples of resamples: the inner level of a double bootstrap.
  case nestedResampling = 1
  /// Random tables with given margins, for Monte Carlo tests.
  case tables = 2
  /// Random rearrangements of observations, for permutation tests.
  case permutations = 3
  /// Made-up data, on which methods are judged.
  case simulation = 4
  /// How many resamples of a bootstrap have each value, drawn at once.
  case histograms = 5
  /// Which of several observations are kept, without putting any back.
  case subsets = 6
}
