/// The tests of whether two systems differ by less than a margin; raw values are the slugs.
///
/// Each is two tests of one side, at either margin, and its p-value the larger one of both. Which one is right follows
/// from the data, and is not chosen.
public enum EquivalenceTestMethod: String, CaseIterable, Hashable, Sendable {
  /// The exact unconditional test that orders pairs of answers by Tango's score statistic: one run an item and system,
  /// each passed or failed.
  ///
  /// Its p-value is the largest probability, over all shares of items that the systems can differ on, of results at least
  /// as far inside of the margin. So it holds its level for any number of items; for items that all are equal it is
  /// (1 - margin)^n at least.
  ///
  /// Source: H.-M. Hsueh, J.-P. Liu, J. J. Chen (2001), "Unconditional exact tests for equivalence or noninferiority for
  /// paired binary endpoints", *Biometrics* 57(2), 478-483,
  /// [doi:10.1111/j.0006-341X.2001.00478.x](https://doi.org/10.1111/j.0006-341X.2001.00478.x).
  case tangoExact = "tango-exact"
  /// The test that is dual to ``MeanDifferenceMethod/tango``: the same for more items than are gone through. Holds its
  /// level only roughly.
  case tango
  /// The test that is dual to ``MeanDifferenceMethod/pairedScore``. Holds its level only roughly.
  case pairedScore = "paired-score"
  /// The test that is dual to ``MeanDifferenceMethod/pairedT``. Holds its level only roughly.
  case pairedT = "paired-t"
  /// The test that is dual to ``MeanDifferenceMethod/clusteredScore``. Holds its level only roughly.
  case clusteredScore = "clustered-score"
  /// The test that is dual to ``MeanDifferenceMethod/clusteredT``. Holds its level only roughly.
  case clusteredT = "clustered-t"

  /// Whether it holds its level for any number of items.
  public var isExact: Bool {
    switch self {
    case .tangoExact: true
    case .tango, .pairedScore, .pairedT, .clusteredScore, .clusteredT: false
    }
  }
}
