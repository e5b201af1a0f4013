internal import Glibc
internal import NumericCore

/// Probabilities of where an order statistic of a resample, and the next one, lie among the scores.
///
/// Each is a difference of two binomial tails that differ by more than a third, taken on the side
/// where they are small, so that small probabilities keep their digits.
struct OrderStatistics {
  /// The number of observations up to each score.
  let cumulative: [Int]
  private let total: Int
  private let rank: Int

  init(_ counts: [Int], total: Int, rank: Int) {
    var sum = 0
    cumulative = counts.map { count in
      sum += count
      return sum
    }
    self.total = total
    self.rank = rank
  }

  /// The probability that order statistic number `rank` is the score with index `score`.
  func probability(at score: Int) -> Double { probability(at: score, rank: rank) }

  /// The probability that order statistics number `rank` and `rank + 1` are both that score.
  func bothAt(_ score: Int) -> Double {
    let both: Double
    if isLow(score) {
      // The next one lies there, less the cases where this one lies below.
      both =
        probability(at: score, rank: rank + 1)
        - exactly(rank, upTo: score - 1) * beyond(score, after: score - 1)
    } else {
      both =
        probability(at: score, rank: rank) - exactly(rank, upTo: score) * within(score)
    }
    return max(both, 0)
  }

  /// The probabilities that order statistic number `rank` is the score `low`, and the next one a
  /// higher score; without negligible ones.
  func split(low: Int) -> [(high: Int, probability: Double)] {
    guard low + 1 < cumulative.count else { return [] }
    let start = exactly(rank, upTo: low) * within(low)
    if start < LatticeDistribution.negligible { return [] }
    var result: [(high: Int, probability: Double)] = []
    var remaining = 1.0
    for high in low + 1..<cumulative.count {
      // Given that all higher observations lie above `high - 1`: not all of them above `high`.
      result.append((high, start * remaining * beyond(high, after: high - 1)))
      remaining = allBeyond(high, after: low)
      if remaining < LatticeDistribution.negligible { break }
    }
    return result
  }

  private func probability(at score: Int, rank: Int) -> Double {
    let difference =
      isLow(score)
      ? atLeast(rank, upTo: score) - atLeast(rank, upTo: score - 1)
      : fewer(than: rank, upTo: score - 1) - fewer(than: rank, upTo: score)
    return max(difference, 0)
  }

  /// Whether the score lies in the lower half of the observations.
  private func isLow(_ score: Int) -> Bool { cumulative[score] + count(upTo: score - 1) <= total }

  private func count(upTo score: Int) -> Int { score < 0 ? 0 : cumulative[score] }

  /// The number of resampled observations up to a score, by the share that is known without rounding.
  private func binomial(_ count: Int) -> BinomialDistribution {
    BinomialDistribution(trials: total, probability: Double(count) / Double(total))
  }

  /// The probability that at least `rank` resampled observations lie up to the score.
  private func atLeast(_ rank: Int, upTo score: Int) -> Double {
    let below = count(upTo: score)
    if below == 0 { return 0 }
    if below == total { return 1 }
    return 2 * below <= total
      ? binomial(below).probability(atLeast: rank)
      : binomial(total - below).probability(atMost: total - rank)
  }

  /// The probability that fewer than `rank` resampled observations lie up to the score.
  private func fewer(than rank: Int, upTo score: Int) -> Double {
    let below = count(upTo: score)
    if below == 0 { return 1 }
    if below == total { return 0 }
    return 2 * below <= total
      ? binomial(below).probability(atMost: rank - 1)
      : binomial(total - below).probability(atLeast: total - rank + 1)
  }

  /// The probability that exactly `rank` resampled observations lie up to the score.
  private func exactly(_ rank: Int, upTo score: Int) -> Double {
    let below = count(upTo: score)
    return 2 * below <= total
      ? binomial(below).probability(of: rank)
      : binomial(total - below).probability(of: total - rank)
  }

  /// The probability that of `rank` observations up to the score at least one is the score itself.
  private func within(_ score: Int) -> Double {
    let share =
      Double(cumulative[score] - count(upTo: score - 1)) / Double(cumulative[score])
    return share == 1 ? 1 : -expm1(Double(rank) * log1p(-share))
  }

  /// The probability that of `total - rank` observations above `start` at least one is up to `score`.
  private func beyond(_ score: Int, after start: Int) -> Double {
    let above = total - count(upTo: start)
    let share = Double(cumulative[score] - count(upTo: start)) / Double(above)
    return share == 1 ? 1 : -expm1(Double(total - rank) * log1p(-share))
  }

  /// The probability that `total - rank` observations above `start` are all above `score`.
  private func allBeyond(_ score: Int, after start: Int) -> Double {
    let above = total - count(upTo: start)
    let share = Double(cumulative[score] - count(upTo: start)) / Double(above)
    return share == 1 ? 0 : exp(Double(total - rank) * log1p(-share))
  }
}
