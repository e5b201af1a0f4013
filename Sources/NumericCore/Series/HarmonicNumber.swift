internal import Glibc

/// The sums of the reciprocals of the first whole numbers.
public enum HarmonicNumber {
  /// Returns the sum of the reciprocals of 1...n, to the last bits; 0 for n = 0.
  ///
  /// - Parameter n: At least 0.
  /// - Complexity: O(1): at most 31 additions, and Euler and Maclaurin's expansion beyond, whose first
  ///   term left out is below 1e-17.
  public static func value(_ n: Int) -> Double {
    precondition(n >= 0, "a harmonic number has a count that is not negative")
    if n < 32 {
      // Small terms first: most of the rounding is then in small sums.
      return (0..<n).reversed().reduce(0) { $0 + 1 / Double($1 + 1) }
    }
    let x = Double(n)
    let square = 1 / (x * x)
    let eulerGamma = 0.577_215_664_901_532_860_606_512
    let correction =
      square * (1.0 / 12 - square * (1.0 / 120 - square * (1.0 / 252 - square / 240)))
    return log(x) + (eulerGamma + (1 / (2 * x) - correction))
  }
}
