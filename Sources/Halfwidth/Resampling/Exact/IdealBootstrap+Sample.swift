extension ColumnStatistic {
  /// Returns the ideal bootstrap of the statistic of one score an observation.
  ///
  /// Means, quantiles and proportions have distributions of their own. Others are functions of how often each
  /// score comes up, and are enumerated where there are few different resamples of those counts.
  ///
  /// - Throws: ``IdealBootstrapError``
  public func ideal(of sample: ScoredCounts) throws(IdealBootstrapError) -> Bootstrap {
    let definition = definition
    switch definition.exactForm {
    case .mean: return try IdealBootstrap.mean(of: sample)
    case .share(let threshold): return try IdealBootstrap.topBox(of: sample, atLeast: threshold)
    case .quantile(let share): return try IdealBootstrap.quantile(share, of: sample)
    case .enumeration:
      return try IdealBootstrap.enumerated(
        sample.counts, ResampledRows(sample).function(kind, definition))
    }
  }
}

extension SampleStatistic {
  /// Returns the ideal bootstrap of the statistic of a sample's rows, each as likely as the next.
  ///
  /// Functions of two columns are enumerated where there are few different resamples of the rows, which
  /// means up to a dozen different rows.
  ///
  /// - Throws: ``IdealBootstrapError``, and ``IdealBootstrapError/noCommonStep`` and the like for what
  ///   has to be simulated.
  public func ideal(of sample: BootstrapSample) throws(IdealBootstrapError) -> Bootstrap {
    switch self {
    case .column(let statistic, let name):
      return try statistic.ideal(of: Self.scores(sample.column(name)))
    case .pairedDifference(let statistic, let first, let second):
      guard
        let differences = try? ScoredCounts.differences(
          first: statistic.scores(sample.column(first)),
          second: statistic.scores(sample.column(second)))
      else { throw .undefinedStatistic }
      var bootstrap = try statistic.ofScores.ideal(of: differences)
      if statistic.isProportion {
        bootstrap.space = -1...1
        bootstrap.alternative = "tango"
      }
      return bootstrap
    case .difference(let statistic, let name):
      guard let groups = sample.group?.rows.filter({ !$0.isEmpty }), groups.count == 2 else {
        throw .undefinedStatistic
      }
      let values =
        statistic.isProportion
        ? sample.column(name) : PreparedStatistic.nearZero(sample.column(name))
      let parts = groups.map { rows in Self.scores(rows.map { values[$0] }) }
      return try IdealBootstrap.difference(
        statistic.ideal(of: parts[0]), statistic.ideal(of: parts[1]))
    case .pair(let statistic, let x, let y):
      let rows = ResampledRows(sample.column(x), sample.column(y))
      return try IdealBootstrap.enumerated(
        rows.counts, rows.function(statistic.kind, statistic.definition))
    case .custom: throw .noClosedForm
    }
  }

  private static func scores(_ values: [Double]) -> ScoredCounts {
    guard let scores = try? ScoredCounts(values: values) else {
      preconditionFailure("a sample's numbers are finite, and there is at least one")
    }
    return scores
  }
}

extension BootstrapSample {
  /// The numbers of a column; none where there is no such column, which the statistic's own check says.
  fileprivate func column(_ name: String) -> [Double] {
    columns.first { $0.name == name }?.values ?? []
  }
}

extension IdealBootstrap {
  /// Enumerates a function of how often each different row comes up.
  fileprivate static func enumerated(
    _ counts: [Int], _ statistic: ([Int]) -> Double?
  ) throws(IdealBootstrapError) -> Bootstrap {
    guard counts.count > 1 else {
      // One row only: all resamples are the same.
      guard let value = statistic(counts) else { throw .undefinedStatistic }
      return Bootstrap(
        statistic: "", sampleSizes: counts, estimate: value,
        distribution: BootstrapDistribution(values: [value], probabilities: [1]),
        influence: BootstrapInfluence(squares: 0, cubes: 0, isLinear: true))
    }
    guard let counts = try? CategoryCounts(counts) else { throw .tooManyCompositions }
    return try enumerated(counts, statistic: "", statistic)
  }
}
