internal import NumericCore

/// How often an interval for a proportion holds the true one, by enumeration.
///
/// Each of the n + 1 outcomes has its interval; the coverage at p is the probability of those outcomes
/// whose interval holds p. Nothing is simulated. Coverage jumps at every limit: a value says what holds
/// at that p and not what holds beside it.
public struct ProportionCoverage: Hashable, Sendable {
  /// The number of trials.
  public let trials: Int
  private let intervals: [ConfidenceInterval?]

  /// The largest number of trials: 10,000.
  public static let largestTrials = 10_000
  /// How far outside a limit a true proportion may lie and count as equal to it, as in
  /// ``IdealBootstrapCoverage/slack``.
  public static let slack = IdealBootstrapCoverage.slack

  /// Makes the two-sided interval of each outcome; nil for more trials than ``largestTrials``.
  ///
  /// An outcome without an interval, as of logit at 0, counts as one that misses.
  ///
  /// - Parameters:
  ///   - trials: At least 1.
  ///   - method: The method whose intervals are asked.
  ///   - level: Their nominal coverage.
  /// - Complexity: O(n) intervals.
  public init?(trials: Int, method: ProportionMethod = .default, level: ConfidenceLevel = 0.95) {
    precondition(trials >= 1, "the number of trials is at least 1")
    guard trials <= Self.largestTrials else { return nil }
    self.trials = trials
    intervals = (0...trials).map {
      method.interval(for: BinomialCounts(unchecked: $0, of: trials), level: level)
    }
  }

  /// Returns the probability that the interval holds `p`.
  ///
  /// - Parameter p: In 0...1.
  /// - Complexity: O(n).
  public func coverage(at p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a proportion lies in 0...1")
    let distribution = BinomialDistribution(trials: trials, probability: p)
    var sum = 0.0
    for (successes, interval) in intervals.enumerated() {
      guard let interval, interval.lower <= p + Self.slack, p - Self.slack <= interval.upper else {
        continue
      }
      sum += distribution.probability(of: successes)
    }
    return min(sum, 1)
  }
}
