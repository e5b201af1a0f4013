/// What the bootstrap is asked: data, and a statistic of them.
public enum BootstrapInput: Sendable {
  /// A proportion.
  case proportion(BinomialCounts)
  /// The difference of two answers of the same respondents, first minus second.
  case pairedDifference(PairedCounts)
  /// The difference of two proportions of different respondents, first minus second.
  case independentDifference(IndependentCounts)
  /// A statistic of one score an observation.
  case scores(ScoredCounts, ColumnStatistic)
  /// A statistic of one sample minus that of another, independent one.
  case scoreDifference(ScoredCounts, ScoredCounts, ColumnStatistic)
  /// A statistic of the columns of a data file.
  case sample(BootstrapSample, SampleStatistic)

  /// The name of the statistic, as findings have it.
  public var estimand: String {
    switch self {
    case .proportion: "proportion"
    case .pairedDifference: "paired_difference"
    case .independentDifference: "independent_difference"
    case .scores(_, let statistic): statistic.estimand
    case .scoreDifference(_, _, let statistic):
      SampleStatistic.difference(statistic, of: "").estimand
    case .sample(_, let statistic): statistic.estimand
    }
  }

  /// Returns the ideal bootstrap, over all resamples.
  ///
  /// - Throws: ``IdealBootstrapError`` where it would take too long, or no exact distribution is known.
  public func ideal() throws(IdealBootstrapError) -> Bootstrap {
    var bootstrap =
      switch self {
      case .proportion(let counts): try IdealBootstrap.proportion(counts)
      case .pairedDifference(let pairs): try IdealBootstrap.pairedDifference(pairs)
      case .independentDifference(let counts): try IdealBootstrap.independentDifference(counts)
      case .scores(let sample, let statistic): try statistic.ideal(of: sample)
      case .scoreDifference(let first, let second, let statistic):
        try IdealBootstrap.difference(statistic.ideal(of: first), statistic.ideal(of: second))
      case .sample(let sample, let statistic): try statistic.ideal(of: sample)
      }
    bootstrap.statistic = estimand
    bootstrap.warnings += fixedSampleWarnings(beside: bootstrap.distribution)
    return bootstrap
  }

  /// The warning of a sample that cannot vary; none where nothing varies, which findings say themselves.
  func fixedSampleWarnings(beside distribution: BootstrapDistribution) -> [AnalysisWarning] {
    distribution.isPoint ? [] : fixedSample.map { [$0.warning] } ?? []
  }

  /// Returns how often a method's ideal interval of a proportion covers the true one, were that the
  /// estimate.
  ///
  /// - Returns: Nothing for other statistics, for more than a thousand trials, for a method without
  ///   interval of its own, and at 0 and n successes, where all resamples are the same.
  public func coverageAtEstimate(
    of method: BootstrapMethod, level: ConfidenceLevel
  ) -> Double? {
    guard case .proportion(let counts) = self, counts.trials <= 1_000, counts.successes > 0,
      counts.failures > 0, method.hasInterval, method != .studentized, method != .calibrated,
      let coverage = try? IdealBootstrapCoverage(
        trials: counts.trials, method: method, level: level)
    else { return nil }
    return coverage.coverage(at: counts.estimate)
  }
}
