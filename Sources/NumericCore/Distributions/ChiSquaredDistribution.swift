internal import CBoostMath

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
