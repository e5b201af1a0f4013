/// The statistics that there are: the one list of them.
///
/// What a statistic is stands in a file of its own, a `StatisticDefinition`. A new one is that file and
/// its case here; the compiler says where in this file it is missing, and nothing else lists statistics.
public enum StatisticKind: String, CaseIterable, Hashable, Sendable {
  case mean, median, quantile
  case trimmedMean = "trimmed-mean"
  case variance
  case standardDeviation = "standard-deviation"
  case proportion, gini
  case correlation, ratio, slope, covariance
  case kendallTau = "kendall-tau"

  /// What the statistic says of itself.
  ///
  /// - Parameter number: What it is a statistic with, such as a quantile's share; others have none.
  func definition(_ number: Double) -> any StatisticDefinition {
    switch self {
    case .mean: MeanStatistic()
    case .median: QuantileStatistic.median
    case .quantile: QuantileStatistic(share: number)
    case .trimmedMean: TrimmedMeanStatistic(share: number)
    case .variance: VarianceStatistic()
    case .standardDeviation: StandardDeviationStatistic()
    case .proportion: ProportionStatistic(threshold: number)
    case .gini: GiniStatistic()
    case .correlation: CorrelationStatistic()
    case .ratio: RatioStatistic()
    case .slope: SlopeStatistic()
    case .covariance: CovarianceStatistic()
    case .kendallTau: KendallStatistic()
    }
  }

  /// Returns a function of means of some rows; no finite number where the moments say too little, and for
  /// statistics that are none.
  ///
  /// A switch and no call through ``definition(_:)``: it stands in the innermost loops.
  @inline(__always)
  func value(of moments: some Moments) -> Double {
    switch self {
    case .mean, .proportion: MeanStatistic.value(of: moments)
    case .variance: VarianceStatistic.value(of: moments)
    case .standardDeviation: StandardDeviationStatistic.value(of: moments)
    case .correlation: CorrelationStatistic.value(of: moments)
    case .ratio: RatioStatistic.value(of: moments)
    case .slope: SlopeStatistic.value(of: moments)
    case .covariance: CovarianceStatistic.value(of: moments)
    case .median, .quantile, .trimmedMean, .kendallTau, .gini: .nan
    }
  }
}
