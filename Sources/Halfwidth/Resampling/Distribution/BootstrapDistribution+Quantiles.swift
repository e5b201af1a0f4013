internal import NumericCore

extension BootstrapDistribution {
  /// Returns the quantile with probability `alpha` at or below it.
  ///
  /// An exact distribution, and a simulated one on a lattice, give the smallest value with at least
  /// that probability at or below it: type 1 of Hyndman and Fan (1996), always a value that the
  /// statistic can have. Equality counts up to a relative 1e-12 of the smaller tail, so that a
  /// probability that is reached exactly is not missed by rounding.
  ///
  /// Simulated values off a lattice give the order statistic number (B + 1) alpha: their type 6. Where
  /// that is no whole number, the value between its neighbours is interpolated on the scale of normal
  /// quantiles, as R's `boot` does. Below the first and above the last it is the smallest and the
  /// largest value; choose B so that (B + 1) alpha is whole.
  ///
  /// - Parameter alpha: A probability in 0...1.
  /// - Returns: nil where the values were not kept, and this quantile wasn't asked for; see
  ///   ``holdsAllValues``.
  /// - Complexity: O(1) for simulated values off a lattice, else O(n) in the number of positions.
  ///
  /// Source: R. J. Hyndman, Y. Fan (1996), *Am. Stat.* 50, 361-365,
  /// [doi:10.1080/00031305.1996.10473566](https://doi.org/10.1080/00031305.1996.10473566); A. C.
  /// Davison, D. V. Hinkley (1997), *Bootstrap Methods and their Application*, equation 5.8.
  public func quantile(_ alpha: Double) -> Double? {
    alpha <= 0.5 ? quantile(lowerTail: alpha) : quantile(upperTail: 1 - alpha)
  }

  /// Returns the quantile with `tail` above it, by whichever tail is the smaller; see ``quantile(_:)``.
  func quantile(aboveTail tail: Double) -> Double? {
    tail <= 0.5 ? quantile(upperTail: tail) : quantile(lowerTail: 1 - tail)
  }

  /// Returns the quantile with the given probability at or below it, for probabilities up to about one
  /// half; see ``quantile(_:)``.
  public func quantile(lowerTail: Double) -> Double? {
    switch storage {
    case .exact(let exact, let axis): axis.value(at: exact.quantile(lowerTail: lowerTail))
    case .counted(let histogram, let lattice):
      lattice.value(at: histogram.quantile(lowerTail: lowerTail))
    case .values(let values, _):
      Self.interpolated(lowerTail: lowerTail, of: values.count) { values[$0 - 1] }
    case .known(let known):
      Self.interpolated(lowerTail: lowerTail, of: known.count) { known.value(atRank: $0) }
    }
  }

  /// Returns the quantile with the given probability above it, for probabilities up to about one half;
  /// see ``quantile(_:)``.
  public func quantile(upperTail: Double) -> Double? {
    switch storage {
    case .exact(let exact, let axis): axis.value(at: exact.quantile(upperTail: upperTail))
    case .counted(let histogram, let lattice):
      lattice.value(at: histogram.quantile(upperTail: upperTail))
    case .values(let values, _):
      Self.interpolated(upperTail: upperTail, of: values.count) { values[$0 - 1] }
    case .known(let known):
      Self.interpolated(upperTail: upperTail, of: known.count) { known.value(atRank: $0) }
    }
  }

  /// Returns the quantile at the probability that a standard normal variable has below `z`.
  ///
  /// - Parameter z: Any number; infinite ones give the ends of the distribution.
  public func quantile(atNormal z: Double) -> Double? {
    z <= 0
      ? quantile(lowerTail: StandardNormal.lowerTail(at: z))
      : quantile(upperTail: StandardNormal.upperTail(at: z))
  }

  /// Returns the share of resamples with a value below `value`.
  ///
  /// On a lattice values are compared as whole numbers. Off it, values within ``tieTolerance`` are
  /// equal, and not below.
  ///
  /// - Returns: nil where the values were not kept, unless the value is the estimate; see
  ///   ``holdsAllValues``.
  public func lowerTail(below value: Double) -> Double? { shares(around: value)?.below }

  /// Returns the share of resamples with a value above `value`; see ``lowerTail(below:)``.
  public func upperTail(above value: Double) -> Double? { shares(around: value)?.above }

  /// Returns the share of resamples with the value `value`; see ``lowerTail(below:)``.
  public func probability(at value: Double) -> Double? { shares(around: value)?.equal }

