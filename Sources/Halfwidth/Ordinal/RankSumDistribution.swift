/// In how many ways the ranks of respondents can fall to one of two groups, by the sum of the ranks.
///
/// All sums are whole numbers, and the ways are counted: up to 2^53 of them exactly, beyond with the accuracy of
/// sums of positive numbers. Ties are ranks that are the same, of which it does not matter who has them.
struct RankSumDistribution {
  /// The ways to reach the sums `lowest`, `lowest + step` and so on.
  private let ways: [Double]
  private let lowest: Int
  private let step: Int

  /// The most additions of ways, some tenths of a second's work.
  static let mostAdditions = 500_000_000
  /// The most ranks: the ways of so many, at most 2^1000, are numbers that a double holds.
  static let mostRanks = 1_000

  /// Ranks that are the same, and how many respondents have them.
  typealias Tie = (rank: Int, count: Int)

  /// Counts the ways in which each rank may fall to the group or not, as each sign of a difference may be a plus.
  ///
  /// - Parameter ties: Ranks above 0.
  /// - Returns: Nil for more than ``mostRanks`` ranks, and for more than ``mostAdditions``.
  init?(anyOf ties: [Tie]) {
    let count = Self.count(ties)
    // Sums of larger ranks would not be whole numbers of one word.
    guard count <= Self.mostRanks, ties.allSatisfy({ $0.rank <= 1 << 50 }) else { return nil }
    let step = max(1, ties.reduce(0) { greatestCommonDivisor($0, $1.rank) })
    let largest = ties.reduce(0) { $0 + $1.count * ($1.rank / step) }
    guard largest <= Self.mostAdditions / max(1, count) else { return nil }
    var ways = [Double](repeating: 0, count: largest + 1)
    ways[0] = 1
    var reached = 0
    for (rank, count) in ties {
      let shift = rank / step
      for _ in 0..<count {
        reached += shift
        var sum = reached
        while sum >= shift {
          ways[sum] += ways[sum - shift]
          sum -= 1
        }
      }
    }
    self.ways = ways
    self.step = step
    lowest = 0
  }

  /// Counts the ways in which so many of the ranks fall to the group.
  ///
  /// - Parameters:
  ///   - chosen: At most as many as there are ranks.
  ///   - ties: In ascending order of their ranks.
  /// - Returns: Nil for more than ``mostRanks`` ranks, and for more than ``mostAdditions``.
  init?(choosing chosen: Int, of ties: [Tie]) {
    guard Self.count(ties) <= Self.mostRanks, let first = ties.first else { return nil }
    let step = max(1, ties.reduce(0) { greatestCommonDivisor($0, $1.rank - first.rank) })
    let shifted = ties.map { (rank: ($0.rank - first.rank) / step, count: $0.count) }
    if chosen > 0,
      shifted.enumerated().allSatisfy({ $0.element.rank == $0.offset && $0.element.count == 1 })
    {
      guard let ways = UntiedRanks.ways(choosing: chosen, of: shifted.count) else { return nil }
      self.ways = ways
      self.step = step
      lowest = chosen * first.rank + chosen * (chosen - 1) / 2 * step
      return
    }
    guard let chosenRanks = ChosenRanks(shifted, chosen: chosen) else { return nil }
    ways = chosenRanks.ways
    self.step = step
    lowest = chosen * first.rank + chosenRanks.lowest * step
  }

  /// The share of all ways whose sums are at most a number.
  func share(atMost sum: Int) -> Double {
    share { $0 <= sum }
  }

  /// The share of all ways whose sums are at least a number.
  func share(atLeast sum: Int) -> Double {
    share { $0 >= sum }
  }

  /// The share of all ways whose sums lie at least as far from a mean as a sum does.
  ///
  /// - Parameter mean: A fraction, so that distances are compared as whole numbers.
  func share(asFarAs sum: Int, from mean: (numerator: Int, denominator: Int)) -> Double {
    func distance(_ sum: Int) -> Int { abs(sum * mean.denominator - mean.numerator) }
    let own = distance(sum)
    return share { distance($0) >= own }
  }

  private func share(where isCounted: (Int) -> Bool) -> Double {
    var (counted, others) = (0.0, 0.0)
    for (place, ways) in ways.enumerated() {
      if isCounted(lowest + place * step) { counted += ways } else { others += ways }
    }
    return counted / (counted + others)
  }

  /// The number of ranks.
  private static func count(_ ties: [Tie]) -> Int { ties.reduce(0) { $0 + $1.count } }
}

