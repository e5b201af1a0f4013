internal import NumericCore

extension PValues {
  /// Returns Bonferroni's adjustment, m p for m hypotheses, at most 1.
  ///
  /// Bounds the probability of any false rejection, whatever the dependence.
  /// ``holmAdjusted()`` does so too and is never larger.
  ///
  /// - Complexity: O(n).
  ///
  /// Source: O. J. Dunn (1961), *J. Amer. Statist. Assoc.* 56(293), 52-64,
  /// [doi:10.1080/01621459.1961.10482090](https://doi.org/10.1080/01621459.1961.10482090).
  public func bonferroniAdjusted() -> [Double] {
    values.map { min(1, Double(total) * $0) }
  }

  /// Returns Holm's step-down adjustment: the largest of (m - j + 1) p(j) over the ranks j up to that
  /// of the p-value.
  ///
  /// Bounds the probability of any false rejection, whatever the dependence, and is monotone: a family
  /// in which some p-values are replaced by larger ones has adjusted values that are at least as large.
  ///
  /// - Complexity: O(n log n).
  ///
  /// Source: S. Holm (1979), *Scand. J. Statist.* 6(2), 65-70.
  public func holmAdjusted() -> [Double] {
    let order = ascendingOrder
    var adjusted = values
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      largest = max(largest, Double(total - rank) * values[index])
      adjusted[index] = min(1, largest)
    }
    return adjusted
  }

  /// Returns Hochberg's step-up adjustment: the smallest of (m - j + 1) p(j) over the ranks j from that
  /// of the p-value.
  ///
  /// Bounds the probability of any false rejection for independent p-values and under positive
  /// dependence (MTP2); not to be used where the dependence is unknown.
  ///
  /// - Complexity: O(n log n).
  ///
  /// Source: Y. Hochberg (1988), *Biometrika* 75(4), 800-802,
  /// [doi:10.1093/biomet/75.4.800](https://doi.org/10.1093/biomet/75.4.800).
  public func hochbergAdjusted() -> [Double] {
    stepUp { rank, p in Double(total - rank) * p }
  }

  /// Returns Benjamini and Hochberg's adjustment: the smallest of m p(j) / j over the ranks j from that
  /// of the p-value.
  ///
  /// Bounds the expected share of true hypotheses among those rejected (the false discovery rate) for
  /// independent p-values and under positive regression dependence. It says nothing of the probability
  /// that any rejection is false.
  ///
  /// - Complexity: O(n log n).
  ///
  /// Source: Y. Benjamini, Y. Hochberg (1995), *J. R. Statist. Soc. B* 57(1), 289-300,
  /// [doi:10.1111/j.2517-6161.1995.tb02031.x](https://doi.org/10.1111/j.2517-6161.1995.tb02031.x).
  public func benjaminiHochbergAdjusted() -> [Double] {
    stepUp { rank, p in Double(total) * p / Double(rank + 1) }
  }

  /// Returns Benjamini and Yekutieli's adjustment: Benjamini and Hochberg's times a harmonic number.
  ///
  /// The factor is the sum of 1/j over j from 1 to m. Bounds the false discovery rate whatever the dependence; the price is the factor, 2.9 for 10
  /// hypotheses.
  ///
  /// - Complexity: O(n log n), whatever the total.
  ///
  /// Source: Y. Benjamini, D. Yekutieli (2001), *Ann. Statist.* 29(4), 1165-1188,
  /// [doi:10.1214/aos/1013699998](https://doi.org/10.1214/aos/1013699998).
  public func benjaminiYekutieliAdjusted() -> [Double] {
    let factor = HarmonicNumber.value(total)
    return stepUp { rank, p in factor * Double(total) * p / Double(rank + 1) }
  }

  /// The positions of the values, from the smallest value to the largest.
  var ascendingOrder: [Int] {
    values.indices.sorted { values[$0] < values[$1] }
  }

  /// The running smallest of a function of rank (from 0) and p-value, from the largest value down.
  ///
  /// Hypotheses with p = 1 beyond the known ones would start it at 1 or more, which the cap covers.
  private func stepUp(_ function: (_ rank: Int, _ p: Double) -> Double) -> [Double] {
    let order = ascendingOrder
    var adjusted = values
    var smallest = 1.0
    for rank in order.indices.reversed() {
      let index = order[rank]
      smallest = min(smallest, function(rank, values[index]))
      adjusted[index] = smallest
    }
    return adjusted
  }
}
