/// How far simulation may leave a limit open, and when to give up.
public struct SimulationTolerance: Hashable, Sendable {
  /// The widest bracket of a limit: a finite number above 0, in the units of the statistic.
  public var width: Double
  /// The most resamples.
  public var limit: Int

  /// Creates a tolerance.
  public init(width: Double, limit: Int = SimulatedBootstrap.defaultLimit) {
    self.width = width
    self.limit = limit
  }
}
