internal import CBoostMath
internal import Glibc

/// The normal distribution with mean 0 and variance 1.
public enum StandardNormal {
  /// Returns the probability of a value at or below `z`; accurate far out in the lower tail.
  public static func lowerTail(at z: Double) -> Double {
    0.5 * boost_erfc(-z * 0.5.squareRoot())
  }

  /// Returns the probability of a value above `z`; accurate far out in the upper tail.
  public static func upperTail(at z: Double) -> Double {
    0.5 * boost_erfc(z * 0.5.squareRoot())
  }

  /// Returns the value with the given probability above it.
  ///
  /// - Parameter upperTail: A probability in 0...1.
  /// - Returns: A finite value inside; infinity for 0, minus infinity for 1.
  public static func quantile(upperTail: Double) -> Double {
    precondition(upperTail >= 0 && upperTail <= 1, "a tail probability lies in 0...1")
    if upperTail == 0 { return .infinity }
    if upperTail == 1 { return -.infinity }
    return 2.0.squareRoot() * boost_erfc_inverse(2 * upperTail)
  }

  /// Returns the value with the given probability at or below it.
  ///
  /// - Parameter lowerTail: A probability in 0...1.
  /// - Returns: A finite value inside; minus infinity for 0, infinity for 1.
  public static func quantile(lowerTail: Double) -> Double {
    -quantile(upperTail: lowerTail)
  }

  /// Returns the density at `z`.
  public static func density(at z: Double) -> Double {
    exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
  }
}
