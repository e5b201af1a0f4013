internal import CBoostMath
internal import Glibc

/// Half of a Poisson deviance: x log(x / m) + m - x.
public enum PoissonDeviance {
  /// Returns x log(x / mean) + mean - x, without the cancellation that the formula has at x near the
  /// mean.
  ///
  /// - Parameters:
  ///   - x: At least 0; at 0 the result is `mean`.
  ///   - mean: At least 0; at 0 the result is infinity, unless `x` is 0 too.
  /// - Returns: A number at least 0.
  ///
  /// Near the mean, with v = (x - m) / (x + m), it is (x - m) v + 2x (v^3/3 + v^5/5 + ...): sums of
  /// terms of one sign. Source: C. Loader (2000), *Fast and accurate computation of binomial
  /// probabilities*.
  public static func half(_ x: Double, mean: Double) -> Double {
    if x == 0 { return mean }
    if mean == 0 { return .infinity }
    let difference = x - mean
    guard difference.magnitude < 0.1 * (x + mean) else { return x * log(x / mean) - difference }
    let v = difference / (x + mean)
    let square = v * v
    var sum = difference * v
    var power = 2 * x * v
    var divisor = 3.0
    while true {
      power *= square
      let next = sum + power / divisor
      if next == sum { return next }
      sum = next
      divisor += 2
    }
  }
}

/// What Stirling's formula leaves out of log(n!).
enum StirlingError {
  /// Returns log(n!) - log(sqrt(2 pi n) (n / e)^n), for `n` at least 1.
  static func at(_ n: Int) -> Double {
    let x = Double(n)
    if n < 16 {
      return boost_log_gamma(x + 1) - (0.5 * log(2 * .pi * x) + x * log(x) - x)
    }
    let r = 1 / (x * x)
    // The asymptotic series in 1/n; its next term is below 1e-17 from n = 16 on.
    return
      (1.0 / 12
      - r
      * (1.0 / 360 - r
        * (1.0 / 1_260 - r * (1.0 / 1_680 - r * (1.0 / 1_188 - r * (691.0 / 360_360))))))
      / x
  }
}
