internal import Glibc
internal import NumericCore

/// The logarithms that the probabilities of multinomial counts are sums of, category by category.
///
/// Counts with stated shares are those of independent Poisson variables, given their sum. So a probability is a product
/// of theirs over that of the sum, and no logarithm is larger than the counts are far from what is expected.
struct GoodnessTerms {
  /// The stated shares, the smallest first.
  let shares: [Double]
  /// The expected count of each category.
  let expected: [Double]
  /// The expected counts of each category and of those after it together.
  let restExpected: [Double]
  /// The number of respondents.
  let total: Int
  /// That of the sum, which every probability is divided by.
  let totalLog: Double
  /// By category and count; empty where there are too many respondents for a table.
  private let logs: [[Double]]
  /// By category and the sum of what it and those after it have.
  private let restLogs: [[Double]]
  /// The largest sum of the logarithms of a category and those after it, by their sum.
  private let largest: [[Double]]
  /// The sum of the logarithms of no respondent at all in the categories after one.
  private let noneAfter: [Double]

  /// The most entries of tables, times the categories.
  static let largestTables = 5_000_000

  /// - Parameter shares: Ascending, with the sum 1.
  /// - Returns: Nil for more than two categories with tables above ``largestTables``.
  init?(shares: [Double], total: Int) {
    let n = Double(total)
    let expected = shares.map { n * $0 }
    var rests = expected
    for index in rests.indices.dropLast().reversed() { rests[index] += rests[index + 1] }
    rests[0] = n
    self.shares = shares
    self.expected = expected
    restExpected = rests
    self.total = total
    totalLog = PoissonDistribution(mean: n).logProbability(of: total)
    var noneAfter = [Double](repeating: 0, count: shares.count)
    for index in noneAfter.indices.dropLast().reversed() {
      noneAfter[index] = noneAfter[index + 1] - expected[index + 1]
    }
    self.noneAfter = noneAfter
    guard shares.count > 2 else {
      (logs, restLogs, largest) = ([], [], [])
      return
    }
    let (size, overflow) = (total + 1).multipliedReportingOverflow(by: shares.count * shares.count)
    guard !overflow, size <= Self.largestTables else { return nil }
    func table(_ mean: Double) -> [Double] {
      let distribution = PoissonDistribution(mean: mean)
      return (0...total).map { distribution.logProbability(of: $0) }
    }
    let logs = expected.map(table)
    self.logs = logs
    restLogs = rests.map(table)
    largest = expected.indices.map { first in
      // Each respondent more goes where the product falls least, which is the largest one of every sum.
      var counts = [Int](repeating: 0, count: expected.count)
      var sum = expected[first...].reduce(0) { $0 - $1 }
      var sums = [sum]
      for _ in 0..<total {
        var (place, step) = (first, -Double.infinity)
        for index in first..<expected.count {
          let own = logs[index][counts[index] + 1] - logs[index][counts[index]]
          if own > step { (place, step) = (index, own) }
        }
        counts[place] += 1
        sum += step
        sums.append(sum)
      }
      return sums
    }
  }

  /// The logarithm of a count of a category.
  func log(_ category: Int, _ count: Int) -> Double {
    logs.isEmpty
      ? PoissonDistribution(mean: expected[category]).logProbability(of: count)
      : logs[category][count]
  }

  /// The logarithm of what a category and those after it have together.
  func restLog(_ category: Int, _ rest: Int) -> Double {
    restLogs.isEmpty
      ? PoissonDistribution(mean: restExpected[category]).logProbability(of: rest)
      : restLogs[category][rest]
  }

  /// The largest sum of the logarithms of a category and those after it.
  ///
  /// - Precondition: There are more than two categories.
  func largest(_ category: Int, _ rest: Int) -> Double { largest[category][rest] }

  /// The smallest one: all in the category with the smallest share.
  func smallest(_ category: Int, _ rest: Int) -> Double {
    log(category, rest) + noneAfter[category]
  }
}

/// The tails of what one of the last two categories has, given what both have together.
///
/// Of few respondents each is summed once, from its end; of more it is the binomial distribution's.
struct GoodnessTails {
  private let share: Double
  private var below: [Double]
  private var above: [Double]
  private var isKnown: [Bool]

  /// The largest sum of both whose tails are kept.
  static let largestKept = 1_024

  /// - Parameter keeps: Whether so many tails are asked for that it is worth to keep them.
  init(_ terms: GoodnessTerms, keeps: Bool) {
    let count = terms.shares.count
    let (one, other) = (terms.shares[count - 2], terms.shares[count - 1])
    share = one / (one + other)
    let most = keeps ? min(terms.total, Self.largestKept) : -1
    let size = (most + 1) * (most + 2) / 2
    below = [Double](repeating: 0, count: size)
    above = below
    isKnown = [Bool](repeating: false, count: most + 1)
  }

  /// The distribution of the first one's count.
  func distribution(of sum: Int) -> BinomialDistribution {
    BinomialDistribution(trials: sum, probability: share)
  }

  /// Whether the tails of a sum are looked up.
  func keeps(_ sum: Int) -> Bool { sum < isKnown.count }

  /// The chance that the first of the two has fewer than `low`, or at least `high`, of their sum.
  mutating func outside(_ low: Int, _ high: Int, of sum: Int, _ terms: GoodnessTerms) -> Double {
    guard keeps(sum) else {
      let distribution = distribution(of: sum)
      return distribution.probability(atMost: low - 1) + distribution.probability(atLeast: high)
    }
    let start = sum * (sum + 1) / 2
    if !isKnown[sum] { add(sum, at: start, terms) }
    return (low > 0 ? below[start + low - 1] : 0) + (high <= sum ? above[start + high] : 0)
  }

  private mutating func add(_ sum: Int, at start: Int, _ terms: GoodnessTerms) {
    isKnown[sum] = true
    let first = terms.expected.count - 2
    let all = terms.restLog(first, sum)
    let probabilities = (0...sum).map { count in
      exp(terms.log(first, count) + terms.log(first + 1, sum - count) - all)
    }
    var tail = 0.0
    for count in 0...sum {
      tail += probabilities[count]
      below[start + count] = tail
    }
    tail = 0
    for count in (0...sum).reversed() {
      tail += probabilities[count]
      above[start + count] = tail
    }
  }
}
