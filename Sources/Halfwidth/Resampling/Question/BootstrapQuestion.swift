/// A question of the bootstrap: of which data and which statistic, how the data were sampled, what is made of
/// the distribution, and how hard a simulation tries.
///
/// Commands, batch, reports and users of the library ask it, so that the same question has the same answer:
/// ``answer(watch:)`` decides between the bootstrap over all resamples and a simulation, goes on until a
/// tolerance is reached, and adds what is known of the data beyond the bootstrap.
public struct BootstrapQuestion: Sendable {
  /// The data and the statistic.
  public var input: BootstrapInput
  /// How the data were sampled.
  public var design: BootstrapDesign
  /// The methods, each of which has a result.
  public var methods: [BootstrapMethod]
  /// Whether the methods are all that there are: those that come along don't make an exact answer a
  /// simulated one, and one that would take too much leaves the others their answers.
  public var areAll = false
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// Which limits intervals have.
  public var side: IntervalSide
  /// The number of resamples, the seed and the threads; without a number the answer is exact where it can
  /// be.
  public var simulation: SimulationOptions
  /// How small the error of a simulation has to be; nil for as many resamples as are asked for.
  public var tolerance: SimulationTolerance?
  /// Whether a difference of samples of which one cannot vary keeps its limits, with a warning, as reference
  /// values have them; a reader is shown none.
  public var keepsFixedSamples = false
  /// What a reader must know of the data, whichever interval is made.
  public var warnings: [AnalysisWarning] = []

  /// Creates a question: BCa at 95%, exact where it can be.
  public init(
    _ input: BootstrapInput, design: BootstrapDesign = BootstrapDesign(),
    methods: [BootstrapMethod] = [.default], level: ConfidenceLevel = 0.95,
    side: IntervalSide = .two, simulation: SimulationOptions = SimulationOptions(),
    tolerance: SimulationTolerance? = nil
  ) {
    self.input = input
    self.design = design
    self.methods = methods
    self.level = level
    self.side = side
    self.simulation = simulation
    self.tolerance = tolerance
  }

  /// What was found.
  public struct Answer: Sendable {
    /// A result for each method, in their order.
    public var results: [Result]
    /// The number of resamples that were drawn; nil for an exact answer.
    public var resamples: Int?
    /// Whether a simulation to a tolerance ended because all limits are known to it.
    public var isKnownToTolerance = false
  }

  /// What a method finds.
  public enum Result: Hashable, Sendable {
    /// What it made of the distribution.
    case found(BootstrapFinding)
    /// No numbers, and why there are none.
    case undefined(IntervalFinding)
  }

  /// Returns what the methods find.
  ///
  /// A statistic that is undefined for the data has results without numbers that say why.
  ///
  /// - Throws: ``BootstrapQuestionError``
  public func answer(
    watch: SimulationWatch = { _, _ in { _ in true } }
  ) throws(BootstrapQuestionError) -> Answer {
    do throws(BootstrapQuestionError) {
      return try defined(watch)
    } catch {
      guard case .simulation(let reason) = error, reason.isOfUndefinedStatistic else { throw error }
      return Answer(results: methods.map { undefined($0, reason.message) })
    }
  }

  /// Returns the distribution alone, for whoever makes more of it than intervals.
  ///
  /// - Throws: ``BootstrapQuestionError``
  public func bootstrap(
    watch: SimulationWatch = { _, _ in { _ in true } }
  ) throws(BootstrapQuestionError) -> BootstrapAnswer {
    switch try route() {
    case .ideal(let answer): return answer
    case .simulated(let source, let reason):
      let run = self.run(source, reason)
      return input.answer(
        try run.bootstrap(try plan(of: source), watch).bootstrap, functional: source.functional)
    }
  }

  private func defined(_ watch: SimulationWatch) throws(BootstrapQuestionError) -> Answer {
    switch try route() {
    case .ideal(let answer): return Answer(results: results(answer, warnings))
    case .simulated(let source, let reason):
      let refusals = refusals(by: source)
      var asked = self
      asked.methods.removeAll { refusals[$0] != nil }
      let run = asked.run(source, reason)
      let found = try run.bootstrap(try asked.plan(of: source), watch)
      let answer = input.answer(found.bootstrap, functional: source.functional)
      return Answer(
        results: results(answer, warnings + found.warnings, refusals), resamples: found.resamples,
        isKnownToTolerance: found.isAdaptive && found.warnings.isEmpty)
    }
  }

