internal import CBoostMath

/// The noncentral chi-squared distribution, on 0 to infinity.
///
/// That of a sum of squares of independent normal variables with variance 1, whose squared means sum to
/// the noncentrality.
public struct NoncentralChiSquaredDistribution: Hashable, Sendable {
  /// Above 0; need not be whole.
  public let degreesOfFreedom: Double
  /// At least 0; at 0 the distribution is ``ChiSquaredDistribution``.
  public let noncentrality: Double

  /// The largest noncentrality, except at one degree of freedom, where there is no limit.
  public static let largestNoncentrality = 1e9

  /// Creates the distribution.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: Finite and above 0.
  ///   - noncentrality: Finite and at least 0; above ``largestNoncentrality`` only at one degree of
  ///     freedom, because the sums would not end.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "degrees of freedom are finite and above 0")
    precondition(
      noncentrality >= 0 && noncentrality.isFinite, "noncentrality is finite and not negative")
    precondition(
      degreesOfFreedom == 1
        || noncentrality <= NoncentralChiSquaredDistribution.largestNoncentrality,
      "the noncentrality is too large for its sums")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Returns the probability of a value at or below `x`, for `x` at least 0.
  ///
  /// - Complexity: O(1) at one degree of freedom; elsewhere a number of terms that grows with the
  ///   square root of the noncentrality.
  public func lowerTail(at x: Double) -> Double {
    precondition(x >= 0, "a chi-squared variable is not negative")
    if x == .infinity { return 1 }
    if degreesOfFreedom == 1 {
      let root = x.squareRoot()
      let mean = noncentrality.squareRoot()
      // Next to 0 the two tails cancel, and the sum has few terms.
      if root * (mean + 1) >= 1 {
        return StandardNormal.lowerTail(at: root - mean)
          - StandardNormal.lowerTail(at: -root - mean)
      }
    }
    if noncentrality > NoncentralChiSquaredDistribution.largestNoncentrality { return 0 }
    return boost_noncentral_chi_squared_lower(degreesOfFreedom, noncentrality, x)
  }

  /// Returns the probability of a value above `x`, for `x` at least 0.
  ///
  /// - Complexity: As of ``lowerTail(at:)``.
  public func upperTail(at x: Double) -> Double {
    precondition(x >= 0, "a chi-squared variable is not negative")
    if x == .infinity { return 0 }
    // The library gives 0 here.
    if x == 0 { return 1 }
    if degreesOfFreedom == 1 {
      let root = x.squareRoot()
      let mean = noncentrality.squareRoot()
      return StandardNormal.upperTail(at: root - mean) + StandardNormal.upperTail(at: root + mean)
    }
    return boost_noncentral_chi_squared_upper(degreesOfFreedom, noncentrality, x)
  }
}

extension NoncentralChiSquaredDistribution {
  /// Returns the noncentrality at which `x` has the given probability above it.
  ///
  /// The probability grows with the noncentrality.
  ///
  /// - Parameters:
  ///   - x: Finite and above 0.
  ///   - degreesOfFreedom: Finite and at least 1.
  ///   - upperTail: A probability in 0...0.5 and not 0.
  /// - Returns: Nil where `x` has a higher probability above it at every noncentrality.
  /// - Complexity: About 10 to 15 evaluations of the tail.
  public static func noncentrality(
    at x: Double, degreesOfFreedom: Double, upperTail: Double
  ) -> Double? {
    precondition(x > 0 && x.isFinite, "the value is finite and above 0")
    precondition(upperTail > 0 && upperTail <= 0.5, "a tail probability lies above 0, to 0.5")
    func excess(_ root: Double) -> Double {
      NoncentralChiSquaredDistribution(
        degreesOfFreedom: degreesOfFreedom, noncentrality: root * root
      ).upperTail(at: x) - upperTail
    }
    guard excess(0) <= 0 else { return nil }
    // At a mean of x more than half of the probability lies above x.
    let root = BracketedRoot.find(from: 0, to: x.squareRoot(), excess)
    return root * root
  }

  /// Returns the noncentrality at which `x` has the given probability at or below it.
  ///
  /// The probability falls with the noncentrality.
  ///
  /// - Parameters:
  ///   - x: Finite and above 0.
  ///   - degreesOfFreedom: Finite and at least 1.
  ///   - lowerTail: A probability in 0...0.5 and not 0.
  /// - Returns: Nil where `x` has a lower probability at or below it at every noncentrality.
  /// - Complexity: About 10 to 15 evaluations of the tail.
  public static func noncentrality(
    at x: Double, degreesOfFreedom: Double, lowerTail: Double
  ) -> Double? {
    precondition(x > 0 && x.isFinite, "the value is finite and above 0")
    precondition(lowerTail > 0 && lowerTail <= 0.5, "a tail probability lies above 0, to 0.5")
    func excess(_ root: Double) -> Double {
      NoncentralChiSquaredDistribution(
        degreesOfFreedom: degreesOfFreedom, noncentrality: root * root
      ).lowerTail(at: x) - lowerTail
    }
    guard excess(0) >= 0 else { return nil }
    // One normal variable with this mean is below the root of x with just this probability, and the
    // other degrees of freedom only add to its square; one unit more settles the rounding.
    let highest = x.squareRoot() + StandardNormal.quantile(upperTail: lowerTail) + 1
    let root = BracketedRoot.find(from: 0, to: highest, excess)
    return root * root
  }
}
