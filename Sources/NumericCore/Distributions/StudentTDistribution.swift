internal import CBoostMath
internal import Glibc

/// Student's t distribution.
public struct StudentTDistribution: Hashable, Sendable {
  /// Above 0 and finite; need not be whole.
  public let degreesOfFreedom: Double

  /// Creates the distribution with so many degrees of freedom.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "degrees of freedom are finite and above 0")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Returns the probability of a value above `t`; accurate far out in the upper tail.
  public func upperTail(at t: Double) -> Double {
    let half = 0.5 * tailBeyond(t)
    return t < 0 ? 1 - half : half
  }

  /// Returns the probability of a value further from 0 than `t` on either side: the two-sided p-value.
  ///
  /// Relative accuracy as far as the square of `t` over the degrees of freedom is a double, which is
  /// to about 1e150 at few of them.
  public func tailBeyond(_ t: Double) -> Double {
    let ratio = t.magnitude / degreesOfFreedom.squareRoot()
    let square = ratio * ratio
    // Each form takes the argument that is small, where 1 minus it would lose digits, and next to 0
    // the probability that is small.
    if square >= 1 { return boost_beta_lower(degreesOfFreedom / 2, 0.5, 1 / (1 + square)) }
    let share = square / (1 + square)
    return t.magnitude < 1
      ? 1 - boost_beta_lower(0.5, degreesOfFreedom / 2, share)
      : boost_beta_upper(0.5, degreesOfFreedom / 2, share)
  }

  /// Returns the value with the given probability above it.
  ///
  /// - Parameter upperTail: A probability in 0...1.
  /// - Returns: 0 for one half, infinity for 0, minus infinity for 1. Beyond about 1e150 the answer is
  ///   infinite.
  /// - Complexity: O(1), an inverse of the incomplete beta function or two.
  public func quantile(upperTail: Double) -> Double {
    precondition(upperTail >= 0 && upperTail <= 1, "a tail probability lies in 0...1")
    if upperTail > 0.5 { return -quantile(upperTail: 1 - upperTail) }
    if upperTail == 0 { return .infinity }
    if upperTail == 0.5 { return 0 }
    let nu = degreesOfFreedom
    // The share of t^2 in nu + t^2, or where that is next to 1 its complement.
    let share = BetaDistribution(alpha: 0.5, beta: nu / 2).quantile(upperTail: 2 * upperTail)
    if share < 0.5 { return (nu * share / (1 - share)).squareRoot() }
    let rest = BetaDistribution(alpha: nu / 2, beta: 0.5).quantile(lowerTail: 2 * upperTail)
    return (nu * (1 - rest) / rest).squareRoot()
  }
}
