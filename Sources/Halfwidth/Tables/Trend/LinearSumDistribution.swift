/// The distribution of the sum, over respondents, of the products of two scores, if the scores of the one kind fell to
/// those of the other at random: that of r x c tables with given margins.
///
/// Respondents are gone through in the order of the one score. Each has one of those that are left of the other score
/// with the share that it has among them, so that what is known after some respondents is how many of each score are
/// used up, and with each such state the distribution of the sum so far. All sums are whole numbers.
///
/// Source: A. Agresti, C. R. Mehta, N. R. Patel (1990), *J. Amer. Statist. Assoc.* 85(410), 453-458,
/// [doi:10.1080/01621459.1990.10474917](https://doi.org/10.1080/01621459.1990.10474917), for the test; the states are a
/// network's nodes, with all of their sums.
struct LinearSumDistribution {
  /// A score and how many respondents have it.
  typealias Level = (score: Int, count: Int)

  /// The probabilities of the sums, from ``lowest`` on.
  private let probabilities: [Double]
  private let lowest: Int

  /// The most additions of probabilities, about a second's work.
  static let mostAdditions = 500_000_000
  /// The most states.
  static let mostStates = 2_000_000
  /// What products of scores and respondents stay below, so that sums are compared as whole numbers.
  static let largestProduct = 1 << 40

  /// - Parameters:
  ///   - rows: Different scores from 0 on, each of at least one respondent.
  ///   - columns: The same respondents' other scores.
  /// - Returns: Nil where more than ``mostStates`` or ``mostAdditions`` would be needed, and for scores whose products
  ///   are too large.
  init?(rows: [Level], columns: [Level]) {
    guard let byRows = States(rows, steps: columns), let byColumns = States(columns, steps: rows)
    else {
      guard let one = States(rows, steps: columns) ?? States(columns, steps: rows),
        let found = one.distribution
      else { return nil }
      (probabilities, lowest) = found
      return
    }
    let (least, other) =
      byRows.count <= byColumns.count ? (byRows, byColumns) : (byColumns, byRows)
    guard let found = least.distribution ?? other.distribution else { return nil }
    (probabilities, lowest) = found
  }

  /// The probability of all sums that lie as far in a direction as one does, or, from both sides, as far from the mean.
  ///
  /// - Parameter mean: A fraction, so that distances are compared as whole numbers.
  func probability(
    of sum: Int, mean: (numerator: Int, denominator: Int), _ alternative: AlternativeHypothesis
  ) -> Double {
    func distance(_ sum: Int) -> Int { abs(sum * mean.denominator - mean.numerator) }
    let own = distance(sum)
    var (counted, others) = (0.0, 0.0)
    for (place, probability) in probabilities.enumerated() {
      let isExtreme =
        switch alternative {
        case .two: distance(lowest + place) >= own
        case .less: lowest + place <= sum
        case .greater: lowest + place >= sum
        }
      if isExtreme { counted += probability } else { others += probability }
    }
    return others == 0 ? 1 : counted / (counted + others)
  }
}

/// How many of each level are used up, as the digits of a number.
private struct States {
  let levels: [LinearSumDistribution.Level]
  /// The other score of each respondent, in its order.
  let steps: [Int]
  /// What a respondent more of each level adds to the number.
  let strides: [Int]
  /// The number of states.
  let count: Int
  /// The states in the order of how many respondents they have, and where each number begins.
  private let ordered: [Int]
  private let starts: [Int]

  init?(_ levels: [LinearSumDistribution.Level], steps: [LinearSumDistribution.Level]) {
    let total = levels.reduce(0) { $0 + $1.count }
    var (count, strides): (Int, [Int]) = (1, [])
    for level in levels {
      strides.append(count)
      guard level.count < LinearSumDistribution.mostStates / count else { return nil }
      count *= level.count + 1
    }
    let largest = (levels.map(\.score).max() ?? 0, steps.map(\.score).max() ?? 0)
    let (product, overflow) = largest.0.multipliedReportingOverflow(by: largest.1)
    guard !overflow, product <= LinearSumDistribution.largestProduct / total else { return nil }
    self.levels = levels
    self.steps = steps.sorted { $0.score < $1.score }.flatMap {
      [Int](repeating: $0.score, count: $0.count)
    }
    self.strides = strides
    self.count = count
    // How many respondents each state has, digit by digit.
    var sizes = [0]
    for level in levels { sizes = (0...level.count).flatMap { used in sizes.map { $0 + used } } }
    var starts = [Int](repeating: 0, count: total + 2)
    for size in sizes { starts[size + 1] += 1 }
    for size in 0...total { starts[size + 1] += starts[size] }
    var (next, ordered) = (starts, [Int](repeating: 0, count: count))
    for (state, size) in sizes.enumerated() {
      ordered[next[size]] = state
      next[size] += 1
    }
    self.ordered = ordered
    self.starts = starts
  }

  /// The states with so many respondents.
  private func states(of size: Int) -> ArraySlice<Int> { ordered[starts[size]..<starts[size + 1]] }

  /// Calls `body` with each state that a respondent more can lead to, and with how many of its level are left.
  private func successors(
    of state: Int, _ body: (_ next: Int, _ level: LinearSumDistribution.Level, _ left: Int) -> Void
  ) {
    for (place, level) in levels.enumerated() {
      let left = level.count - state / strides[place] % (level.count + 1)
      if left > 0 { body(state + strides[place], level, left) }
    }
  }

  /// The probabilities of all sums of the last state, with the lowest one; nil where they take too many additions.
  var distribution: (probabilities: [Double], lowest: Int)? {
    guard let sums = ranges else { return nil }
    var starts = [Int](repeating: 0, count: count)
    var source = [1.0]
    for (size, step) in steps.enumerated() {
      var next = 0
      for state in states(of: size + 1) {
        starts[state] = next
        next += sums[state].count
      }
      var target = [Double](repeating: 0, count: next)
      let all = Double(steps.count - size)
      for state in states(of: size) {
        let (from, own) = (starts[state], sums[state])
        successors(of: state) { successor, level, left in
          let to =
            starts[successor] + own.lowerBound + level.score * step - sums[successor].lowerBound
          let weight = Double(left) / all
          for place in 0..<own.count { target[to + place] += weight * source[from + place] }
        }
      }
      source = target
    }
    return (source, sums[count - 1].lowerBound)
  }

  /// The sums that each state can have; nil where they take too many additions.
  private var ranges: [ClosedRange<Int>]? {
    var lowest = [Int](repeating: .max, count: count)
    var highest = [Int](repeating: .min, count: count)
    (lowest[0], highest[0]) = (0, 0)
    var additions = 0
    for (size, step) in steps.enumerated() {
      for state in states(of: size) {
        successors(of: state) { next, level, _ in
          additions += highest[state] - lowest[state] + 1
          lowest[next] = min(lowest[next], lowest[state] + level.score * step)
          highest[next] = max(highest[next], highest[state] + level.score * step)
        }
      }
      guard additions <= LinearSumDistribution.mostAdditions else { return nil }
    }
    return zip(lowest, highest).map { $0...$1 }
  }
}
