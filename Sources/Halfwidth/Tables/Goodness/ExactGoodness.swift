internal import Glibc
internal import NumericCore

/// The probability, if shares are as stated, of all counts that are at least as extreme as the observed ones.
///
/// Counts are fixed category by category. Where all that can follow is as extreme, the probability of what is fixed is
/// added at once; where nothing is, it is left; the last two categories share what is left over, and of these counts the
/// extreme ones are two tails. Large shares stand last, so that there is little to fix.
struct ExactGoodness {
  /// What makes counts extreme.
  enum Order {
    /// A small probability.
    case probability
    /// A large Pearson statistic.
    case statistic
  }

  /// How many pieces are looked at before the work is given up.
  static let largestWork = 4_000_000
  /// How many of them two tails are that have to be integrated.
  private static let workOfTails = 8

  private let order: Order
  private let categories: Int
  private let terms: GoodnessTerms
  private var tails: GoodnessTails
  /// What the sum of the logarithms, or minus a statistic, is at most for extreme counts.
  private var limit = 0.0
  private var work = 0
  private var sum = 0.0
  private var leftOut = false

  /// Returns the p-value, or nil where it would take more than ``largestWork``.
  static func pValue(of counts: GoodnessCounts, by order: Order, halvesTies: Bool) -> Double? {
    let places = counts.shares.indices.sorted { counts.shares[$0] < counts.shares[$1] }
    let observed = places.map { counts.counts.counts[$0] }
    let terms = GoodnessTerms(
      shares: places.map { counts.shares[$0] }, total: counts.counts.total)
    guard let terms else {
      // Nothing is nearer to what is expected than that itself.
      return order == .statistic && GoodnessTest.pearson.statistic(for: counts) == 0 ? 1 : nil
    }
    var search = ExactGoodness(order, terms)
    guard let all = search.result(observed, slack: 1) else { return nil }
    guard halvesTies else { return all }
    // Without ties, and with all of them: each half.
    return search.result(observed, slack: -1).map { ($0 + all) / 2 }
  }

  private init(_ order: Order, _ terms: GoodnessTerms) {
    self.order = order
    self.terms = terms
    categories = terms.expected.count
    tails = GoodnessTails(terms, keeps: categories > 2)
  }

  /// The sum over all pieces; exactly 1 where nothing is left out.
  ///
  /// - Parameter slack: Whether ties of the observed counts are extreme (1) or not (-1).
  private mutating func result(_ observed: [Int], slack: Double) -> Double? {
    let tie = slack * BinomialDistribution.tieSlack
    switch order {
    case .probability:
      limit = observed.enumerated().reduce(tie) { $0 + terms.log($1.offset, $1.element) }
    case .statistic:
      limit = -observed.enumerated().reduce(0) { $0 + part($1.offset, $1.element) } * (1 - tie)
    }
    (work, sum, leftOut) = (0, 0, false)
    visit(0, rest: terms.total, log: -terms.totalLog, statistic: 0)
    if work > Self.largestWork { return nil }
    return leftOut ? min(1, sum) : 1
  }

  /// A category's part of Pearson's statistic.
  private func part(_ category: Int, _ count: Int) -> Double {
    let expected = terms.expected[category]
    let excess = Double(count) - expected
    return excess * excess / expected
  }

  /// Goes through the counts of a category and of those after it.
  ///
  /// - Parameters:
  ///   - rest: The respondents that are not in an earlier category.
  ///   - log: The sum of the logarithms of the earlier counts, less that of the total.
  ///   - statistic: The earlier categories' part of Pearson's statistic.
  private mutating func visit(_ category: Int, rest: Int, log: Double, statistic: Double) {
    work += 1
    if work > Self.largestWork { return }
    if category == categories - 2 { return leaf(rest: rest, log: log, statistic: statistic) }
    if isIn(category, rest, log, statistic) {
      sum += exp(log + terms.restLog(category, rest))
      return
    }
    if isOut(category, rest, log, statistic) {
      leftOut = true
      return
    }
    for count in 0...rest {
      visit(
        category + 1, rest: rest - count, log: log + terms.log(category, count),
        statistic: statistic + part(category, count))
      if work > Self.largestWork { return }
    }
  }

  /// Whether all counts that can follow are extreme.
  private func isIn(_ category: Int, _ rest: Int, _ log: Double, _ statistic: Double) -> Bool {
    switch order {
    case .probability: return log + terms.totalLog + terms.largest(category, rest) <= limit
    case .statistic:
      // The least that the others add is that of counts in the proportion of their shares.
      let expected = terms.restExpected[category]
      let excess = Double(rest) - expected
      return -(statistic + excess * excess / expected) <= limit
    }
  }

  /// Whether no counts that can follow are extreme.
  private func isOut(_ category: Int, _ rest: Int, _ log: Double, _ statistic: Double) -> Bool {
    // All in the category with the smallest share: the least likely of what can follow, and the most distant.
    switch order {
    case .probability: return log + terms.totalLog + terms.smallest(category, rest) > limit
    case .statistic:
      let others = terms.restExpected[category] - terms.expected[category]
      return -(statistic + part(category, rest) + others) > limit
    }
  }

  /// The last two categories: what is extreme of them are two tails.
  private mutating func leaf(rest: Int, log: Double, statistic: Double) {
    let first = categories - 2
    let mass = log + terms.restLog(first, rest)
    func isExtreme(_ count: Int) -> Bool {
      switch order {
      case .probability:
        return log + terms.totalLog + terms.log(first, count) + terms.log(first + 1, rest - count)
          <= limit
      case .statistic:
        return -(statistic + part(first, count) + part(first + 1, rest - count)) <= limit
      }
    }
    let share = tails.distribution(of: rest).probability
    let center =
      switch order {
      case .probability: min(rest, Int(Double(rest + 1) * share))
      case .statistic: min(rest, Int((Double(rest) * share).rounded()))
      }
    if isExtreme(center) {
      sum += exp(mass)
      return
    }
    leftOut = true
    if !tails.keeps(rest) { work += Self.workOfTails }
    let low = (0..<center).partitioningIndex { !isExtreme($0) }
    let high = (center..<rest + 1).partitioningIndex(where: isExtreme)
    sum += exp(mass) * tails.outside(low, high, of: rest, terms)
  }
}
