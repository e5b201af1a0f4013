/// A weighted mean that is found with twice the digits of a double, and rounded once.
///
/// Numbers that nearly cancel keep the digits of what is left: the mean of 1e15, -1e15 and 3 is 1. Equal
/// numbers have themselves as mean, whatever their weights.
///
/// Source: T. Ogita, S. M. Rump, S. Oishi (2005), "Accurate sum and dot product", *SIAM J. Sci. Comput.*
/// 26, 1955-1988, [doi:10.1137/030601818](https://doi.org/10.1137/030601818), algorithm 5.3.
public struct WideMean: Sendable {
  /// The mean, rounded to a double.
  public let value: Double
  /// What the rounding took off: the mean is the sum of both.
  public let rest: Double

  /// Finds the mean of numbers with weights; nil where none has a weight above 0.
  ///
  /// - Parameters:
  ///   - numbers: Finite, up to half of the largest double.
  ///   - weights: One for each, not negative; numbers without weight have no part in the mean.
  /// - Complexity: O(n), some 20 operations for each.
  public init?(_ numbers: [Double], weights: [Double]) {
    guard let first = weights.firstIndex(where: { $0 > 0 }) else { return nil }
    // Distances from one of the numbers, so that equal ones leave nothing to be rounded.
    let origin = numbers[first]
    var sum = (high: 0.0, low: 0.0)
    var total = (high: 0.0, low: 0.0)
    for (number, weight) in zip(numbers, weights) where weight > 0 {
      let distance = Self.sum(number, -origin)
      let product = weight * distance.high
      let part = Self.sum(sum.high, product)
      sum.high = part.high
      sum.low +=
        part.low + (-product).addingProduct(weight, distance.high) + weight * distance.low
      let weights = Self.sum(total.high, weight)
      total.high = weights.high
      total.low += weights.low
    }
    let quotient = (sum.high + sum.low) / (total.high + total.low)
    let left = sum.high.addingProduct(-quotient, total.high) + sum.low - quotient * total.low
    let mean = Self.sum(origin, quotient)
    let whole = Self.sum(mean.high, mean.low + left / total.high)
    value = whole.high
    rest = whole.low
  }

  /// Returns this mean minus another, rounded once.
  public func minus(_ other: WideMean) -> Double {
    let difference = Self.sum(value, -other.value)
    return difference.high + (difference.low + (rest - other.rest))
  }

  /// The sum of two numbers and what its rounding took off.
  private static func sum(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
    let high = a + b
    let part = high - a
    return (high, (a - (high - part)) + (b - part))
  }
}
