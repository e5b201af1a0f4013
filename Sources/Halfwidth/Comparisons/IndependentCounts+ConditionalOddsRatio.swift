internal import Glibc
internal import NumericCore

extension IndependentCounts {
  /// The largest number of trials of both samples that the exact conditional methods take.
  public static let largestConditionalTotal = 1_000_000_000

  /// Returns the exact conditional interval for the odds ratio, with half of the significance beyond
  /// each limit (Cornfield, Fisher).
  ///
  /// It conditions on the successes of both samples together, which leaves the noncentral
  /// hypergeometric distribution, and holds every odds ratio whose central Fisher p-value is above the
  /// significance: see ``centralFisherPValue(oddsRatio:alternative:)``. Its coverage is never below the level, and
  /// in small samples well above it. The usual "Fisher" p-value of software is another (minimum
  /// likelihood) one, which this interval need not agree with.
  ///
  /// - Returns: A lower limit of exactly 0 and an upper limit of infinity where the data allow them; nil
  ///   above ``largestConditionalTotal``.
  /// - Complexity: O(s) for the standard deviation s of the count, which grows with the root of the
  ///   total: about a microsecond at 100 trials, 0.1 milliseconds at 10^6 and 2 at 10^9.
  ///
  /// Source: R. A. Fisher (1935), *J. Roy. Statist. Soc.* 98, 39-82; J. Cornfield (1956), *Proc. 3rd
  /// Berkeley Symp.* 4, 135-148.
  public func conditionalExactInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    guard total <= Self.largestConditionalTotal else { return nil }
    return ConfidenceInterval(
      lower: side == .upper ? 0 : conditionalLowerLimit(tail: level.tail(side)),
      upper: side == .lower
        ? .infinity : 1 / swapped.conditionalLowerLimit(tail: level.tail(side)),
      in: 0...Double.infinity, level: level, side: side)
  }

  /// The odds ratio that is most likely given the successes of both samples together.
  ///
  /// It lies between 1 and ``oddsRatio``. Exactly 0 or infinite where the first sample's successes are
  /// as few or as many as they can be; nil where nothing else is possible, and above
  /// ``largestConditionalTotal``.
  ///
  /// - Complexity: As of ``conditionalExactInterval(level:side:)``.
  ///
  /// Source: N. Mantel, B. F. Hankey (1975), *Amer. Statist.* 29, 143-145, on its place.
  public var conditionalOddsRatio: Double? {
    guard total <= Self.largestConditionalTotal, let oddsRatio else { return nil }
    guard oddsRatio > 0 && oddsRatio < .infinity else { return oddsRatio }
    let distribution = NoncentralHypergeometric(self)
    // The mean grows with the log odds ratio and its slope is the variance.
    var logOdds = log(oddsRatio)
    var bracket = min(0, logOdds)...max(0, logOdds)
    while true {
      let sums = distribution.sums(oddsRatio: exp(logOdds))
      let excess = sums.meanExcess
      let variance = sums.variance
      let next = logOdds - excess / variance
      if excess * excess <= Self.settled * variance {
        return exp(min(max(next, bracket.lowerBound), bracket.upperBound))
      }
      bracket =
        excess < 0 ? logOdds...bracket.upperBound : bracket.lowerBound...logOdds
      logOdds =
        bracket.contains(next) ? next : (bracket.lowerBound + bracket.upperBound) / 2
    }
  }

  /// Returns the central Fisher p-value of the hypothesis that the odds ratio is `oddsRatio`: twice the
  /// smaller of the two exact conditional tails, at most 1.
  ///
  /// The test that ``conditionalExactInterval(level:side:)`` inverts; at 1, the test of no difference. Not
  /// the p-value that most software prints as Fisher's, which sums the tables that are no more
  /// probable than the observed one.
  ///
  /// - Parameters:
  ///   - oddsRatio: At least 0; may be infinite.
  ///   - alternative: Against a smaller or a larger odds ratio the p-value is one tail.
  /// - Returns: A probability, or nil above ``largestConditionalTotal``. It keeps its digits however
  ///   small it is; below about 1e-308 it is 0.
  /// - Complexity: As of ``conditionalExactInterval(level:side:)``, and O(d) for an observed count d from the
  ///   mode.
  public func centralFisherPValue(
    oddsRatio: Double = 1, alternative: AlternativeHypothesis = .two
  ) -> Double? {
    precondition(oddsRatio >= 0, "an odds ratio is not negative")
    guard total <= Self.largestConditionalTotal else { return nil }
    if oddsRatio > 1 {
      return swapped.centralFisherPValue(
        oddsRatio: 1 / oddsRatio, alternative: alternative.mirrored)
    }
    let distribution = NoncentralHypergeometric(self)
    // There all of the probability is on the smallest possible count.
    if oddsRatio == 0 {
      return alternative.pValue(less: 1, greater: distribution.isLowest ? 1 : 0)
    }
    let sums = distribution.sums(oddsRatio: oddsRatio)
    return min(1, alternative.pValue(less: sums.lowerTail, greater: sums.upperTail))
  }

  /// A squared step, in standard deviations, that quadratic convergence makes the last one.
  private static let settled = 1e-16

  /// The odds ratio at which the observed count or more has the probability `tail`.
  ///
  /// The logarithm of that probability is a concave function of the log odds ratio, because cutting
  /// off a log-concave distribution makes its variance smaller, and its slope is how far the tail's
  /// mean lies above the mean. So Newton's steps never pass the root from the left, and need no
  /// bracket; from the right they could go so far that the probability underflows, and then come back.
  private func conditionalLowerLimit(tail: Double) -> Double {
    let distribution = NoncentralHypergeometric(self)
    if distribution.isLowest { return 0 }
    // Where the first step is from: Woolf's limit with a half added to each count.
    let cells = [first.successes, second.failures, first.failures, second.successes].map {
      Double($0) + 0.5
    }
    let z = StandardNormal.quantile(upperTail: tail)
    var right = log(cells[0] * cells[1] / (cells[2] * cells[3]))
    var logOdds = right - z * cells.reduce(0) { $0 + 1 / $1 }.squareRoot()
    while true {
      let sums = distribution.sums(oddsRatio: exp(logOdds))
      let reached = sums.upperTail
      guard reached > 0 else {
        logOdds = (logOdds + right) / 2
        continue
      }
      let excess = log(reached / tail)
      if excess > 0 { right = logOdds }
      logOdds -= excess / (sums.distanceAbove / (sums.at + sums.above) - sums.meanExcess)
      if excess * excess <= Self.settled { return exp(logOdds) }
    }
  }
}