  /// Draws one part of the resamples; nil where the answer is exact.
  ///
  /// - Parameters:
  ///   - index: From 0.
  ///   - count: How many parts there are, at least 1.
  ///   - watch: Told before the simulation how many resamples there will be.
  /// - Throws: ``BootstrapQuestionError``
  public func shard(
    _ index: Int, of count: Int, watch: SimulationWatch = { _, _ in { _ in true } }
  ) throws(BootstrapQuestionError) -> BootstrapShard? {
    switch try route() {
    case .ideal: return nil
    case .simulated(let source, let reason):
      if let fixed = input.fixedSample { throw .fixedSample(fixed) }
      let plan = try plan(of: source)
      let part = try translating(BootstrapQuestionError.shard, plan.shard(index, of: count))
      let run = self.run(source, reason)
      var shard = input.named(try run.shard(part, watch))
      shard.subject.warnings += warnings
      return shard
    }
  }

  // MARK: - How much is drawn

  private func run(_ source: any BootstrapSimulation, _ reason: SimulationReason) -> SimulationRun {
    SimulationRun(
      source: source, reason: reason, methods: methods, level: level, side: side, request: request,
      tolerance: tolerance)
  }

  /// What is computed in a simulation beside the statistic.
  private var request: SimulationRequest {
    BootstrapInput.request(for: methods, level: level, side: side)
  }

  /// The resamples to draw; their number is refused where nobody gave it and it would take too long.
  private func plan(of source: any BootstrapSimulation) throws(BootstrapQuestionError)
    -> ResamplePlan
  {
    let usual = design.defaultResamples(for: level, side: side)
    if simulation.resamples == nil, let rows = source as? SimulatedBootstrap {
      try translating(BootstrapQuestionError.simulation, rows.checkUnasked(usual, request))
    }
    return try simulation.plan(usual: usual)
  }

  /// Why methods among all that there are would take too much, so that the others are answered without
  /// them; none where that holds for all of them, or for a method that was asked for by name.
  private func refusals(by source: any BootstrapSimulation) -> [BootstrapMethod: String] {
    guard areAll, let rows = source as? SimulatedBootstrap else { return [:] }
    let usual = design.defaultResamples(for: level, side: side)
    var refusals: [BootstrapMethod: String] = [:]
    for method in methods {
      let request = BootstrapInput.request(for: [method], level: level, side: side)
      do throws(ResampleError) {
        if simulation.resamples == nil { try rows.checkUnasked(usual, request) }
        try rows.checkKept(simulation.resamples ?? usual, request)
      } catch {
        refusals[method] = error.message
      }
    }
    return refusals.count < methods.count ? refusals : [:]
  }

  // MARK: - Exact or simulated

  private enum Route {
    case ideal(BootstrapAnswer)
    case simulated(any BootstrapSimulation, SimulationReason)
  }

  private func route() throws(BootstrapQuestionError) -> Route {
    let resamplesGiven = simulation.resamples != nil
    let deciding = areAll ? methods.filter { !$0.needsResamples } : methods
    let scheme = try design.rows(of: input)
    let fractions = design.isSurvey ? try design.samplingFractions(of: input) : [:]
    do throws(ResampleError) {
      if design.isSurvey {
        return .simulated(
          try input.survey(samplingFractions: fractions),
          design.reason(resamplesGiven: resamplesGiven))
      }
      return
        switch try input.route(for: deciding, scheme: scheme, resamplesGiven: resamplesGiven)
      {
      case .ideal(let answer): .ideal(answer)
      case .simulated(let simulation, let reason): .simulated(simulation, reason)
      }
    } catch {
      throw .simulation(error)
    }
  }

  // MARK: - Results

  private func results(
    _ answer: BootstrapAnswer, _ warnings: [AnalysisWarning],
    _ refusals: [BootstrapMethod: String] = [:]
  ) -> [Result] {
    methods.map { method in
      if let reason = refusals[method] { return undefined(method, reason) }
      var finding = answer.finding(method, level: level, side: side)
      finding.warnings = warnings + finding.warnings
      guard !keepsFixedSamples, let fixed = input.fixedSample else { return .found(finding) }
      return .found(fixed.withoutIntervals(finding))
    }
  }

  /// A result without numbers that says why there are none.
  func undefined(_ method: BootstrapMethod, _ reason: String) -> Result {
    .undefined(
      IntervalFinding(
        estimand: input.estimand, method: method.rawValue, level: level, estimate: nil,
        interval: nil, hasInterval: method.hasInterval,
        warnings: warnings + [AnalysisWarning(.undefined, reason)]))
  }
}
