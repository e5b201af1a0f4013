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

  /// The tail of a direction.
  func tail(_ alternative: AlternativeHypothesis) -> Double {
    min(1, alternative.pValue(less: lowerTail, greater: upperTail))
  }

  /// The natural logarithm of a tail that is too small for a double.
  func logTail(_ alternative: AlternativeHypothesis) -> Double {
    alternative == .less
      ? distribution.logProbability(atMost: observed)
      : distribution.logProbability(atLeast: observed)
  }

  /// The tail of a direction with half of the probability of the observed count.
  ///
  /// A mean of two tails, and no difference: it keeps its digits.
  func midTail(_ alternative: AlternativeHypothesis) -> Double {
    0.5
      * alternative.pValue(
        less: lowerTail + distribution.probability(atMost: observed - 1),
        greater: upperTail + distribution.probability(atLeast: observed + 1))
  }

  /// Twice the smaller tail, at most 1.
  var central: Double { min(1, 2 * min(lowerTail, upperTail)) }

  /// The natural logarithm of ``central``.
  var logCentral: Double {
    min(
      0,
      log(2)
        + min(
          distribution.logProbability(atMost: observed),
          distribution.logProbability(atLeast: observed)))
  }

  /// The probability of the tables no more probable than the observed one.
  var minlike: Double {
    let sums = sums
    return sums.total
  }

  /// The natural logarithm of ``minlike``.
  var logMinlike: Double { logSums.total }

  /// The natural logarithm of ``midP``.
  var logMidP: Double {
    let sums = logSums
    return sums.total + log1p(-0.5 * exp(sums.tied - sums.total))
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
    guard let first = firstBeyond else { return (min(1, nearTail), own) }
    let farTail =
      isBelow
      ? distribution.probability(atLeast: first) : distribution.probability(atMost: first)
    let tied = comparison(first) == .same ? 2 * own : own
    return (min(1, nearTail + farTail), tied)
  }

  /// The logarithms of ``sums``.
  private var logSums: (total: Double, tied: Double) {
    let mode = distribution.mode
    let own = distribution.logProbability(of: observed)
    let isSecondMode = distribution.hasTwoModes && observed == mode - 1
    if observed == mode || isSecondMode {
      return (0, min(0, own + (distribution.hasTwoModes ? log(2) : 0)))
    }
    let isBelow = observed < mode
    let near =
      isBelow
      ? distribution.logProbability(atMost: observed)
      : distribution.logProbability(atLeast: observed)
    guard let first = firstBeyond else { return (near, own) }
    let far =
      isBelow
      ? distribution.logProbability(atLeast: first) : distribution.logProbability(atMost: first)
    let larger = max(near, far)
    return (
      min(0, larger + log1p(exp(min(near, far) - larger))),
      comparison(first) == .same ? own + log(2) : own
    )
  }

  /// The count on the other side of the mode from which on tables are no more probable than the observed
  /// one; nil where there is none.
  private var firstBeyond: Int? {
    let mode = distribution.mode
    let isBelow = observed < mode
    // Beyond the mode probabilities fall, so the first one on the other side that is low enough is
    // found by halving.
    let support = distribution.support
    let flank = isBelow ? support.upperBound - mode : mode - support.lowerBound
    func other(_ step: Int) -> Int { isBelow ? mode + step : mode - step }
    let first = (1..<flank + 1).partitioningIndex { comparison(other($0)) != .above }
    return first <= flank ? other(first) : nil
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
