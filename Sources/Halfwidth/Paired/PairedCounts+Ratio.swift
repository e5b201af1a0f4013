internal import Glibc
internal import NumericCore

extension PairedCounts {
  /// The proportion of yes to the first over that to the second: infinite where only the second has none, nil where
  /// neither has any.
  public var ratio: Double? {
    let (one, other) = (first.successes, second.successes)
    return one == 0 && other == 0 ? nil : Double(one) / Double(other)
  }

  /// Returns the score statistic for the hypothesis that the ratio of the proportions is `hypothesis`.
  ///
  /// Standard normal in large samples under that hypothesis, and above 0 where the observed ratio is the larger one;
  /// at 1 its square is McNemar's statistic. The variance is taken at the maximum-likelihood table under the
  /// hypothesis. Respondents who said no to both don't matter.
  ///
  /// - Parameter hypothesis: A ratio above 0, finite.
  /// - Returns: Nil where neither answer has a yes, and where numerator and variance are both 0.
  /// - Complexity: O(1).
  ///
  /// Source: N. S. Tang, M. L. Tang, I. S. F. Chan (2003), *Statist. Med.* 22, 1217-1233,
  /// [doi:10.1002/sim.1439](https://doi.org/10.1002/sim.1439).
  public func scoreStatistic(ratio hypothesis: Double) -> Double? {
    precondition(hypothesis > 0 && hypothesis < .infinity, "a ratio to test is above 0 and finite")
    // The squares of ratios up to 1 don't overflow.
    if hypothesis > 1 { return swapped.scoreStatistic(ratio: 1 / hypothesis).map { -$0 } }
    let (a, b, c) = (Double(both), Double(firstOnly), Double(secondOnly))
    let (one, other) = (a + b, a + c)
    if one == 0 && other == 0 { return nil }
    // With m = a + b + c and r the ratio, the likelihood equation is a quadratic whose discriminant is
    // (x1 - r^2 x2)^2 + 4 r^2 b c, and the variance of x1 - r x2 is r (m - n p11). Written so, every sum is one of
    // terms of one sign, and keeps its digits at empty cells.
    let square = hypothesis * hypothesis
    let lean = one - square * other
    let root = (lean * lean + 4 * square * b * c).squareRoot()
    let least = a * (1 - hypothesis) * (1 - hypothesis) + b + c * square + root
    let variance = hypothesis * (a + b + c) * (least / (one + square * other + root))
    let excess = one - hypothesis * other
    if excess == 0 { return variance == 0 ? nil : 0 }
    return excess / variance.squareRoot()
  }

  /// The ratio below the estimate whose score statistic is `z`; 0 where the first answer has no yes.
  func scoreRatioLowerLimit(z: Double) -> Double {
    if first.successes == 0 { return 0 }
    guard let ratio, z > 0 else { return self.ratio ?? 0 }
    func excess(_ hypothesis: Double) -> Double {
      // Rounding leaves something of the statistic at the estimate, which can be above a quantile next to 0.
      hypothesis == ratio ? -z : (scoreStatistic(ratio: hypothesis) ?? 0) - z
    }
    // The statistic falls from infinity at 0 to 0 at the estimate, or at infinity.
    var (low, high) = (min(ratio, 1), min(ratio, 1))
    while excess(low) < 0 { low /= 4 }
    if ratio == .infinity { while excess(high) > 0 { high *= 4 } } else { high = ratio }
    return BracketedRoot.find(from: low, to: high, excess)
  }

  /// The standard error of the log ratio, by the delta method; both answers must have a yes.
  var waldLogRatioError: Double {
    (Double(discordant) / Double(first.successes) / Double(second.successes)).squareRoot()
  }

  /// Bonett and Price's limits for the ratio.
  ///
  /// Wilson's limits of each answer among those who said yes at all, at a z that is made smaller by what the answers
  /// have in common.
  func bonettPriceRatioLimits(z: Double) -> ConfidenceInterval.RawLimits {
    let some = Double(both + discordant)
    let (one, other) = (Double(first.successes), Double(second.successes))
    func part(_ count: Double) -> Double {
      ((1 - (count + 1) / (some + 2)) / (count + 1)).squareRoot()
    }
    let joint = (Double(discordant + 2) / ((one + 1) * (other + 1))).squareRoot()
    let reach = z * joint / (part(one) + part(other))
    let first = WilsonEquation.limits(successes: one, trials: some, z: reach)
    let second = WilsonEquation.limits(successes: other, trials: some, z: reach)
    return .init(lower: first.lower / second.upper, upper: first.upper / second.lower)
  }
}
