internal import Glibc
internal import NumericCore

extension BinomialCounts {
  /// The score test of a proportion; undefined at 0 and 1.
  func scoreTest(
    null: Double, correction: Double, _ alternative: AlternativeHypothesis
  ) -> StatedTest {
    guard null > 0 && null < 1 else { return StatedTest(z: nil, alternative) }
    let n = Double(trials)
    // The product is rounded together with the difference, so that a count at the stated share gives 0.
    let distance = Double(successes).addingProduct(-n, null)
    let corrected = max(distance.magnitude - correction, 0)
    let root = (n * null * (1 - null)).squareRoot()
    return StatedTest(z: (distance < 0 ? -corrected : corrected) / root, alternative)
  }

  /// The likelihood-ratio test of a proportion.
  func likelihoodRatioTest(null: Double, _ alternative: AlternativeHypothesis) -> StatedTest {
    let n = Double(trials)
    let half =
      PoissonDeviance.half(Double(successes), mean: n * null)
      + PoissonDeviance.half(Double(failures), mean: n * (1 - null))
    let statistic = 2 * max(half, 0)
    let root = statistic.squareRoot()
    var test = StatedTest(
      z: Double(successes).addingProduct(-n, null) < 0 ? -root : root, alternative)
    test.statistic = statistic
    test.degreesOfFreedom = 1
    return test
  }

  /// The natural logarithm of the smaller tail at a share, or of twice that, where it is too small for a double.
  func logSmallerTail(_ share: Double, isDoubled: Bool) -> Double {
    let isBelow = Double(successes) <= Double(trials) * share
    let own = isBelow ? self : swapped
    let distribution = BinomialDistribution(
      trials: trials, probability: isBelow ? share : 1 - share)
    return min(0, distribution.logProbability(atMost: own.successes) + (isDoubled ? log(2) : 0))
  }
}
