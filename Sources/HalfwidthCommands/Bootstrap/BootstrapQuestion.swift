internal import Halfwidth
internal import HalfwidthReport

/// What is asked of one statistic's bootstrap, by the command or by a request: data, methods, and how
/// resamples are drawn.
struct BootstrapQuestion {
  var data: BootstrapData
  var methods: [BootstrapMethod]
  /// Whether the methods are all that there are: those that come along don't make an exact answer a
  /// simulated one.
  var areAll = false
  var scheme = BootstrapScheme(name: .ordinary, columns: BootstrapData.DesignColumns())
  var options = SimulationOptions()
  var level: ConfidenceLevel = 0.95
  var side = IntervalSide.two
  var tolerance: BootstrapRun.Tolerance?
  /// Whether nobody watches: no progress is shown, and Ctrl-C is somebody else's.
  var isUnattended = false

  /// A finding for each method, and remarks for people about the run.
  struct Answer {
    var findings: [Finding]
    var remarks: [String] = []
  }

  /// Returns what the methods find.
  func answer() throws(CommandFailure) -> Answer {
    switch try route() {
    case .ideal(let answer): return found(answer, data)
    case .simulated(let source, let reason):
      let refusals = refusals(by: source)
      var asked = self
      asked.methods.removeAll { refusals[$0] != nil }
      let run = asked.run(source, reason)
      let found = try run.bootstrap(
        try asked.plan(of: source), methods: asked.methods, level: level, until: tolerance)
      var noted = data
      noted.warnings += found.warnings
      return self.found(
        data.input.answer(found.bootstrap, functional: source.functional), noted,
        refusals: refusals, remarks: found.remarks)
    }
  }

  /// Draws one part of the resamples; nil where the answer is exact.
  func shard(_ number: ShardNumber) throws(CommandFailure) -> BootstrapShard? {
    switch try route() {
    case .ideal: return nil
    case .simulated(let source, let reason):
      if let fixed = data.input.fixedSample {
        throw CommandFailure(status: .badData, place: data.label, message: fixed.reason)
      }
      var part = data.input.named(try run(source, reason).shard(number, of: try plan(of: source)))
      part.subject.warnings += data.warnings
      return part
    }
  }

  private func run(
    _ source: any BootstrapSimulation, _ reason: SimulationReason
  ) -> BootstrapRun {
    BootstrapRun(
      source: source, request: BootstrapInput.request(for: methods, level: level, side: side),
      reason: reason, label: data.label, side: side, isUnattended: isUnattended)
  }

  /// The resamples to draw; their number is refused where nobody gave it and it would take too long.
  private func plan(of source: any BootstrapSimulation) throws(CommandFailure) -> ResamplePlan {
    let usual = scheme.defaultResamples(for: level, side: side)
    if options.resamples == nil, let simulation = source as? SimulatedBootstrap {
      do throws(SimulationError) {
        try simulation.checkUnasked(
          usual, BootstrapInput.request(for: methods, level: level, side: side))
      } catch {
        throw CommandFailure(status: .badData, place: data.label, message: error.message)
      }
    }
    return try BootstrapCommand.plan(options.resamples ?? usual, options)
  }

  /// Why methods among all that there are would take too much, so that the others are answered without
  /// them; none where that holds for all of them, or for a method that was asked for by name.
  private func refusals(by source: any BootstrapSimulation) -> [BootstrapMethod: String] {
    guard areAll, let simulation = source as? SimulatedBootstrap else { return [:] }
    let usual = scheme.defaultResamples(for: level, side: side)
    var refusals: [BootstrapMethod: String] = [:]
    for method in methods {
      let request = BootstrapInput.request(for: [method], level: level, side: side)
      do throws(SimulationError) {
        if options.resamples == nil { try simulation.checkUnasked(usual, request) }
        try simulation.checkKept(options.resamples ?? usual, request)
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

  private func route() throws(CommandFailure) -> Route {
    try scheme.checkWeights(of: data)
    let resamplesGiven = options.resamples != nil
    let deciding = areAll ? methods.filter { !$0.needsResamples } : methods
    let fractions = scheme.isSurvey ? try scheme.samplingFractions(of: data) : [:]
    do throws(SimulationError) {
      if scheme.isSurvey {
        return .simulated(
          try data.input.survey(samplingFractions: fractions),
          scheme.reason(resamplesGiven: resamplesGiven))
      }
      return
        switch try data.input.route(
          for: deciding, scheme: scheme.scheme(of: data.input), resamplesGiven: resamplesGiven)
      {
      case .ideal(let answer): .ideal(answer)
      case .simulated(let simulation, let reason): .simulated(simulation, reason)
      }
    } catch {
      throw CommandFailure(status: .badData, place: data.label, message: error.message)
    }
  }

  // MARK: - Findings

  private func found(
    _ answer: BootstrapAnswer, _ data: BootstrapData, refusals: [BootstrapMethod: String] = [:],
    remarks: [String] = []
  ) -> Answer {
    let units = answer.bootstrap.units
    return Answer(
      findings: methods.map { method in
        if let reason = refusals[method] { return undefined(method, reason) }
        return .bootstrap(
          completed(answer.finding(method, level: level, side: side), method, data, units))
      }, remarks: remarks + BootstrapRun.remarks(answer.bootstrap))
  }

  /// A row without numbers that says why there are none.
  func undefined(_ method: BootstrapMethod, _ reason: String) -> Finding {
    .interval(
      IntervalFinding(
        estimand: data.input.estimand, method: method.rawValue, level: level, estimate: nil,
        interval: nil, hasInterval: method.hasInterval,
        warnings: data.warnings + [AnalysisWarning(code: .undefined, message: reason)]))
  }

  /// The finding with what is known of the data beyond the bootstrap.
  private func completed(
    _ finding: BootstrapFinding, _ method: BootstrapMethod, _ data: BootstrapData,
    _ units: BootstrapUnits
  ) -> BootstrapFinding {
    var finding = finding
    finding.warnings = data.warnings + finding.warnings
    // Where a person reads it; reference values keep the limits, with the warning.
    if !isUnattended, let fixed = data.input.fixedSample {
      return fixed.withoutIntervals(finding)
    }
    // The coverage is that of two-sided intervals of samples of an endless population.
    if units == .rows, side == .two,
      let coverage = data.input.coverageAtEstimate(of: method, level: finding.level)
    {
      finding.details.append(NamedNumber(BootstrapFinding.coverageName, coverage))
    }
    return finding
  }
}
