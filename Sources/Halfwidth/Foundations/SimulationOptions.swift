internal import NumericCore

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

extension SimulationOptions {
  /// The seed that was asked for, or a fresh one.
  public var seedOrFresh: UInt64 { seed ?? Seed.fresh().value }
}
