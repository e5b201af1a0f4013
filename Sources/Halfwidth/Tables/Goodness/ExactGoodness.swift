internal import Glibc
internal import NumericCore

/// The probability, if shares are as stated, of all counts that are at least as extreme as the observed ones.
///
/// Counts are fixed category by category. Where all that can follow is as extreme, the probability of what is fixed is
/// added at once; where nothing is, it is left; the last two categories share what is left over, and of these counts the
/// extreme ones are the two tails of a binomial distribution. Large shares stand last, so that there is little to fix.
struct ExactGoodness {
  /// What makes counts extreme.
  enum Order {
    /// A small probability.
    case probability
    /// A large Pearson statistic.
    case statistic
  }

  /// How many pieces are looked at before the work is given up.
  static let largestWork = 500_000

  private let order: Order
  /// The shares, the smallest first, and what is left from each category on.
  private let shares: [Double]
  private let rests: [Double]
  private let total: Int
  /// What the logarithm of a probability, or minus a statistic, is at most for extreme counts.
  private let limit: Double
  private var work = 0
  private var sum = 0.0
  private var leftOut = false

  /// Returns the p-value, or nil where it would take more than ``largestWork``.
  static func pValue(of counts: GoodnessCounts, by order: Order, halvesTies: Bool) -> Double? {
    guard let all = ExactGoodness(counts, order, slack: 1).result() else { return nil }
    guard halvesTies else { return all }
    // Without ties, and with all of them: each half.
    return ExactGoodness(counts, order, slack: -1).result().map { ($0 + all) / 2 }
  }

  /// - Parameter slack: Whether ties of the observed counts are extreme (1) or not (-1).
  private init(_ counts: GoodnessCounts, _ order: Order, slack: Double) {
    let places = counts.shares.indices.sorted { counts.shares[$0] < counts.shares[$1] }
    self.order = order
    shares = places.map { counts.shares[$0] }
    var rests = shares
    for index in shares.indices.dropLast().reversed() { rests[index] += rests[index + 1] }
    self.rests = rests
    total = counts.counts.total
    let tie = slack * BinomialDistribution.tieSlack
    switch order {
    case .probability:
      var rest = total
      var log = 0.0
      for (index, place) in places.enumerated().dropLast() {
        let count = counts.counts.counts[place]
        log += BinomialDistribution(trials: rest, probability: min(1, shares[index] / rests[index]))
          .logProbability(of: count)
        rest -= count
      }
      limit = log + tie
    case .statistic:
      let statistic = zip(places.map { counts.counts.counts[$0] }, shares).reduce(0.0) {
        let expected = Double(counts.counts.total) * $1.1
        let excess = Double($1.0) - expected
        return $0 + excess * excess / expected
      }
      limit = -statistic * (1 - tie)
    }
  }

  /// The sum over all pieces; exactly 1 where nothing is left out.
  private func result() -> Double? {
    var search = self
    search.visit(0, rest: total, logProbability: 0, statistic: 0)
    if search.work > Self.largestWork { return nil }
    return search.leftOut ? min(1, search.sum) : 1
  }

  /// Goes through the counts of a category and of those after it.
  ///
  /// - Parameters:
  ///   - rest: The respondents that are not in an earlier category.
  ///   - logProbability: The logarithm of the probability of the earlier counts.
  ///   - statistic: The earlier categories' part of Pearson's statistic.
  private mutating func visit(
    _ category: Int, rest: Int, logProbability: Double, statistic: Double
  ) {
    work += 1
    if work > Self.largestWork { return }
    if category == shares.count - 2 {
      return leaf(rest: rest, logProbability: logProbability, statistic: statistic)
    }
    if isIn(category, rest, logProbability, statistic) {
      sum += exp(logProbability)
      return
    }
    if isOut(category, rest, logProbability, statistic) {
      leftOut = true
      return
    }
    let distribution = BinomialDistribution(
      trials: rest, probability: min(1, shares[category] / rests[category]))
    let expected = Double(total) * shares[category]
    for count in 0...rest {
      let excess = Double(count) - expected
      visit(
        category + 1, rest: rest - count,
        logProbability: logProbability + distribution.logProbability(of: count),
        statistic: statistic + excess * excess / expected)
      if work > Self.largestWork { return }
    }
  }

  /// Whether all counts that can follow are extreme.
  private func isIn(
    _ category: Int, _ rest: Int, _ logProbability: Double, _ statistic: Double
  ) -> Bool {
    switch order {
    // No count is more likely than what is fixed of it.
    case .probability: return logProbability <= limit
    case .statistic:
      // The least that the others add is that of counts in the proportion of their shares.
      let expected = Double(total) * rests[category]
      let excess = Double(rest) - expected
      return -(statistic + excess * excess / expected) <= limit
    }
  }

  /// Whether no counts that can follow are extreme.
  private func isOut(
    _ category: Int, _ rest: Int, _ logProbability: Double, _ statistic: Double
  ) -> Bool {
    // All in the category with the smallest share: the least likely of what can follow, and the most distant.
    switch order {
    case .probability:
      return logProbability + Double(rest) * log(shares[category] / rests[category]) > limit
    case .statistic:
      let expected = Double(total) * shares[category]
      let excess = Double(rest) - expected
      let others = Double(total) * (rests[category] - shares[category])
      return -(statistic + excess * excess / expected + others) > limit
    }
  }

  /// The last two categories: what is extreme of them are two tails.
  private mutating func leaf(rest: Int, logProbability: Double, statistic: Double) {
    let (one, other) = (shares[shares.count - 2], shares[shares.count - 1])
    let distribution = BinomialDistribution(trials: rest, probability: one / (one + other))
    let (first, second) = (Double(total) * one, Double(total) * other)
    func isExtreme(_ count: Int) -> Bool {
      switch order {
      case .probability:
        return logProbability + distribution.logProbability(of: count) <= limit
      case .statistic:
        let excess = Double(count) - first
        let counterpart = Double(rest - count) - second
        return
          -(statistic + excess * excess / first + counterpart * counterpart / second) <= limit
      }
    }
    let center =
      switch order {
      case .probability: min(rest, Int(Double(rest + 1) * distribution.probability))
      case .statistic: min(rest, Int((Double(rest) * distribution.probability).rounded()))
      }
    if isExtreme(center) {
      sum += exp(logProbability)
      return
    }
    leftOut = true
    let low = (0..<center).partitioningIndex { !isExtreme($0) }
    let high = (center..<rest + 1).partitioningIndex(where: isExtreme)
    sum +=
      exp(logProbability)
      * (distribution.probability(atMost: low - 1) + distribution.probability(atLeast: high))
  }
}
