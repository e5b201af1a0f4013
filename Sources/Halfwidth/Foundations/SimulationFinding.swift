/// How a p-value was simulated.
public struct SimulationFinding: Hashable, Sendable {
  /// The number of simulated tables.
  public var resamples: Int
  /// The seed that gives the same tables again.
  public var seed: UInt64
  /// How many of them were at least as extreme as the data.
  public var exceedances: Int
  /// An interval for the p-value that endless simulation would give.
  public var interval: ConfidenceInterval
}
