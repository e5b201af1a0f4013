internal import Glibc
internal import NumericCore

/// The tail of the smaller count of unequal answers among all of them, if either way is as likely.
struct FairCoinTails {
  /// P(B <= k), where k is the smaller count.
  let tail: Double
  /// P(B <= k - 1).
  let shorterTail: Double
  /// The larger count minus the smaller.
  let imbalance: Int
  private let smaller: Int
  private let trials: Int

  init(_ counts: PairedCounts) {
    self.init(
      smaller: min(counts.firstOnly, counts.secondOnly), of: counts.discordant)
  }

  /// Creates the tails of `smaller` among `trials` fair coins; it must be at most half of them.
  init(smaller: Int, of trials: Int) {
    precondition(smaller >= 0 && 2 * smaller <= trials, "the smaller count is at most half of all")
    imbalance = trials - 2 * smaller
    self.smaller = smaller
    self.trials = trials
    if trials <= 60 {
      // Whole numbers below 2^60 over a power of two: one rounding, and none below 2^53, so that a
      // p-value on the level itself is seen to be there.
      var coefficient = 1
      var sum = 1
      for count in 0..<smaller {
        coefficient = coefficient * (trials - count) / (count + 1)
        sum += coefficient
      }
      tail = scalbn(Double(sum), -trials)
      shorterTail = scalbn(Double(sum - coefficient), -trials)
    } else {
      let distribution = BinomialDistribution(trials: trials, probability: 0.5)
      tail = distribution.probability(atMost: smaller)
      shorterTail = distribution.probability(atMost: smaller - 1)
    }
  }

  /// The two-sided exact p-value: exactly 1 where the counts differ by at most one.
  var exactP: Double { imbalance <= 1 ? 1 : min(1, 2 * tail) }

  /// The natural logarithms of ``exactP`` and ``midP``, for p-values too small for a double.
  var logarithms: (exactP: Double, midP: Double) {
    if imbalance <= 1 { return (0, log(midP)) }
    let coins = BinomialDistribution(trials: trials, probability: 0.5)
    let tail = coins.logProbability(atMost: smaller)
    let shorter = coins.logProbability(atMost: smaller - 1)
    return (min(0, log(2) + tail), min(0, tail + log1p(exp(shorter - tail))))
  }

  /// The two-sided mid-p-value: exactly 1 where the counts are the same.
  var midP: Double { imbalance == 0 ? 1 : min(1, tail + shorterTail) }

  /// The mid-p-value of Fagerland, Lydersen and Laake: another one only where the counts are the same.
  var fagerlandMidP: Double { imbalance == 0 ? 1 - 0.5 * (tail - shorterTail) : midP }
}
