/// The sign-flip test of one column of differences, in one direction.
enum SignFlips {
  /// Returns how likely a sum at least as large as the observed one is if every difference is as likely as
  /// its negative; 1 where all are 0.
  ///
  /// Exact: of all flips, by convolution. Of differences of 0 and 1 it is the one-sided McNemar test.
  ///
  /// - Parameter differences: Whole numbers, few and small enough for the lattice of their sums.
  /// - Complexity: O(n s) for n differences that are not 0 and the sum s of their sizes.
  static func pValueAbove(_ differences: [Double]) -> Double {
    let rows = RandomizationRows(differences: [differences])
    guard differences.contains(where: { $0 != 0 }) else { return 1 }
    guard let law = RandomizationLaw(rows), let item = rows.items.first,
      let observed = rows.observed.first
    else { preconditionFailure("the caller keeps to what can be gone through") }
    // The smallest terms first.
    return min(1, law.probabilities[item.place(observed)...].reversed().reduce(0, +))
  }
}
