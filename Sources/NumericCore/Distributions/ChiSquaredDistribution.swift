internal import CBoostMath
internal import Glibc

/// The chi-squared distribution, on 0 to infinity.
public struct ChiSquaredDistribution: Hashable, Sendable {
  /// Above 0; need not be whole.
  public let degreesOfFreedom: Double

  /// Creates the distribution of a sum of squares of so many standard normal variables.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "degrees of freedom are finite and above 0")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Returns the probability of a value at or below `x`, for `x` at least 0.
  public func lowerTail(at x: Double) -> Double {
    precondition(x >= 0, "a chi-squared variable is not negative")
    return x == .infinity ? 1 : boost_gamma_lower(degreesOfFreedom / 2, x / 2)
  }

  /// Returns the probability of a value above `x`, for `x` at least 0.
  public func upperTail(at x: Double) -> Double {
    precondition(x >= 0, "a chi-squared variable is not negative")
    return x == .infinity ? 0 : boost_gamma_upper(degreesOfFreedom / 2, x / 2)
  }

  /// Returns the natural logarithm of the probability of a value above `x`, also where that probability
  /// is too small for a double.
  ///
  /// Far out by the continued fraction of the incomplete gamma function, W. Gautschi (1979), *ACM Trans.
  /// Math. Softw.* 5, 466-481, [doi:10.1145/355853.355863](https://doi.org/10.1145/355853.355863).
  public func logUpperTail(at x: Double) -> Double {
    let tail = upperTail(at: x)
    // Below this a double has fewer digits, or none.
    guard tail < 1e-290, x.isFinite else { return log(tail) }
    let shape = degreesOfFreedom / 2
    let y = x / 2
    // Lentz's form; so far out y is above the shape, where the fraction converges fast.
    var b = y + 1 - shape
    var c = 1e300
    var d = 1 / b
    var fraction = d
    for step in 1...10_000 {
      let i = Double(step)
      let a = -i * (i - shape)
      b += 2
      d = 1 / (a * d + b)
      c = b + a / c
      let factor = c * d
      fraction *= factor
      if (factor - 1).magnitude < 1e-15 { break }
    }
    return shape * log(y) - y - lgamma(shape) + log(fraction)
  }

  /// Returns the value with the given probability above it.
  ///
  /// One degree of freedom goes through the normal quantile, which is exact far out in the tail.
  ///
  /// - Parameter upperTail: A probability in 0...1: 0 gives infinity, 1 gives 0.
  public func quantile(upperTail: Double) -> Double {
    precondition(upperTail >= 0 && upperTail <= 1, "a tail probability lies in 0...1")
    if upperTail == 0 { return .infinity }
    if upperTail == 1 { return 0 }
    if degreesOfFreedom == 1 {
      let z = StandardNormal.quantile(upperTail: upperTail / 2)
      return z * z
    }
    return 2 * boost_gamma_upper_inverse(degreesOfFreedom / 2, upperTail)
  }

  /// Returns the value with the given probability at or below it.
  ///
  /// - Parameter lowerTail: A probability in 0...1: 0 gives 0, 1 gives infinity.
  public func quantile(lowerTail: Double) -> Double {
    precondition(lowerTail >= 0 && lowerTail <= 1, "a tail probability lies in 0...1")
    if lowerTail == 0 { return 0 }
    if lowerTail == 1 { return .infinity }
    return 2 * boost_gamma_lower_inverse(degreesOfFreedom / 2, lowerTail)
  }
}
