extension BootstrapInput {
  /// Returns what a method finds; nothing but the reason where there is no bootstrap of these data.
  func finding(_ method: BootstrapMethod, options: AnalysisOptions) -> Finding {
    do throws(SimulationError) {
      switch try route(for: [method], resamplesGiven: options.simulation.resamples != nil) {
      case .ideal(let answer): return .bootstrap(answer.finding(method, level: options.level))
      case .simulated(let simulation, let reason):
        let request = Self.request(for: [method], level: options.level)
        let usual = SimulatedBootstrap.defaultResamples(for: options.level)
        if options.simulation.resamples == nil { try simulation.checkUnasked(usual, request) }
        let bootstrap = try simulation.bootstrap(
          Self.plan(options.simulation.resamples ?? usual, options.simulation), request: request,
          for: SimulationIntervals([method], level: options.level), reason: reason)
        return .bootstrap(
          answer(bootstrap, functional: simulation.functional).finding(method, level: options.level)
        )
      }
    } catch {
      return .interval(
        IntervalFinding(
          estimand: estimand, method: method.rawValue, level: options.level, estimate: nil,
          interval: nil, hasInterval: method.hasInterval,
          warnings: [AnalysisWarning(code: .undefined, message: error.message)]))
    }
  }
}

extension BootstrapMethod {
  /// What a method of one statistic says of several.
  func refusalOfFamily(level: ConfidenceLevel) -> Finding {
    .interval(
      IntervalFinding(
        estimand: "family", method: rawValue, level: level, estimate: nil, interval: nil,
        hasInterval: hasInterval,
        warnings: [
          AnalysisWarning(
            code: .wrongShape,
            message: "\(rawValue) takes one statistic, and these are several; use "
              + "\(SimultaneousBootstrapMethod.default.rawValue), or ask for one at a time")
        ]))
  }
}
