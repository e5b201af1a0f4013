internal import NumericCore

/// Means of values with weights.
enum WeightedMean {
  /// A mean that is a smaller share of the mean of its terms' magnitudes is 0: of terms that were rounded
  /// to doubles nothing tells it from that.
  private static let leastShareOfTerms = 0x1p-52

  /// The mean, rounded once; nil where there is no weight.
  static func value(_ x: [Double], _ weights: [Double]) -> Double? {
    WideMean(x, weights: weights)?.value
  }

  /// The mean of values that all count as much, rounded once; 0 of none.
  static func value(_ x: [Double]) -> Double { value(x, x.map { _ in 1 }) ?? 0 }

  /// The mean as something to divide by; nil where it is 0, or nearer to 0 than the rounding of its terms
  /// puts it, as 0.1 + 0.2 - 0.3 is.
  static func divisor(_ y: [Double], _ weights: [Double]) -> Double? {
    guard let mean = value(y, weights), let terms = value(y.map(\.magnitude), weights),
      mean.magnitude > leastShareOfTerms * terms
    else { return nil }
    return mean
  }

  /// The sum of squared distances from the mean.
  ///
  /// They are taken from a value first, so that far from 0 they keep their digits, and values that are all
  /// the same give exactly 0.
  static func squares(_ values: [Double]) -> Double {
    guard let first = values.first else { return 0 }
    let mean = values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
    return values.reduce(0) {
      let deviation = ($1 - first) - mean
      return $0 + deviation * deviation
    }
  }
}
