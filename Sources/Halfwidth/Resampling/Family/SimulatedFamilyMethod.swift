/// The methods that make intervals of several statistics which hold together; raw values are their slugs.
public enum SimultaneousBootstrapMethod: String, CaseIterable, Hashable, Sendable {
  /// ``SimultaneousBootstrap``: the quantile of the largest statistic of each resample.
  case maxT = "max-t"

  /// The method where none is asked for.
  public static let `default` = SimultaneousBootstrapMethod.maxT

  /// Returns what the method finds for a family; nothing but the reason where it can't be simulated.
  public func finding(
    for family: SimultaneousBootstrap, options: AnalysisOptions = AnalysisOptions()
  ) -> Finding {
    do throws(SimulationError) {
      let resamples =
        options.simulation.resamples
        ?? SimultaneousBootstrap.defaultResamples(for: options.level)
      return .family(
        try family.finding(
          BootstrapInput.plan(resamples, options.simulation), level: options.level))
    } catch {
      return undefined("family", options.level, error.message)
    }
  }

  /// Returns what the method finds for one statistic, as a family of one.
  func finding(for input: BootstrapInput, options: AnalysisOptions) -> Finding {
    do throws(SimulationError) {
      return finding(for: try input.family(), options: options)
    } catch {
      return undefined(input.estimand, options.level, error.message)
    }
  }

  private func undefined(
    _ estimand: String, _ level: ConfidenceLevel, _ message: String
  ) -> Finding {
    .interval(
      IntervalFinding(
        estimand: estimand, method: rawValue, level: level, estimate: nil, interval: nil,
        warnings: [AnalysisWarning(code: .undefined, message: message)]))
  }
}

extension BootstrapInput {
  /// Returns the statistic as a family of one.
  ///
  /// - Parameter scales: The scales that answers were given on; yes-or-no answers have theirs.
  /// - Throws: ``SimulationError``: a statistic that can't be one of a family, a value outside a declared
  ///   scale.
  public func family(
    scales: AnswerScales = AnswerScales()
  ) throws(SimulationError) -> SimultaneousBootstrap {
    let (sample, statistic) = try rows()
    let known: AnswerScales =
      switch self {
      case .proportion, .pairedDifference, .independentDifference: AnswerScales(all: 0...1)
      case .scores, .scoreDifference, .sample: scales
      }
    return try SimultaneousBootstrap([statistic], of: sample, names: [estimand], scales: known)
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
