/// What is asked of an analysis beside its input and method.
public struct AnalysisOptions: Hashable, Sendable {
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// Which limits intervals have.
  public var side: IntervalSide
  /// What tests are asked: a direction, and a value.
  public var hypothesis: TestedHypothesis
  /// How a simulated answer is made; the other answers don't use it.
  public var simulation: SimulationOptions

  /// Creates options.
  public init(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two,
    hypothesis: TestedHypothesis = TestedHypothesis(),
    simulation: SimulationOptions = SimulationOptions()
  ) {
    self.level = level
    self.side = side
    self.hypothesis = hypothesis
    self.simulation = simulation
  }
}
