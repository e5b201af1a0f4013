internal import Glibc
internal import NumericCore

/// Fisher's exact test of a 2 x 2 table: the count in the first cell, given all margins.
struct ExactFisher {
  private let distribution: HypergeometricDistribution
  private let observed: Int

  /// Takes a 2 x 2 table; empty rows and columns are fine.
  init(_ table: ContingencyTable) {
    distribution = HypergeometricDistribution(
      population: table.total, marked: table.rowTotals[0], draws: table.columnTotals[0])
    observed = table[0, 0]
  }

  /// The probability of a first count at most the observed one.
  var lowerTail: Double { distribution.probability(atMost: observed) }
  /// The probability of a first count at least the observed one.
  var upperTail: Double { distribution.probability(atLeast: observed) }

  /// Twice the smaller tail, at most 1.
  var central: Double { min(1, 2 * min(lowerTail, upperTail)) }

  /// The probability of the tables no more probable than the observed one.
  var minlike: Double {
    let sums = sums
    return sums.total
  }

  /// The same with half of the probability of the tables exactly as probable as the observed one.
  var midP: Double {
    let sums = sums
    return max(0, sums.total - sums.tied / 2)
  }

  /// The probability of the tables no more probable than the observed one, and of those among them
  /// that are exactly as probable.
  private var sums: (total: Double, tied: Double) {
    let mode = distribution.mode
    let own = distribution.probability(of: observed)
    let isSecondMode = distribution.hasTwoModes && observed == mode - 1
    if observed == mode || isSecondMode {
      return (1, distribution.hasTwoModes ? min(1, 2 * own) : own)
    }
    let isBelow = observed < mode
    let nearTail = isBelow ? lowerTail : upperTail
    // Beyond the mode probabilities fall, so the first one on the other side that is low enough is
    // found by halving.
    let support = distribution.support
    let flank = isBelow ? support.upperBound - mode : mode - support.lowerBound
    func other(_ step: Int) -> Int { isBelow ? mode + step : mode - step }
    var low = 0
    var high = flank + 1
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if comparison(other(middle)) == .above { low = middle } else { high = middle }
    }
    guard high <= flank else { return (min(1, nearTail), own) }
    let first = other(high)
    let farTail =
      isBelow
      ? distribution.probability(atLeast: first) : distribution.probability(atMost: first)
    let tied = comparison(first) == .same ? 2 * own : own
    return (min(1, nearTail + farTail), tied)
  }

  private enum Comparison {
    case below
    case same
    case above
  }

  /// How the probability of a first count compares with that of the observed one, exactly.
  private func comparison(_ count: Int) -> Comparison {
    let own = distribution.logProbability(of: observed)
    let difference = distribution.logProbability(of: count) - own
    let slack = 1e-7 + 1e-13 * own.magnitude
    if difference.magnitude <= slack && isTied(count) { return .same }
    return difference > 0 ? .above : .below
  }

  private func isTied(_ count: Int) -> Bool {
    let marked = distribution.marked
    let draws = distribution.draws
    let rest = distribution.population - marked - draws
    if 2 * marked == distribution.population && count == draws - observed { return true }
    if 2 * draws == distribution.population && count == marked - observed { return true }
    var rising: UInt64 = 1
    var falling: UInt64 = 1
    for x in min(observed, count)..<max(observed, count) {
      rising = ExactTie.product(rising, UInt64(marked - x))
      rising = ExactTie.product(rising, UInt64(draws - x))
      falling = ExactTie.product(falling, UInt64(x + 1))
      falling = ExactTie.product(falling, UInt64(rest + x + 1))
    }
    return rising == falling
  }
}
