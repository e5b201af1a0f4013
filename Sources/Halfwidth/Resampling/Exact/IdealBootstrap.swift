internal import NumericCore

/// The ideal bootstrap: the distribution of a statistic over all resamples, not over some of them.
///
/// It has no simulation error. It is still the bootstrap: its intervals are as approximate as those
/// that infinitely many random resamples would give, and near 0 and 1 a proportion's percentile
/// interval is poor, see ``IdealBootstrapCoverage``.
///
/// Statistics on a lattice come from convolutions, order statistics from binomial sums, and functions
/// of category counts from all resampled counts with their multinomial probabilities. What would take
/// too long is refused with an ``IdealBootstrapError``; the same statistic can then be simulated.
///
/// Source: B. Efron (1979), *Ann. Stat.* 7, 1-26; N. I. Fisher, P. Hall (1991), *J. Stat. Plan.
/// Inference* 27, 157-169.
public enum IdealBootstrap {
  /// The largest number of observations in a sample: a million.
  public static let largestTotal = 1_000_000
  /// The largest number of lattice positions, or values, of a distribution: 2^22, about four million.
  public static let largestLattice = 1 << 22
  /// The largest number of products that a distribution may take: 2^31, about a second.
  public static let largestWork = 1 << 31
  /// The largest number of resampled category counts that are enumerated: 2^22.
  ///
  /// Of 50 respondents in six categories there are 3.5 million.
  public static let largestEnumeration = 1 << 22

  static func checkTotal(_ total: Int) throws(IdealBootstrapError) {
    guard total <= largestTotal else { throw .tooManyObservations(total) }
  }
}

/// Why an ideal bootstrap was refused.
public enum IdealBootstrapError: Error, Hashable, Sendable {
  /// There are more observations than ``IdealBootstrap/largestTotal``.
  case tooManyObservations(Int)
  /// The scores have no common step, or one with a denominator beyond a million.
  case noCommonStep
  /// The distribution has more positions, or takes more products, than the limits.
  case tooLarge
  /// The category counts have more resamples than ``IdealBootstrap/largestEnumeration``.
  case tooManyCompositions
  /// The statistic of the data is not a finite number.
  case undefinedStatistic
  /// A simulated distribution was to be combined exactly.
  case notExact
  /// The statistic is one of rows, for which no exact distribution is known.
  case noClosedForm

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .tooManyObservations(let total):
      "\(total) observations are more than the \(IdealBootstrap.largestTotal) that the ideal "
        + "bootstrap takes; give a number of resamples to simulate it"
    case .noCommonStep:
      "the scores are no whole multiples of a common step, so their mean lies on no lattice; give a "
        + "number of resamples to simulate it"
    case .tooLarge:
      "the exact bootstrap distribution has more than \(IdealBootstrap.largestLattice) values or "
        + "takes more than \(IdealBootstrap.largestWork) products; give a number of resamples to "
        + "simulate it"
    case .tooManyCompositions:
      "there are more than \(IdealBootstrap.largestEnumeration) different resamples of these counts; "
        + "give a number of resamples to simulate them"
    case .undefinedStatistic:
      "the statistic of the data is not a finite number; there is nothing to resample"
    case .notExact:
      "one of the two bootstrap distributions is simulated; simulate their difference as well"
    case .noClosedForm:
      "no exact bootstrap distribution of this statistic is known; give a number of resamples to "
        + "simulate it"
    }
  }
}
