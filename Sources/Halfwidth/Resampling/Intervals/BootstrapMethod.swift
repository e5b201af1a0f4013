/// The methods that make something of a bootstrap distribution; raw values are their slugs.
public enum BootstrapMethod: String, CaseIterable, Hashable, Sendable {
  /// The estimate with its standard error and bias; no interval.
  case standardError = "bootstrap-se"
  /// ``Bootstrap/normalLimits(level:side:)``
  case normal
  /// ``Bootstrap/basicLimits(level:side:)``
  case basic
  /// ``Bootstrap/percentileLimits(level:side:)``
  case percentile
  /// ``Bootstrap/expandedPercentileLimits(level:side:)``
  case expandedPercentile = "expanded-percentile"
  /// ``Bootstrap/bcaLimits(level:side:)``
  case bca
  /// ``Bootstrap/studentizedLimits(level:side:)``
  case studentized
  /// ``Bootstrap/abcLimits(level:side:functional:)``
  case abc
  /// ``Bootstrap/calibratedLimits(level:side:)``
  case calibrated
  /// The whole distribution summarised: standard error, mean, percentile and BCa intervals.
  case ideal

  /// The method where none is asked for.
  public static let `default` = BootstrapMethod.bca

  /// Whether the method gives one interval.
  public var hasInterval: Bool { self != .standardError && self != .ideal }
}

extension BootstrapMethod {
  /// Whether the method computes something of each resample, so that it has to be simulated.
  public var needsResamples: Bool { self == .studentized || self == .calibrated }
}
