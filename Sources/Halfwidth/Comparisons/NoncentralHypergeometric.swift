/// The number of successes in the first sample, given the successes of both, for any odds ratio.
///
/// The probability of k is proportional to C(n1, k) C(n2, successes - k) oddsRatio^k. Every sum is
/// taken over terms of one sign, outwards from the mode, so that a tail keeps its digits however small
/// it is.
struct NoncentralHypergeometric {
  // Counted from the smallest possible count, the neighbours' ratio is
  // oddsRatio (a - k) (b - k) / ((k + 1) (c + k + 1)), and a, b and c are not negative.
  private let a: Double
  private let b: Double
  private let c: Double
  private let observed: Double

  /// Creates the family of distributions that has these margins, with the first sample's successes as
  /// the observed count.
  init(_ counts: IndependentCounts) {
    let surplus = counts.successes - counts.second.trials
    // With more successes than the second sample could hold, the second sample's failures are the same
    // count, from 0 on.
    a = Double(surplus > 0 ? counts.second.trials : counts.first.trials)
    b = Double(surplus > 0 ? counts.total - counts.successes : counts.successes)
    c = Double(surplus.magnitude)
    observed = Double(surplus > 0 ? counts.second.failures : counts.first.successes)
  }

  /// Whether no count below the observed one is possible.
  var isLowest: Bool { observed == 0 }

  /// Sums of the probabilities on either side of the observed count, all times one unknown factor.
  struct Sums {
    var below = 0.0
    var at = 0.0
    var above = 0.0
    /// The distances from the observed count, weighted with the probabilities of their counts.
    var distanceBelow = 0.0
    var distanceAbove = 0.0
    /// The squares of all the distances, weighted likewise.
    var squares = 0.0

    var total: Double { below + at + above }
    /// The probability of the observed count or more.
    var upperTail: Double { (at + above) / total }
    /// The probability of the observed count or less.
    var lowerTail: Double { (below + at) / total }
    /// The mean, less the observed count.
    var meanExcess: Double { (distanceAbove - distanceBelow) / total }
    var variance: Double { squares / total - meanExcess * meanExcess }

    fileprivate mutating func add(_ weight: Double, distance: Double) {
      let moment = weight * distance
      if distance < 0 {
        below += weight
        distanceBelow -= moment
      } else if distance > 0 {
        above += weight
        distanceAbove += moment
      } else {
        at = weight
      }
      squares += moment * distance
    }
  }

  /// Returns the sums at one odds ratio, above 0 and below the root of the largest double.
  ///
  /// - Complexity: O(s + d), for a standard deviation of s and an observed count d from the mode: each
  ///   way ends where the terms no longer count.
  func sums(oddsRatio: Double) -> Sums {
    let last = min(a, b)
    let mode = mode(oddsRatio: oddsRatio)
    var sums = Sums()
    sums.add(1, distance: mode - observed)
    var k = mode
    var weight = 1.0
    while k < last {
      weight *= oddsRatio * ((a - k) * (b - k) / ((k + 1) * (c + k + 1)))
      k += 1
      sums.add(weight, distance: k - observed)
      if weight <= (k > observed ? sums.above * Self.negligible : .leastNormalMagnitude) { break }
    }
    k = mode
    weight = 1
    while k > 0 {
      weight *= k * (c + k) / ((a - k + 1) * (b - k + 1)) / oddsRatio
      k -= 1
      sums.add(weight, distance: k - observed)
      if weight <= (k < observed ? sums.below * Self.negligible : .leastNormalMagnitude) { break }
    }
    return sums
  }

  /// The part of a sum that one term may be without being worth another: even all that follow it, some
  /// thousands of its size at the largest totals, change no digit.
  private static let negligible = 0x1p-70

  /// The most probable count, or one next to it: the first where the neighbours' ratio falls below 1.
  ///
  /// Source: J. G. Liao, O. Rosen (2001), *Amer. Statist.* 55(4), 366-369; the discriminant is written
  /// without subtraction.
  private func mode(oddsRatio: Double) -> Double {
    let linear = (a + b + 2) * oddsRatio + c
    let discriminant =
      oddsRatio * oddsRatio * (a - b) * (a - b) + c * c
      + 2 * oddsRatio * (c * (a + b + 2) + 2 * (a + 1) * (b + 1))
    let root = 2 * oddsRatio * (a + 1) * (b + 1) / (linear + discriminant.squareRoot())
    return min(root.rounded(.down), a, b)
  }
}
