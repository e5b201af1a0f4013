/// Moments of rows with weights, which may be as large or as small as doubles are: what a kernel is compared
/// with, and what it falls back on.
struct WeightedMoments: Moments {
  private let values: (x: [Double], y: [Double])
  private let weights: [Double]
  private let fromX: Deviations?
  private let fromY: Deviations?
  private let count: Double

  /// - Parameters:
  ///   - x: A value of each row.
  ///   - y: As many, or none for a statistic of one column.
  ///   - weights: Not negative.
  ///   - count: The number n of rows of which n - 1 is the denominator of what is unbiased.
  /// - Complexity: O(n).
  init(x: [Double], y: [Double], weights: [Double], count: Int) {
    values = (x, y)
    self.weights = weights
    self.count = Double(count)
    fromX = Deviations(x, weights)
    fromY = y.isEmpty ? nil : Deviations(y, weights)
  }

  var meanX: Double { WeightedMean.value(values.x, weights) ?? .nan }
  var divisorY: Double { WeightedMean.divisor(values.y, weights) ?? .nan }
  var xx: Double { fromX.map { $0.moment($0) } ?? .nan }
  var yy: Double { fromY.map { $0.moment($0) } ?? .nan }
  var xy: Double { fromX.flatMap { x in fromY.map { x.moment($0) } } ?? .nan }
  var standardized: (product: Double, spread: Double) {
    (xy, xx.squareRoot() * yy.squareRoot())
  }
  var unitX: Double { fromX?.scale ?? 1 }
  var unitY: Double { fromY?.scale ?? 1 }

  func unbiased(_ product: Double) -> Double { product * (count / (count - 1)) }
}

/// The deviations of the rows with weights from their mean; those of the others mean nothing.
///
/// The mean is taken of what is above one of the values: far from 0, where numbers are far apart, it would
/// be rounded. Deviations are in units of a power of two, so that squares neither overflow nor vanish.
private struct Deviations {
  /// The deviations divided by the scale, of magnitude at most 2.
  let units: [Double]
  let scale: Double
  private let weights: [Double]

  init?(_ x: [Double], _ weights: [Double]) {
    guard let first = weights.firstIndex(where: { $0 > 0 }) else { return nil }
    // Halves, because the largest numbers have no difference. What has no weight has no say in the unit.
    let moved = zip(x, weights).map { $1 > 0 ? $0 / 2 - x[first] / 2 : 0 }
    let reach = moved.reduce(0) { max($0, $1.magnitude) }
    let exponent = reach > 0 ? min(max(reach.exponent, -1_000), 1_021) : 0
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    scale = 2 * unit
    let scaled = moved.map { $0 / unit }
    guard let mean = WeightedMean.value(scaled, weights) else { return nil }
    units = scaled.map { $0 - mean }
    self.weights = weights
  }

  /// The mean product with other deviations of the same rows, in units of both scales.
  func moment(_ other: Deviations) -> Double {
    var sum = 0.0
    var total = 0.0
    for (row, weight) in weights.enumerated() where weight > 0 {
      sum += weight * units[row] * other.units[row]
      total += weight
    }
    return sum / total
  }
}
