/// Whether a bootstrap is exact or simulated, and if so why.
public enum BootstrapRoute: Hashable, Sendable {
  /// The bootstrap over all resamples.
  case ideal(Bootstrap)
  /// It has to be simulated, or was asked to be.
  case simulated(SimulationReason)
}

extension SimulatedBootstrap {
  /// Returns the ideal bootstrap where there is one and no number of resamples was given, else why the
  /// statistic is simulated.
  ///
  /// There is one for means, proportions, medians and quantiles of data with a common step, and for
  /// differences of these; for quantiles of few distinct values without one as well.
  ///
  /// - Complexity: See ``IdealBootstrap``.
  public func route(resamplesGiven: Bool = false) -> BootstrapRoute {
    if resamplesGiven { return .simulated(.asked) }
    guard case .column(let column) = prepared.form, column.isIdeal else {
      return .simulated(.noClosedForm)
    }
    do throws(IdealBootstrapError) {
      var parts: [Bootstrap] = []
      for part in prepared.parts {
        guard let counts = try? ScoredCounts(values: part.x) else {
          return .simulated(.noClosedForm)
        }
        parts.append(try column.ideal(counts))
      }
      var bootstrap = parts[0]
      if parts.count == 2 { bootstrap = try IdealBootstrap.difference(parts[0], parts[1]) }
      bootstrap.statistic = prepared.name
      bootstrap.space = prepared.space
      bootstrap.alternative = prepared.alternative
      return .ideal(bootstrap)
    } catch {
      return .simulated(error.reason)
    }
  }
}

extension ColumnStatistic {
  fileprivate var isIdeal: Bool {
    switch self {
    case .mean, .proportion, .median, .quantile: true
    case .variance, .standardDeviation, .trimmedMean: false
    }
  }

  fileprivate func ideal(_ counts: ScoredCounts) throws(IdealBootstrapError) -> Bootstrap {
    switch self {
    case .median: try IdealBootstrap.median(of: counts)
    case .quantile(let share): try IdealBootstrap.quantile(share, of: counts)
    default: try IdealBootstrap.mean(of: counts)
    }
  }
}

extension IdealBootstrapError {
  /// Why what was refused is simulated.
  var reason: SimulationReason {
    switch self {
    case .noCommonStep: .noLattice
    case .tooManyObservations(let total):
      .tooLarge("\(total) observations are too many for the distribution over all resamples")
    case .tooLarge, .tooManyCompositions:
      .tooLarge("the distribution over all resamples has too many values")
    case .undefinedStatistic, .notExact, .noClosedForm: .noClosedForm
    }
  }
}
