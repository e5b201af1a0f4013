extension SimultaneousBootstrapMethod {
  /// Returns what the method finds for a family; nothing but the reason where it can't be simulated.
  public func finding(
    for family: SimultaneousBootstrap, options: AnalysisOptions = AnalysisOptions()
  ) -> Finding {
    let question = FamilyQuestion(family, level: options.level, simulation: options.simulation)
    do throws(BootstrapQuestionError) {
      return .family(try question.answer().finding)
    } catch {
      return undefined("family", options.level, error.message)
    }
  }

  /// Returns what the method finds for one statistic, as a family of one.
  func finding(for input: BootstrapInput, options: AnalysisOptions) -> Finding {
    do throws(ResampleError) {
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
        warnings: [AnalysisWarning(.undefined, message)]))
  }
}
