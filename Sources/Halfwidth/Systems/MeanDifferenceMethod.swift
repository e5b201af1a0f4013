/// The intervals for the mean of items' differences between two systems; raw values are the slugs.
///
/// Which one is right follows from the data, and is not chosen: whether scores have a scale, whether an item has one
/// yes or no from each system, and whether items come in clusters.
public enum MeanDifferenceMethod: String, CaseIterable, Hashable, Sendable {
  /// ``PairedCounts/tangoInterval(level:side:)``: one run an item and system, each passed or failed.
  case tango
  /// The score interval of a mean on a bounded scale, of the items' differences: all that the score test does not
  /// reject. With differences of -1, 0 and 1 alone it is ``tango``.
  ///
  /// Source: the score test of a multinomial mean under constrained likelihood, as in A. B. Owen (1988), *Biometrika*
  /// 75(2), 237-249, [doi:10.1093/biomet/75.2.237](https://doi.org/10.1093/biomet/75.2.237).
  case pairedScore = "paired-score"
  /// Student's t of the items' differences: scores without a scale. Only roughly right for few items.
  case pairedT = "paired-t"
  /// ``pairedScore`` with the items over their design effect, which is at least 1, and Student's quantile of the
  /// clusters less 1 in place of the normal one.
  case clusteredScore = "clustered-score"
  /// The linearised standard error of clusters and Student's t of the clusters less 1: scores without a scale.
  case clusteredT = "clustered-t"

  /// The fewest clusters from which an interval is made: the variance between fewer is hardly known.
  public static let fewestClusters = 8

  /// Whether it holds only roughly where there are few items or clusters.
  var isApproximate: Bool {
    switch self {
    case .tango, .pairedScore, .clusteredScore: false
    case .pairedT, .clusteredT: true
    }
  }
}

/// The exact tests of two systems on the same items; raw values are the slugs.
public enum SystemTestMethod: String, CaseIterable, Hashable, Sendable {
  /// ``McNemarMethod/exact``: one run an item and system, each passed or failed.
  case mcNemarExact = "mcnemar-exact"
  /// Each item's difference, or each cluster's sum of them, with its sign turned or not: as likely if nothing but the
  /// names of the two systems differs.
  ///
  /// Of all flips where they can be gone through, and of simulated ones elsewhere. It tests exchangeable systems, which
  /// is more than equal means: of skewed differences with mean 0 it rejects more often than its level.
  case signFlip = "sign-flip"
}
