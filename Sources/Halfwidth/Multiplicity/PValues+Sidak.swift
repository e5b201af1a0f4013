internal import Glibc

extension PValues {
  /// Returns Sidak's adjustment, 1 - (1 - p)^m for m hypotheses.
  ///
  /// Bounds the probability of any false rejection for independent p-values, where it is exact, and for two-sided tests of
  /// normal variables; not to be used where p-values can depend in any other way. Hardly smaller than
  /// ``bonferroniAdjusted()``.
  ///
  /// - Complexity: O(n).
  ///
  /// Source: Z. Sidak (1967), *J. Amer. Statist. Assoc.* 62(318), 626-633,
  /// [doi:10.1080/01621459.1967.10482935](https://doi.org/10.1080/01621459.1967.10482935).
  public func sidakAdjusted() -> [Double] {
    values.map { Self.anyOf(total, at: $0) }
  }

  /// Returns Holm's step-down adjustment with Sidak's in the place of Bonferroni's: the largest of
  /// 1 - (1 - p(j))^(m - j + 1) over the ranks j up to that of the p-value.
  ///
  /// Holds where ``sidakAdjusted()`` does, and is never larger; not to be used where p-values can depend in any other way.
  ///
  /// - Complexity: O(n log n).
  ///
  /// Source: B. Holland, M. D. Copenhaver (1987), *Biometrics* 43(2), 417-423,
  /// [doi:10.2307/2531823](https://doi.org/10.2307/2531823).
  public func holmSidakAdjusted() -> [Double] {
    var adjusted = values
    var largest = 0.0
    for (rank, index) in ascendingOrder.enumerated() {
      largest = max(largest, Self.anyOf(total - rank, at: values[index]))
      adjusted[index] = largest
    }
    return adjusted
  }

  /// The probability that any of so many independent p-values is at most `p`, which keeps its digits next to 0.
  private static func anyOf(_ count: Int, at p: Double) -> Double {
    if p == 1 { return 1 }
    return count == 1 ? p : -expm1(Double(count) * log1p(-p))
  }
}
