extension LatticeDistribution {
  /// The mean position.
  public var mean: Double {
    let top = Double(centre)
    return top + meanDeviation(from: top)
  }

  /// The mean squared distance from the mean.
  public var variance: Double {
    let top = Double(centre)
    let shift = meanDeviation(from: top)
    var sum = 0.0
    for (i, probability) in probabilities.enumerated() {
      let distance = Double(origin + i) - top - shift
      sum += distance * distance * probability
    }
    return sum
  }

  /// Returns the mean of the position minus `point`: accurate also where it is close to 0.
  public func meanDeviation(from point: Double) -> Double {
    var sum = 0.0
    for (i, probability) in probabilities.enumerated() {
      sum += (Double(origin + i) - point) * probability
    }
    return sum
  }

  /// A whole number in the middle of the support: distances from it are small beside positions that
  /// lie far from 0.
  private var centre: Int { origin + probabilities.count / 2 }
}

extension LatticeDistribution {
  /// Returns the probability of a position below `position`, summed from the small end.
  public func lowerTail(below position: Int) -> Double {
    guard position > origin else { return 0 }
    let end = min(position - origin, probabilities.count)
    return probabilities[..<end].reduce(0, +)
  }

  /// Returns the probability of a position above `position`, summed from the small end.
  public func upperTail(above position: Int) -> Double {
    guard position < support.upperBound else { return 0 }
    let start = max(position - origin + 1, 0)
    return probabilities[start...].reversed().reduce(0, +)
  }

  /// Returns the smallest position with at least the given probability at or below it.
  ///
  /// This is the quantile of type 1 of R. J. Hyndman and Y. Fan (1996), *Am. Stat.* 50, 361-365: it is
  /// always a position that has a probability. A probability that is reached up to ``tieSlack``, as a
  /// part of itself, counts as reached.
  ///
  /// - Parameter lowerTail: A probability in 0...1; the support's ends for 0 and 1. Above one half,
  ///   ``quantile(upperTail:)`` with the complement is more accurate.
  /// - Complexity: O(n) in the number of positions.
  public func quantile(lowerTail: Double) -> Int {
    precondition(lowerTail >= 0 && lowerTail <= 1, "a tail probability lies in 0...1")
    let target = lowerTail * (1 - LatticeDistribution.tieSlack)
    var sum = 0.0
    for (i, probability) in probabilities.enumerated() {
      sum += probability
      if sum >= target { return origin + i }
    }
    return support.upperBound
  }

  /// Returns the smallest position with at most the given probability above it.
  ///
  /// The same quantile as ``quantile(lowerTail:)``, by the other tail.
  ///
  /// - Parameter upperTail: A probability in 0...1; the support's ends for 1 and 0.
  /// - Complexity: O(n) in the number of positions.
  public func quantile(upperTail: Double) -> Int {
    precondition(upperTail >= 0 && upperTail <= 1, "a tail probability lies in 0...1")
    let target = upperTail * (1 + LatticeDistribution.tieSlack)
    var sum = 0.0
    var i = probabilities.count - 1
    while i > 0 {
      sum += probabilities[i]
      if sum > target { return origin + i }
      i -= 1
    }
    return origin
  }
}
