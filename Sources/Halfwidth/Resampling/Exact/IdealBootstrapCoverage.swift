internal import NumericCore

/// How often a bootstrap interval of a proportion holds the true one, by enumeration.
///
/// Each of the n + 1 outcomes has its interval; the coverage at p is the probability of those outcomes
/// whose interval holds p. Intervals are closed. The percentile interval falls short near 0 and 1: at
/// n = 50 and a level of 95% it covers .867 at p = .96, .635 at .98 and .393 at .99.
public struct IdealBootstrapCoverage: Hashable, Sendable {
  /// The number of trials.
  public let trials: Int
  /// The lower limit for each number of successes from 0 to n; infinite where there is no interval.
  public let lower: [Double]
  /// The upper limit for each number of successes from 0 to n; minus infinity where there is no interval.
  public let upper: [Double]

  /// The largest number of trials: 10,000.
  public static let largestTrials = 10_000
  /// How far outside a limit a true proportion may lie and count as equal to it: limits are lattice
  /// points, and a p that is one may miss its double.
  public static let slack = 1e-12

  /// Makes the interval of each outcome.
  ///
  /// - Parameters:
  ///   - trials: In 1...``largestTrials``.
  ///   - method: One with an interval; `studentized` and `calibrated` need a simulation and have none
  ///     here.
  ///   - level: The nominal coverage.
  /// - Throws: ``IdealBootstrapError/tooManyObservations(_:)``
  /// - Complexity: O(n^1.5).
  public init(
    trials: Int, method: BootstrapMethod = .percentile, level: ConfidenceLevel = 0.95
  ) throws(IdealBootstrapError) {
    precondition(trials >= 1, "the number of trials is at least 1")
    guard trials <= IdealBootstrapCoverage.largestTrials else {
      throw .tooManyObservations(trials)
    }
    self.trials = trials
    let n = Double(trials)
    var lower = [Double](repeating: .infinity, count: trials + 1)
    var upper = [Double](repeating: -.infinity, count: trials + 1)
    // Outcomes x and n - x mirror each other, except that quantiles of a lattice lean to one side where
    // a probability is met exactly.
    for successes in 0...trials {
      let counts = BinomialCounts(unchecked: successes, of: trials)
      if method == .percentile {
        let distribution = LatticeDistribution.binomial(
          trials: trials, probability: counts.estimate, complement: counts.swapped.estimate)
        lower[successes] = Double(distribution.quantile(lowerTail: level.tail(.two))) / n
        upper[successes] = Double(distribution.quantile(upperTail: level.tail(.two))) / n
      } else if let interval = method.finding(
        for: try IdealBootstrap.proportion(counts), level: level
      ).interval {
        lower[successes] = interval.lower
        upper[successes] = interval.upper
      }
    }
    self.lower = lower
    self.upper = upper
  }

  /// Returns the probability that the interval holds `p`.
  ///
  /// - Parameter p: In 0...1. Within ``slack`` of a multiple of 1/n it is compared as one.
  /// - Complexity: O(n), or O(sqrt n) for many trials.
  public func coverage(at p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a proportion lies in 0...1")
    let outcomes = LatticeDistribution.binomial(trials: trials, probability: p)
    let (least, most) = (p - IdealBootstrapCoverage.slack, p + IdealBootstrapCoverage.slack)
    let (lower, upper, probabilities) = (
      lower.span, upper.span, outcomes.probabilities.span
    )
    var sum = 0.0
    for i in probabilities.indices {
      let successes = outcomes.origin + i
      if lower[successes] <= most && least <= upper[successes] { sum += probabilities[i] }
    }
    return min(sum, 1)
  }
}
