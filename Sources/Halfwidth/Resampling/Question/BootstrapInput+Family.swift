extension BootstrapInput {
  /// Returns the statistic as a family of one.
  ///
  /// - Parameter scales: The scales that answers were given on; yes-or-no answers have theirs.
  /// - Throws: ``ResampleError``: a statistic that can't be one of a family, a value outside a declared
  ///   scale.
  public func family(
    scales: AnswerScales = AnswerScales()
  ) throws(ResampleError) -> SimultaneousBootstrap {
    let (sample, statistic) = try rows()
    let known: AnswerScales =
      switch self {
      case .proportion, .pairedDifference, .independentDifference: AnswerScales(all: 0...1)
      case .scores, .scoreDifference, .sample: scales
      }
    return try SimultaneousBootstrap([statistic], of: sample, names: [estimand], scales: known)
  }
}
