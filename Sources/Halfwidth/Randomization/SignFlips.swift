/// The sign-flip test of one column of differences, in one direction or in both.
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

  /// Returns how likely a sum at least as far from 0 as the observed one is, in either direction, if every difference is
  /// as likely as its negative; 1 where all are 0.
  ///
  /// Exact by convolution where differences are few whole steps, and by going through all flips of few; elsewhere
  /// simulated, with (1 + count) / (resamples + 1), and never below what all flips could give.
  ///
  /// - Parameter differences: At least one finite number.
  /// - Returns: Nil where neither can be gone through.
  static func pValue(
    of differences: [Double], _ simulation: SimulationOptions
  ) -> (pValue: Double, route: RandomizationTest.Route)? {
    let rows = RandomizationRows(differences: [differences])
    if let item = rows.items.first, let sum = rows.observed.first, let law = RandomizationLaw(rows)
    {
      if sum == 0 { return (1, .exact) }
      // The law is symmetric: both tails are twice the one.
      let tail = law.probabilities[item.place(sum.magnitude)...].reversed().reduce(0, +)
      return (min(1, 2 * tail), .exact)
    }
    guard let found = RandomizationTest(rows).pValues(.largestStatistic, simulation) else {
      return nil
    }
    return (found.values.alone[0], found.route)
  }
}
