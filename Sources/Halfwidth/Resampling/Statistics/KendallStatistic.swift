/// Kendall's tau-b: the pairs of rows that both columns order alike, less those that they order otherwise, over
/// the root of the product of the pairs that each column orders; undefined where one does not vary.
///
/// Each pair counts as the product of its rows' weights, so that with how often rows were drawn it is the
/// statistic of the resample.
///
/// Source: M. G. Kendall (1945), "The treatment of ties in ranking problems", *Biometrika* 33, 239-251,
/// [doi:10.1093/biomet/33.3.239](https://doi.org/10.1093/biomet/33.3.239).
struct KendallStatistic: WeightStatistic {
  let notations = [StatisticNotation("kendall-tau", "kendall-tau(x, y)")]
  let isOfPair = true
  let isSymmetric = true
  let name = "kendall-tau-b"
  let law: StatisticLaw? = StatisticLaw(shift: .stays)
  let space = -1.0...1.0
  /// As a correlation's.
  let clipsLimits = false
  let fewestRows = 2

  func undefinedReason(_ name: String) -> String {
    "Kendall's tau is undefined, because one of the columns has the same value in all rows"
  }

  func weighted(x: [Double], y: [Double]) -> any WeightedRows { OrderedPairs(x: x, y: y) }
}

extension PairStatistic {
  /// Kendall's tau-b of two columns; undefined where one of them doesn't vary.
  public static let kendallTau = PairStatistic(kind: .kendallTau)
}

/// Rows by ascending x, of which pairs are counted in O(n log n).
///
/// With how often rows were drawn as weights all sums are whole numbers, exact up to 2^53 pairs.
///
/// Source: W. R. Knight (1966), *J. Am. Stat. Assoc.* 61, 436-439,
/// [doi:10.1080/01621459.1966.10480879](https://doi.org/10.1080/01621459.1966.10480879), with a tree of sums in the
/// place of the sorting: rows are sorted once for all weights.
private struct OrderedPairs: WeightedRows {
  /// Rows with the same x, in ascending order of x.
  private let groups: [[Int]]
  /// For each row the rank of its y among the distinct ones, from 0.
  private let ranks: [Int]
  private let levels: Int

  init(x: [Double], y: [Double]) {
    let (byX, byY) = (RankedValues(x), RankedValues(y))
    ranks = byY.ranks.map(Int.init)
    levels = byY.distinct.count
    var groups = [[Int]](repeating: [], count: byX.distinct.count)
    for (row, rank) in byX.ranks.enumerated() { groups[Int(rank)].append(row) }
    self.groups = groups
  }

  func value(_ weights: Span<Double>) -> Double {
    var score = 0.0
    var before = SumTree(levels)
    var byY = [Double](repeating: 0, count: levels)
    var orderedX = 0.0
    var sum = 0.0
    for group in groups {
      var own = 0.0
      for row in group where weights[row] != 0 {
        score += weights[row] * before.balance(ranks[row])
        own += weights[row]
      }
      for row in group where weights[row] != 0 {
        before.add(weights[row], at: ranks[row])
        byY[ranks[row]] += weights[row]
      }
      orderedX += own * sum
      sum += own
    }
    return Self.tau(score, orderedX, Self.ordered(byY))
  }

  /// - Parameters:
  ///   - score: The weight of the pairs that both columns order alike, less that of those they order otherwise.
  ///   - orderedX: That of the pairs which the first column orders.
  ///   - orderedY: That of the pairs which the second one does.
  private static func tau(_ score: Double, _ orderedX: Double, _ orderedY: Double) -> Double {
    // The root comes last: of whole numbers of draws, what is equal has equal bits.
    let square = score * score / (orderedX * orderedY)
    return CorrelationStatistic.bounded(square.squareRoot() * (score < 0 ? -1 : 1))
  }

  /// What leaves with a row are the pairs that it is in.
  func withoutEach(of count: Int) -> [Double] {
    let own = pairs(of: [Double](repeating: 1, count: count))
    let score = own.alike.reduce(0, +) / 2
    let (orderedX, orderedY) = (Self.ordered(own.byX), Self.ordered(own.byY))
    var values = [Double](repeating: 0, count: count)
    for (index, group) in groups.enumerated() {
      for row in group {
        values[row] = Self.tau(
          score - own.alike[row], orderedX - (Double(count) - own.byX[index]),
          orderedY - (Double(count) - own.byY[ranks[row]]))
      }
    }
    return values
  }

  /// The weight of the pairs that lie in different groups of these weights.
  ///
  /// A sum of products: where only one group has weight it is exactly 0.
  private static func ordered(_ groups: [Double]) -> Double {
    var (sum, pairs) = (0.0, 0.0)
    for group in groups {
      pairs += group * sum
      sum += group
    }
    return pairs
  }

  /// The weight of the rows that each row is ordered alike with, less that of those it is ordered otherwise with, and
  /// the weight of the rows of each x and of each y.
  private func pairs(
    of weights: [Double]
  ) -> (alike: [Double], byX: [Double], byY: [Double]) {
    var alike = [Double](repeating: 0, count: weights.count)
    var byX = [Double](repeating: 0, count: groups.count)
    var byY = [Double](repeating: 0, count: levels)
    // Against the rows with lower x, then against those with higher x.
    for isForward in [true, false] {
      var seen = SumTree(levels)
      for index in isForward ? Array(groups.indices) : groups.indices.reversed() {
        for row in groups[index] {
          alike[row] += isForward ? seen.balance(ranks[row]) : -seen.balance(ranks[row])
        }
        for row in groups[index] {
          seen.add(weights[row], at: ranks[row])
          if isForward {
            byX[index] += weights[row]
            byY[ranks[row]] += weights[row]
          }
        }
      }
    }
    return (alike, byX, byY)
  }

  func influences(_ shares: [Double]) -> [Double] {
    let (alike, byX, byY) = pairs(of: shares)
    let score = zip(shares, alike).reduce(0) { $0 + $1.0 * $1.1 } / 2
    let (orderedX, orderedY) = (Self.ordered(byX), Self.ordered(byY))
    let spread = (orderedX * orderedY).squareRoot()
    let tau = score / spread
    let total = shares.reduce(0, +)
    var influences = alike
    for (index, group) in groups.enumerated() {
      for row in group {
        let pairsX = (total - byX[index]) / orderedX
        let pairsY = (total - byY[ranks[row]]) / orderedY
        influences[row] = alike[row] / spread - tau / 2 * (pairsX + pairsY)
      }
    }
    return influences
  }
}

/// Weights at places, of which any first ones are summed in O(log n).
private struct SumTree {
  private var nodes: [Double]
  private var total = 0.0

  init(_ count: Int) { nodes = [Double](repeating: 0, count: count + 1) }

  mutating func add(_ weight: Double, at place: Int) {
    total += weight
    var node = place + 1
    while node < nodes.count {
      nodes[node] += weight
      node += node & -node
    }
  }

  /// What lies below a place less what lies above it.
  func balance(_ place: Int) -> Double { sum(place) - (total - sum(place + 1)) }

  /// The sum of so many first places.
  private func sum(_ count: Int) -> Double {
    var (node, sum) = (count, 0.0)
    while node > 0 {
      sum += nodes[node]
      node -= node & -node
    }
    return sum
  }
}
