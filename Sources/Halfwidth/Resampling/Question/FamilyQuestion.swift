/// A question of several statistics together: intervals that hold at once, by the largest statistic of each
/// resample.
public struct FamilyQuestion: Sendable {
  /// The statistics with their data.
  public var family: SimultaneousBootstrap
  /// The nominal coverage of all intervals together.
  public var level: ConfidenceLevel
  /// The number of resamples, the seed and the threads.
  public var simulation: SimulationOptions
  /// How small the error of the limits has to be; nil for as many resamples as are asked for.
  public var tolerance: SimulationTolerance?
  /// What a reader must know of the data.
  public var warnings: [AnalysisWarning]

  /// Creates a question.
  public init(
    _ family: SimultaneousBootstrap, level: ConfidenceLevel = 0.95,
    simulation: SimulationOptions = SimulationOptions(), tolerance: SimulationTolerance? = nil,
    warnings: [AnalysisWarning] = []
  ) {
    self.family = family
    self.level = level
    self.simulation = simulation
    self.tolerance = tolerance
    self.warnings = warnings
  }

  /// What was found.
  public struct Answer: Sendable {
    /// What was found of all statistics.
    public var finding: SimultaneousBootstrapFinding
    /// Whether a simulation to a tolerance ended because all limits are known to it.
    public var isKnownToTolerance: Bool
  }

  /// Returns the intervals of all statistics.
  ///
  /// - Throws: ``BootstrapQuestionError``: a number of resamples that can't be drawn, or a run that was
  ///   stopped.
  public func answer(
    watch: SimulationWatch = { _, _ in { _ in true } }
  ) throws(BootstrapQuestionError) -> Answer {
    let plan = try simulation.plan(usual: SimultaneousBootstrap.defaultResamples(for: level))
    let progress = watch(tolerance?.limit ?? plan.count, 1)
    do throws(ResampleError) {
      var finding =
        if let tolerance {
          try family.adaptiveFinding(
            tolerance: tolerance.width, plan: plan, limit: tolerance.limit, level: level,
            progress: progress)
        } else {
          try family.finding(plan, level: level, progress: progress)
        }
      finding.warnings = warnings + finding.warnings
      let isOpen = finding.warnings.contains { $0.code == .toleranceNotReached }
      return Answer(
        finding: finding,
        isKnownToTolerance: tolerance != nil && finding.criticalValue != nil && !isOpen)
    } catch {
      throw .simulation(error)
    }
  }
  /// Draws one part of the resamples.
  ///
  /// - Parameters:
  ///   - index: Which part, from 0.
  ///   - count: The number of parts, above the index.
  ///   - watch: Told of progress, and asked whether to go on.
  /// - Throws: ``BootstrapQuestionError``
  public func shard(
    _ index: Int, of count: Int, watch: SimulationWatch = { _, _ in { _ in true } }
  ) throws(BootstrapQuestionError) -> FamilyShard {
    let plan = try simulation.plan(usual: SimultaneousBootstrap.defaultResamples(for: level))
    let part = try translating(BootstrapQuestionError.shard, plan.shard(index, of: count))
    var shard = try translating(
      BootstrapQuestionError.simulation, family.shard(part, progress: watch(part.count, 1)))
    shard.subject.warnings = warnings
    return shard
  }
}
