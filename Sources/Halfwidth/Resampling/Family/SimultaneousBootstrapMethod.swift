/// The methods that make intervals of several statistics which hold together; raw values are their slugs.
public enum SimultaneousBootstrapMethod: String, CaseIterable, Hashable, Sendable {
  /// ``SimultaneousBootstrap``: the quantile of the largest statistic of each resample.
  case maxT = "max-t"

  /// The method where none is asked for.
  public static let `default` = SimultaneousBootstrapMethod.maxT
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
