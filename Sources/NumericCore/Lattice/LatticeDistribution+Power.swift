extension LatticeDistribution {
  /// Returns the distribution of the sum of `terms` independent positions, or nil where that takes
  /// more than `workLimit` products or `lengthLimit` positions.
  ///
  /// Two positions give binomial probabilities, and three, for a moderate number of terms, obey a
  /// recurrence; see ``trinomialPower(_:)``. Otherwise by repeated squaring, or, where few of many
  /// positions have a probability (scores such as 3, 5, 7, 18 ... 487), by adding one term at a time:
  /// whichever needs fewer products. All terms are positive either way; the relative error of each
  /// probability is a few units in the last place times the number of steps.
  ///
  /// - Parameters:
  ///   - terms: At least 0.
  ///   - workLimit: The largest number of products.
  ///   - lengthLimit: The largest number of positions.
  /// - Complexity: O((n d)^2 / 3) for `terms` n and d + 1 positions until the sum's support is wider
  ///   than the 26 standard deviations on either side that are not negligible, then O(n).
  public func power(
    _ terms: Int, workLimit: Int = .max, lengthLimit: Int = .max
  ) -> LatticeDistribution? {
    precondition(terms >= 0, "a sum has no fewer than 0 terms")
    let steps = probabilities.count - 1
    switch (terms, steps) {
    case (0, _): return LatticeDistribution(point: 0)
    case (1, _): return self
    case (_, 0): return LatticeDistribution(point: terms * origin)
    case (_, 1):
      return LatticeDistribution.binomial(
        trials: terms, probability: probabilities[1], complement: probabilities[0]
      ).shifted(by: terms * origin)
    case (_, 2):
      if let power = trinomialPower(terms) { return power }
    default: break
    }
    let places = probabilities.indices.filter { probabilities[$0] > 0 }
    let spread = variance.squareRoot()
    func width(_ m: Double) -> Double {
      min(m * Double(steps) + 1, 53 * spread * m.squareRoot() + 250 * Double(steps))
    }
    let n = Double(terms)
    // A product in a squaring costs a quarter of one that is added in memory.
    let half = width(n / 2)
    let isSparse = Double(places.count) * width(n) * n * 2 / 3 < half * half / 3
    return isSparse
      ? powerByAdding(terms, places: places, workLimit: workLimit, lengthLimit: lengthLimit)
      : powerBySquaring(terms, workLimit: workLimit, lengthLimit: lengthLimit)
  }

  func powerBySquaring(
    _ terms: Int, workLimit: Int, lengthLimit: Int
  ) -> LatticeDistribution? {
    let base = PaddedRow(probabilities)
    var row = base
    var start = origin
    var work = 0
    var bit = Int.bitWidth - 2 - terms.leadingZeroBitCount
    while bit >= 0 {
      work += row.count * row.count
      if work > workLimit || 2 * row.count > lengthLimit { return nil }
      row = row.squared()
      start = 2 * start + row.trim()
      if terms >> bit & 1 == 1 {
        work += row.count * base.count
        row = row.convolved(with: base)
        start += origin + row.trim()
      }
      bit -= 1
    }
    return LatticeDistribution(scaling: row.values, from: start)
  }

  func powerByAdding(
    _ terms: Int, places: [Int], workLimit: Int, lengthLimit: Int
  ) -> LatticeDistribution? {
    var row = probabilities
    var start = origin
    var work = 0
    for _ in 1..<terms {
      work += row.count * places.count
      let length = row.count + probabilities.count - 1
      if work > workLimit || length > lengthLimit { return nil }
      var sums = [Double](repeating: 0, count: length)
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe row.withUnsafeBufferPointer { row in
          for place in places {
            let factor = probabilities[place]
            for i in row.indices {
              unsafe sums[place &+ i] += factor * row[i]
            }
          }
        }
      }
      let next = LatticeDistribution(origin: start + origin, trimming: sums)
      row = next.probabilities
      start = next.origin
    }
    return LatticeDistribution(scaling: row, from: start)
  }
}
