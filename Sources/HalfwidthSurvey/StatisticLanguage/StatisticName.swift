/// The names of statistics, as they are written.
public enum StatisticName: String, CaseIterable, Hashable, Sendable {
  case mean, median, quantile
  case trimmedMean = "trimmed-mean"
  case variance
  case standardDeviation = "standard-deviation"
  case proportion
  case topBox = "top-box"
  case correlation, ratio, slope, difference

  /// How it is written.
  public var example: String {
    switch self {
    case .mean, .median, .variance, .standardDeviation, .proportion: "\(rawValue)(x)"
    case .quantile: "quantile(x, 0.9)"
    case .trimmedMean: "trimmed-mean(x, 0.1)"
    case .topBox: "top-box(x, 4)"
    case .correlation: "correlation(x, y)"
    case .ratio: "ratio(x, y)"
    case .slope: "slope(y, x)"
    case .difference: "difference(mean(x), by: group)"
    }
  }
}