/// The ways to choose so many of the ranks 0, 1, 2 and so on, none of which comes twice, by their sum.
///
/// They are the coefficients of a Gaussian binomial, which is found factor by factor: each one more that is chosen is a
/// product with 1 - q^a and a quotient by 1 - q^b. Up to the middle of each no coefficient is smaller than those before
/// it, so that the differences lose no digits that count; what lies beyond the middle is the same in reverse.
///
/// Source: E. F. Harding (1984), *J. R. Statist. Soc. C* 33(1), 1-6,
/// [doi:10.2307/2347655](https://doi.org/10.2307/2347655).
private enum UntiedRanks {
  static func ways(choosing chosen: Int, of count: Int) -> [Double]? {
    let others = count - chosen
    let largest = chosen * others
    let half = largest / 2
    guard 2 * chosen <= RankSumDistribution.mostAdditions / (half + 1) else { return nil }
    var ways = [Double](repeating: 0, count: half + 1)
    ways[0] = 1
    for number in 1...chosen {
      let (middle, end) = (min(half, number * others / 2), min(half, number * others))
      for sum in stride(from: middle, through: others + number, by: -1) {
        ways[sum] -= ways[sum - others - number]
      }
      for sum in stride(from: number, through: middle, by: 1) { ways[sum] += ways[sum - number] }
      for sum in stride(from: middle + 1, through: end, by: 1) {
        ways[sum] = ways[number * others - sum]
      }
    }
    return (0...largest).map { ways[min($0, largest - $0)] }
  }
}

/// The ways to choose so many of the respondents, by the sum of their ranks, found one tie after the other.
private struct ChosenRanks {
  /// The ways by sum, from ``lowest`` on.
  let ways: [Double]
  /// The smallest sum.
  let lowest: Int

  /// Where the ways of each number of chosen ones stand in one list.
  private struct Layout {
    /// The sums that each number of chosen ones can have.
    let sums: [ClosedRange<Int>]
    /// Where the ways of each begin.
    let starts: [Int]
    let size: Int

    init(_ sums: [ClosedRange<Int>]) {
      self.sums = sums
      var next = 0
      starts = sums.map { sums in
        defer { next += sums.count }
        return next
      }
      size = next
    }

    /// Of some more ranks, none of which is lower than those before, with up to `chosen` chosen ones.
    func adding(_ tie: RankSumDistribution.Tie, before: Int, chosen: Int) -> Layout {
      Layout(
        (0...min(before + tie.count, chosen)).map { number in
          // The smallest sum takes as few of the new ranks as it can, the largest one as many.
          let (few, many) = (max(0, number - before), min(tie.count, number))
          return sums[number - few].lowerBound + few * tie.rank...sums[number - many].upperBound
            + many * tie.rank
        })
    }
  }

  /// - Parameter ties: Ranks from 0 on, in ascending order.
  init?(_ ties: [RankSumDistribution.Tie], chosen: Int) {
    let all = ties.reduce(0) { $0 + $1.count }
    var layouts = [Layout([0...0])]
    var before = 0
    var additions = 0
    for tie in ties {
      let old = layouts[layouts.count - 1]
      let left = all - before - tie.count
      let new = old.adding(tie, before: before, chosen: chosen)
      for number in old.sums.indices {
        additions +=
          old.sums[number].count * Self.taken(tie, number, of: chosen, left: left).count
      }
      guard additions <= RankSumDistribution.mostAdditions,
        new.size <= RankSumDistribution.mostAdditions / 50
      else { return nil }
      layouts.append(new)
      before += tie.count
    }
    var source = [1.0]
    before = 0
    for (place, tie) in ties.enumerated() {
      let (old, new) = (layouts[place], layouts[place + 1])
      before += tie.count
      let weights = Self.choices(among: tie.count)
      var target = [Double](repeating: 0, count: new.size)
      for number in old.sums.indices {
        let (from, sums) = (old.starts[number], old.sums[number])
        for own in Self.taken(tie, number, of: chosen, left: all - before) {
          let to =
            new.starts[number + own] + sums.lowerBound + own * tie.rank
            - new.sums[number + own].lowerBound
          let weight = weights[own]
          for place in 0..<sums.count { target[to + place] += weight * source[from + place] }
        }
      }
      source = target
    }
    let last = layouts[layouts.count - 1]
    guard last.sums.indices.contains(chosen) else { return nil }
    lowest = last.sums[chosen].lowerBound
    ways = Array(source[last.starts[chosen]..<last.starts[chosen] + last.sums[chosen].count])
  }

  /// How many of a tie can be chosen after so many, if those that are left can make up the number; nothing where
  /// they can't.
  private static func taken(
    _ tie: RankSumDistribution.Tie, _ before: Int, of chosen: Int, left: Int
  ) -> Range<Int> {
    let least = max(0, chosen - before - left)
    return least..<max(least, min(tie.count, chosen - before) + 1)
  }

  /// The numbers of ways to choose 0, 1, 2 and so on of some.
  private static func choices(among count: Int) -> [Double] {
    var ways = [1.0]
    for chosen in 0..<count {
      ways.append(ways[chosen] * Double(count - chosen) / Double(chosen + 1))
    }
    return ways
  }
}
