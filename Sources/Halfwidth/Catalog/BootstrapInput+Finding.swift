extension BootstrapInput {
  /// Returns what a method finds; nothing but the reason where there is no bootstrap of these data.
  func finding(_ method: BootstrapMethod, options: AnalysisOptions) -> Finding {
    var question = BootstrapQuestion(
      self, methods: [method], level: options.level, side: options.side,
      simulation: options.simulation)
    question.keepsFixedSamples = true
    do throws(BootstrapQuestionError) {
      return Finding(try question.answer().results[0])
    } catch {
      return Finding(question.undefined(method, error.message))
    }
  }
}

extension Finding {
  /// What one method made of a bootstrap.
  public init(_ result: BootstrapQuestion.Result) {
    self =
      switch result {
      case .found(let finding): .bootstrap(finding)
      case .undefined(let finding): .interval(finding)
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
            .wrongShape,
            "\(rawValue) takes one statistic, and these are several; use "
              + "\(SimultaneousBootstrapMethod.default.rawValue), or ask for one at a time")
        ]))
  }
}
