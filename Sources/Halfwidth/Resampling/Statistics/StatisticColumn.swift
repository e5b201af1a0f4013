/// A statistic of one column of numbers.
public enum ColumnStatistic: Hashable, Sendable {
  /// The arithmetic mean.
  case mean
  /// The sample variance, with divisor n - 1 in the data and in each resample; undefined for one row.
  case variance
  /// The square root of the sample variance.
  case standardDeviation
  /// The median: of an even number of rows the mean of the two in the middle, in each resample too.
  case median
  /// The smallest value with at least the given share of the rows at or below it, and the mean of that
  /// and the next one where n times the share is whole: Hyndman and Fan's type 2.
  ///
  /// The share lies strictly between 0 and 1.
  case quantile(Double)
  /// The mean of what is left without the lowest and highest rows: of n rows and a share s the
  /// floor of n s rows on each side, s in 0 ..< 1/2; see ``ReplicateStatistic/trimmedMean(_:share:)``.
  case trimmedMean(Double)
  /// The share of rows with a value of at least the threshold; with 1, that of the ones among 0 and 1.
  case proportion(atLeast: Double)

  /// The name in results, such as `trimmed-mean-10`.
  public var name: String {
    switch self {
    case .mean: "mean"
    case .variance: "variance"
    case .standardDeviation: "standard-deviation"
    case .median: "median"
    case .quantile(let share): "quantile-\(Self.percent(share))"
    case .trimmedMean(let share): "trimmed-mean-\(Self.percent(share))"
    case .proportion(let threshold): threshold == 1 ? "proportion" : "proportion-\(threshold)"
    }
  }

  /// The least number of rows for which the statistic is defined.
  var fewestRows: Int {
    switch self {
    case .variance, .standardDeviation: 2
    default: 1
    }
  }

  /// The values that the statistic can have whatever the data.
  var space: ClosedRange<Double> {
    switch self {
    case .variance, .standardDeviation: 0 ... .infinity
    case .proportion: 0...1
    default: -.infinity ... .infinity
    }
  }

  /// Why the parameter is not one, or nil.
  var flaw: String? {
    switch self {
    case .quantile(let share) where !(share > 0 && share < 1):
      "the share of a quantile is \(share); give one strictly between 0 and 1"
    case .trimmedMean(let share) where !(share >= 0 && share < 0.5):
      "the share to trim is \(share); give one from 0 to below 0.5"
    case .proportion(let threshold) where threshold.isNaN:
      "the threshold of a proportion is not a number; give one"
    default: nil
    }
  }

  private static func percent(_ share: Double) -> String {
    let percent = (share * 1e9).rounded() / 1e7
    return percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
  }
}
