/// Probabilities of consecutive whole numbers, the positions of a lattice.
///
/// Every operation adds products of probabilities that are not negative, so that nothing cancels:
/// each probability keeps its relative accuracy, also far out in the tails, and a tail is summed from
/// its small end. Positions at either end with less than ``negligible`` times the largest
/// probability are left out; that is below anything that is ever printed, and keeps products of two
/// probabilities clear of underflow.
public struct LatticeDistribution: Hashable, Sendable {
  /// The position of the first probability.
  public let origin: Int
  /// The probabilities of `origin`, `origin + 1` and so on; the first and the last are above 0.
  public let probabilities: [Double]

  /// The part of the largest probability under which the ends of a distribution are left out: 2^-480,
  /// about 3e-145.
  public static let negligible = 0x1p-480

  /// How far, as a part of a tail, a quantile's probability may be missed and still count as reached:
  /// 1e-12.
  ///
  /// A distribution function that equals a given probability exactly (1/2 by symmetry, 1/40 of 40
  /// equal positions) reaches it up to rounding only.
  public static let tieSlack = 1e-12

  /// Creates a distribution from probabilities, or from weights that are proportional to them.
  ///
  /// - Parameters:
  ///   - origin: The position of the first weight.
  ///   - weights: Finite, not negative, with a sum above 0; scaled to the sum 1.
  public init(origin: Int, weights: [Double]) {
    let sum = LatticeDistribution.total(weights)
    precondition(
      sum > 0 && sum.isFinite && weights.allSatisfy { $0 >= 0 },
      "weights are not negative, and have a finite sum above 0")
    self.init(origin: origin, trimming: sum == 1 ? weights : weights.map { $0 / sum })
  }

  /// Creates a distribution that has one position only.
  public init(point: Int) {
    origin = point
    probabilities = [1]
  }

  /// Creates a distribution from weights whose ends are known not to be negligible, scaled to the sum 1.
  init(scaling weights: consuming [Double], from origin: Int) {
    self.origin = origin
    let scale = 1 / LatticeDistribution.total(weights)
    if scale != 1 {
      // In their own memory, unless somebody else has it too.
      var span = weights.mutableSpan
      for i in span.indices { span[i] *= scale }
    }
    probabilities = weights
  }

  /// Creates a distribution from probabilities, without their negligible ends.
  init(origin: Int, trimming probabilities: [Double]) {
    // No probability is above 1: ends that pass the bound for 1 need no search for the largest.
    if let first = probabilities.first, let last = probabilities.last,
      min(first, last) >= LatticeDistribution.negligible
    {
      self.origin = origin
      self.probabilities = probabilities
      return
    }
    let threshold = LatticeDistribution.negligible * (probabilities.max() ?? 0)
    var first = 0
    var last = probabilities.count - 1
    while probabilities[first] < threshold || probabilities[first] == 0 { first += 1 }
    while probabilities[last] < threshold || probabilities[last] == 0 { last -= 1 }
    self.origin = origin + first
    self.probabilities =
      first == 0 && last == probabilities.count - 1
      ? probabilities : Array(probabilities[first...last])
  }

  /// The positions from the first to the last with a probability above 0; some between may have none.
  public var support: ClosedRange<Int> { origin...origin + probabilities.count - 1 }

  /// Returns the probability of `position`; 0 outside the support.
  public func probability(at position: Int) -> Double {
    support.contains(position) ? probabilities[position - origin] : 0
  }

  /// The sum of numbers that are not negative, from both ends towards the largest.
  ///
  /// Small numbers are added before large ones where a distribution has one top, as most have; the
  /// two running sums also halve the time that one would take.
  static func total(_ numbers: [Double]) -> Double {
    let span = numbers.span
    let count = span.count
    var low = 0.0
    var high = 0.0
    let half = count / 2
    for i in 0..<half {
      low += unsafe span[unchecked: i]
      high += unsafe span[unchecked: count &- 1 &- i]
    }
    return low + high + (count % 2 == 1 ? span[half] : 0)
  }
}

extension LatticeDistribution {
  /// Returns the distribution of `position + shift`.
  public func shifted(by shift: Int) -> LatticeDistribution {
    LatticeDistribution(origin: origin + shift, trimming: probabilities)
  }

  /// The distribution of minus the position.
  public var negated: LatticeDistribution {
    LatticeDistribution(origin: -support.upperBound, trimming: probabilities.reversed())
  }
}
