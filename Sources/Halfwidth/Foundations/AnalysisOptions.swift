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
