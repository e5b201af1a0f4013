public import Halfwidth

/// The ideal bootstrap of a share beside its analytic interval, and how often either would hold the true
/// share if it were the one observed.
public struct BootstrapComparison: Hashable, Sendable {
  /// What was observed.
  public var counts: BinomialCounts
  /// In how many places of the survey it was.
  public var places: Int
  /// The analytic interval; nil where its method is undefined.
  public var analytic: ConfidenceInterval?
  /// The percentile interval of the ideal bootstrap.
  public var percentile: ConfidenceInterval?
  /// The BCa interval of the ideal bootstrap.
  public var bca: ConfidenceInterval?
  /// The coverage of the analytic interval at the observed share.
  public var analyticCoverage: Double
  /// The coverage of the percentile interval at the observed share.
  public var percentileCoverage: Double
  /// The share in each resample, with its probability.
  public var distribution: [BootstrapDistribution.Atom]

  /// Compares every share that is known as one count and has an interval, each pair of counts once, by
  /// share.
  ///
  /// Nothing for one-sided limits, and for samples above ``ProportionCoverage/largestTrials``: the
  /// coverage is enumerated.
  static func all(
    of quantities: [QuantityFinding], settings: AnalysisSettings
  ) -> [BootstrapComparison] {
    guard settings.side == .two else { return [] }
    let counts = quantities.filter { $0.interval != nil }.compactMap { $0.candidates?.only }
      .filter { $0.trials <= ProportionCoverage.largestTrials }
    let coverages = Dictionary(
      Set(counts.map(\.trials)).compactMap { trials in
        coverage(of: trials, settings).map { (trials, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(grouping: counts) { $0 }
    return places.compactMap { counts, places in
      guard let coverage = coverages[counts.trials] else { return nil }
      return comparison(counts, places: places.count, coverage, settings)
    }.sorted {
      ($0.counts.estimate, $0.counts.trials) < ($1.counts.estimate, $1.counts.trials)
    }
  }

  private typealias Coverage = (analytic: ProportionCoverage, percentile: IdealBootstrapCoverage)

  private static func coverage(of trials: Int, _ settings: AnalysisSettings) -> Coverage? {
    guard
      let analytic = ProportionCoverage(
        trials: trials, method: settings.method, level: settings.level),
      let percentile = try? IdealBootstrapCoverage(trials: trials, level: settings.level)
    else { return nil }
    return (analytic, percentile)
  }

  private static func comparison(
    _ counts: BinomialCounts, places: Int, _ coverage: Coverage, _ settings: AnalysisSettings
  ) -> BootstrapComparison? {
    let question = BootstrapQuestion(.proportion(counts), level: settings.level)
    guard var answer = try? question.bootstrap() else { return nil }
    // Its coverage is enumerated once for all counts of a base.
    answer.proportion = nil
    func interval(_ method: BootstrapMethod) -> ConfidenceInterval? {
      answer.finding(method, level: settings.level).interval
    }
    return BootstrapComparison(
      counts: counts, places: places,
      analytic: settings.method.interval(for: counts, level: settings.level),
      percentile: interval(.percentile), bca: interval(.bca),
      analyticCoverage: coverage.analytic.coverage(at: counts.estimate),
      percentileCoverage: coverage.percentile.coverage(at: counts.estimate),
      distribution: answer.bootstrap.distribution.atoms ?? [])
  }
}

extension BootstrapComparison: WireRepresentable {
  /// The intervals as lists of two limits, and how often they hold the share.
  public var fields: FieldList {
    [
      "successes": .integer(counts.successes), "n": .integer(counts.trials),
      "places": .integer(places), "resamples": .string("exact"), "analytic": .limits(analytic),
      "percentile": .limits(percentile), "bca": .limits(bca),
      "analytic_coverage": .share(analyticCoverage),
      "percentile_coverage": .share(percentileCoverage),
    ]
  }
}
