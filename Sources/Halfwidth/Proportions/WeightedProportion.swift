/// A weighted share of respondents with what its weights and its design cost in precision.
///
/// The share is taken as it is, for example as a report prints it; it need not be a whole number of
/// respondents out of ``respondents``.
public struct WeightedProportion: Hashable, Sendable {
  /// The weighted share, in 0...1.
  public let estimate: Double
  /// The number of respondents, at least 1.
  public let respondents: Int
  /// The variance of the share over that of a simple random sample of as many respondents, at least 1.
  public let designEffect: Double

  /// Creates a weighted share.
  ///
  /// - Returns: nil for a share outside 0...1, fewer than 1 respondent, and a design effect below 1 or
  ///   infinite.
  public init?(estimate: Double, respondents: Int, designEffect: Double) {
    guard (0...1).contains(estimate), respondents >= 1, designEffect >= 1, designEffect.isFinite
    else { return nil }
    self.estimate = estimate
    self.respondents = respondents
    self.designEffect = designEffect
  }

  /// How many respondents of a simple random sample would give the share as precisely: the
  /// respondents divided by the design effect.
  public var effectiveRespondents: Double { Double(respondents) / designEffect }

  /// Returns the Wilson score interval of the share with the effective number of respondents.
  ///
  /// The count in Wilson's equation is the share of the effective number, which need not be whole. The
  /// normal quantile is used: no degrees of freedom of the design are known here.
  ///
  /// - Returns: An interval whose lower limit is exactly 0 for a share of 0, and whose upper limit is
  ///   exactly 1 for a share of 1.
  ///
  /// Source: C. Franco, R. J. A. Little, T. A. Louis, E. V. Slud (2019), *J. Survey Statist. Methodol.*
  /// 7(3), 334-364, [doi:10.1093/jssam/smy019](https://doi.org/10.1093/jssam/smy019).
  public func wilsonInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let trials = effectiveRespondents
    // The product of a share of 1 and the number may differ from it in the last digit.
    let successes = estimate == 1 ? trials : estimate * trials
    return ConfidenceInterval(
      WilsonEquation.limits(successes: successes, trials: trials, tail: level.tail(side)),
      level: level, side: side)
  }
}
