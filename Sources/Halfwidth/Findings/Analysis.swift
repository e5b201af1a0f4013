/// The analyses; raw values are their names in commands, in JSON and in the reference data.
public enum Analysis: String, CaseIterable, Hashable, Sendable {
  /// An interval for one proportion.
  case proportion
  /// Simultaneous intervals for the shares of several categories.
  case multinomial
  /// Two proportions of different respondents.
  case compare
  /// Two answers of the same respondents.
  case paired
  /// Two answers of the same respondents of which only the margins are known.
  case margins
  /// Two classifications of the same respondents.
  case table
  /// Two classifications by the same categories.
  case square
  /// Several yes-or-no answers of the same respondents.
  case cochran
  /// Two-by-two tables, one a stratum.
  case stratified
  /// Proportions of ordered groups.
  case trend
  /// P-values of several hypotheses.
  case adjust
  /// The bootstrap distribution of a statistic, and the intervals made of it.
  case bootstrap
  /// The mean of answers on a bounded scale.
  case scores
  /// Several differences of the same respondents, tested together by sign-flips.
  case westfallYoung = "westfall-young"
  /// The share of a finite population of which a part was asked.
  case finiteProportion = "finite-proportion"
}

/// What is asked of an analysis beside its input and method.
public struct AnalysisOptions: Hashable, Sendable {
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// Which limits; only an interval for one proportion has one-sided forms.
  public var side: IntervalSide
  /// How a simulated answer is made; the other answers don't use it.
  public var simulation: SimulationOptions

  /// Creates options.
  public init(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two,
    simulation: SimulationOptions = SimulationOptions()
  ) {
    self.level = level
    self.side = side
    self.simulation = simulation
  }
}

/// How a simulated answer is made.
public struct SimulationOptions: Hashable, Sendable {
  /// The number of resamples, at least 1; nil for an exact answer where there is one, and
  /// ``defaultResamples`` elsewhere.
  public var resamples: Int?
  /// The seed, from 0 to 2^53 - 1; nil draws a fresh one, which the answer names.
  public var seed: UInt64?
  /// The number of threads, at least 1; the answer does not depend on it.
  public var threads: Int

  /// The largest number of resamples that is taken.
  public static let largestResamples = 1_000_000_000
  /// The number of resamples where none is asked for: with 9,999 the usual tail probabilities fall on
  /// whole ranks.
  public static let defaultResamples = 9_999

  /// Creates options.
  public init(resamples: Int? = nil, seed: UInt64? = nil, threads: Int = 1) {
    precondition(
      (1...Self.largestResamples).contains(resamples ?? 1) && threads >= 1,
      "a simulation has at least one resample and one thread")
    self.resamples = resamples
    self.seed = seed
    self.threads = threads
  }
}
