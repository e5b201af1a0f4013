internal import NumericCore

extension PValues {
  /// Returns Hommel's adjustment: the closed test whose every step is Simes'.
  ///
  /// A hypothesis is rejected where Simes' test rejects every intersection that holds it, so the
  /// adjusted value is the largest of Simes' p-values over all subsets with it. Bounds the probability
  /// of any false rejection for independent p-values and under positive dependence (where Simes'
  /// inequality holds), and is never larger than Hochberg's; not to be used where the dependence is
  /// unknown.
  ///
  /// - Complexity: O(n log n) time and O(n) memory in the number of known p-values, whatever the total.
  ///
  /// Source: G. Hommel (1988), *Biometrika* 75(2), 383-386,
  /// [doi:10.1093/biomet/75.2.383](https://doi.org/10.1093/biomet/75.2.383); R. J. Meijer, T. J. P.
  /// Krebs, J. J. Goeman (2019), *Biometrical J.* 61(1), 73-82,
  /// [doi:10.1002/bimj.201700316](https://doi.org/10.1002/bimj.201700316).
  public func hommelAdjusted() -> [Double] {
    let order = ascendingOrder
    let bounds = simesOfLargest(order.map { values[$0] })
    // With s(i) the largest Simes p-value of the i or more largest p-values, a hypothesis is rejected
    // at alpha where i p <= alpha for the largest i with s(i) > alpha: its adjusted value is the
    // smallest of max(s(i + 1), i p) over i. The first falls and the second rises in i, and a larger p
    // has its best i further down, so one walk serves all. Below the number of unknown hypotheses s
    // is 1, and nothing is gained.
    let unknown = total - values.count
    var adjusted = values
    var i = total
    for index in order {
      let p = values[index]
      func candidate(_ i: Int) -> Double { max(bounds(i + 1), Double(i) * p) }
      while i > unknown && candidate(i - 1) <= candidate(i) { i -= 1 }
      adjusted[index] = min(1, candidate(i))
    }
    return adjusted
  }

  /// Returns s: the largest of Simes' p-values of the k largest p-values of the family, over k from
  /// the argument to `total`; 0 beyond.
  ///
  /// Simes' p-value of the k largest is k times the smallest slope from the point (m - k, 0) to the
  /// points (rank, p) right of it, found on their lower convex hull. The points with p = 1 that are not
  /// known give k (1 / k) = 1 at the last of them: a cap, so they need not be there.
  private func simesOfLargest(_ sorted: [Double]) -> (Int) -> Double {
    let unknown = total - sorted.count
    var hull: [(rank: Double, p: Double)] = []
    // By the number of p-values left out, from the smallest one.
    var simes = [Double](repeating: 0, count: sorted.count)
    for leftOut in sorted.indices.reversed() {
      let origin = Double(leftOut)
      let point = (rank: origin + 1, p: sorted[leftOut])
      while hull.count >= 2 && isBelowOrOn(hull[hull.count - 1], point, hull[hull.count - 2]) {
        hull.removeLast()
      }
      hull.append(point)
      // The hull's last point is its leftmost; slopes from the origin fall, then rise.
      let low = (0..<hull.count - 1).partitioningIndex { place in
        let right = hull[place]
        let left = hull[place + 1]
        return right.p * (left.rank - origin) <= left.p * (right.rank - origin)
      }
      let best = hull[low]
      simes[leftOut] = min(1, Double(total - leftOut) * best.p / (best.rank - origin))
    }
    for leftOut in simes.indices.dropFirst() {
      simes[leftOut] = max(simes[leftOut], simes[leftOut - 1])
    }
    return { k in
      if k > total { return 0 }
      return k <= unknown ? 1 : simes[total - k]
    }
  }

  /// Whether leaving out `middle` keeps the lower hull: it lies on the line from `left` to `right`, or
  /// above.
  private func isBelowOrOn(
    _ middle: (rank: Double, p: Double), _ left: (rank: Double, p: Double),
    _ right: (rank: Double, p: Double)
  ) -> Bool {
    (right.p - left.p) * (middle.rank - left.rank)
      <= (middle.p - left.p) * (right.rank - left.rank)
  }
}
