/// The methods that make intervals of several statistics which hold together; raw values are their slugs.
public enum SimultaneousBootstrapMethod: String, CaseIterable, Hashable, Sendable {
  /// ``SimultaneousBootstrap``: the quantile of the largest statistic of each resample.
  case maxT = "max-t"

  /// The method where none is asked for.
  public static let `default` = SimultaneousBootstrapMethod.maxT
}
