/// The numbers that a sample of respondents gave, such as ages.
public struct NumericSample: Hashable, Sendable {
  /// The numbers, ascending.
  public let values: [Double]
  let moments: OrdinalMoments

  /// Creates a sample of numbers in any order.
  ///
  /// - Throws: ``CountsError`` for no number, and for one that is not finite or larger in size than
  ///   ``OrdinalScores/largestMagnitude``.
  public init(_ values: some Sequence<Double>) throws(CountsError) {
    let sorted = values.sorted()
    guard let least = sorted.first, let most = sorted.last else {
      throw .tooFew("there is no number; give at least one")
    }
    let magnitude = max(least.magnitude, most.magnitude)
    guard sorted.allSatisfy({ $0.magnitude <= OrdinalScores.largestMagnitude }) else {
      throw .outOfRange("a number is not finite, or too large to be squared")
    }
    self.values = sorted
    moments = OrdinalMoments(sorted.map { (count: 1, value: $0) }, magnitude: magnitude)
  }

  /// How many numbers there are, at least 1.
  public var count: Int { values.count }
  /// The mean.
  public var mean: Double { moments.mean }
  /// The standard deviation, with n - 1 in its divisor; nil for one number.
  public var standardDeviation: Double? { moments.standardDeviation }
  /// The median: of an even number of values the mean of the two in the middle.
  public var median: Double { quantile(0.5) }

  /// Returns the smallest number with at least a share of all at or below it, and the mean of that and the next
  /// one where n times the share is whole: type 2 of Hyndman and Fan, as of ``ColumnStatistic/quantile(_:)``.
  ///
  /// - Parameter share: Strictly between 0 and 1.
  public func quantile(_ share: Double) -> Double {
    precondition(share > 0 && share < 1, "a quantile's share lies strictly between 0 and 1")
    let ranks = QuantileRanks(share, of: count)
    let lower = values[ranks.lower - 1]
    // Halves first: the sum of two large numbers may be none.
    return ranks.isPair ? lower / 2 + values[ranks.lower] / 2 : lower
  }
}

extension NumericSample: CustomStringConvertible {
  /// How many numbers there are, and their mean.
  public var description: String { "\(count) numbers with mean \(NumberText.of(mean))" }
}