  /// The shares of resamples below a value, at it and above it; see ``lowerTail(below:)``.
  func shares(around value: Double) -> (below: Double, equal: Double, above: Double)? {
    switch storage {
    case .exact(let exact, let axis):
      let ties = axis.ties(with: value, in: exact.support)
      return (
        exact.lowerTail(below: ties.lowerBound),
        ties.reduce(0) { $0 + exact.probability(at: $1) },
        exact.upperTail(above: ties.upperBound - 1)
      )
    case .counted(let histogram, let lattice):
      let ties = BootstrapAxis.lattice(lattice).ties(with: value, in: histogram.support)
      return (
        histogram.share(below: ties.lowerBound),
        ties.reduce(0) { $0 + histogram.share(at: $1) },
        histogram.share(notBelow: ties.upperBound)
      )
    case .values(let values, _):
      let ties = BootstrapAxis.values(values).ties(with: value, in: 0...values.count - 1)
      let count = Double(values.count)
      return (
        Double(ties.lowerBound) / count, Double(ties.count) / count,
        Double(values.count - ties.upperBound) / count
      )
    case .known(let known):
      let count = Double(known.count)
      return known.tally(of: value).map {
        (
          Double($0.below) / count, Double($0.equal) / count,
          Double(known.count - $0.below - $0.equal) / count
        )
      }
    }
  }

  /// Returns twice `estimate` minus `value`, in whole numbers where both lie on the lattice.
  func reflection(of value: Double, about estimate: Double) -> Double {
    guard let lattice, let position = lattice.position(of: value),
      let centre = lattice.position(of: estimate)
    else { return 2 * estimate - value }
    return lattice.value(at: 2 * centre - position)
  }
}

extension BootstrapHistogram {
  /// The smallest position with at least the given share of the resamples at or below it.
  func quantile(lowerTail: Double) -> Int {
    precondition(lowerTail >= 0 && lowerTail <= 1, "a tail probability lies in 0...1")
    let target = lowerTail * Double(total) * (1 - LatticeDistribution.tieSlack)
    var sum: UInt64 = 0
    for (index, count) in counts.enumerated() {
      sum += count
      if Double(sum) >= target { return origin + index }
    }
    return support.upperBound
  }

  /// The smallest position with at most the given share of the resamples above it.
  func quantile(upperTail: Double) -> Int {
    precondition(upperTail >= 0 && upperTail <= 1, "a tail probability lies in 0...1")
    let target = upperTail * Double(total) * (1 + LatticeDistribution.tieSlack)
    var sum: UInt64 = 0
    for (index, count) in counts.enumerated().dropFirst().reversed() {
      sum += count
      if Double(sum) > target { return origin + index }
    }
    return origin
  }

  func share(below position: Int) -> Double {
    let end = min(max(position - origin, 0), counts.count)
    return Double(counts[..<end].reduce(0, +)) / Double(total)
  }

  func share(notBelow position: Int) -> Double {
    let start = min(max(position - origin, 0), counts.count)
    return Double(counts[start...].reduce(0, +)) / Double(total)
  }

  func share(at position: Int) -> Double {
    support.contains(position) ? Double(counts[position - origin]) / Double(total) : 0
  }
}

extension BootstrapDistribution {
  /// The order statistic number (count + 1) times the probability, counted from the smallest.
  private static func interpolated(
    lowerTail: Double, of count: Int, at element: (_ rank: Int) -> Double?
  ) -> Double? {
    interpolated(lowerTail, of: count, at: element, quantile: StandardNormal.quantile(lowerTail:))
  }

  /// The order statistic number (count + 1) times the probability, counted from the largest.
  private static func interpolated(
    upperTail: Double, of count: Int, at element: (_ rank: Int) -> Double?
  ) -> Double? {
    interpolated(
      upperTail, of: count, at: { element(count + 1 - $0) },
      quantile: StandardNormal.quantile(upperTail:))
  }

  private static func interpolated(
    _ tail: Double, of count: Int, at element: (Int) -> Double?, quantile: (Double) -> Double
  ) -> Double? {
    precondition(tail >= 0 && tail <= 1, "a tail probability lies in 0...1")
    let number = Double(count + 1) * tail
    let nearest = number.rounded()
    let isWhole = (number - nearest).magnitude <= 1e-9 * Swift.max(1, number)
    let rank = Int(isWhole ? nearest : number.rounded(.down))
    if rank < 1 { return element(1) }
    if rank >= count { return element(count) }
    if isWhole { return element(rank) }
    let (first, second) = (element(rank), element(rank + 1))
    guard let first, let second else { return nil }
    let below = quantile(Double(rank) / Double(count + 1))
    let above = quantile(Double(rank + 1) / Double(count + 1))
    let fraction = (quantile(tail) - below) / (above - below)
    return first + fraction * (second - first)
  }
}
