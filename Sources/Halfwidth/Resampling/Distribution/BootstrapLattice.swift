internal import NumericCore

/// The values of a statistic that lie at equal distances: (offset + step * position) / divisor, with
/// whole numbers.
///
/// The mean of n scores from 1, 2, 3, 4 is such a statistic, and so is a difference of two of them.
/// Positions are whole, so ties are compared on whole numbers; a value is rounded once, when it is
/// divided.
public struct BootstrapLattice: Hashable, Sendable {
  /// The numerator at position 0.
  public let offset: Int
  /// What one position adds to the numerator; above 0.
  public let step: Int
  /// The common denominator; above 0.
  public let divisor: Int

  /// The bound on the magnitude of a numerator, and of the divisor: 2^52, so that two positions never
  /// have the same value as doubles.
  public static let largestNumerator = ScoreLattice.largestNumerator

  /// Creates the lattice (offset + step * position) / divisor.
  public init(offset: Int, step: Int, divisor: Int) {
    precondition(
      step > 0 && divisor > 0 && divisor <= BootstrapLattice.largestNumerator,
      "the step and the divisor of a lattice are above 0, and the divisor is at most 2^52")
    self.offset = offset
    self.step = step
    self.divisor = divisor
  }

  /// Returns the value at a position: the double nearest to it.
  public func value(at position: Int) -> Double {
    Double(offset + step * position) / Double(divisor)
  }

  /// Returns the position whose value is `value`, or nil for a value between positions.
  public func position(of value: Double) -> Int? {
    let position = firstPosition(notBelow: value)
    return position.flatMap { self.value(at: $0) == value ? $0 : nil }
  }

  /// Returns the first position with a value that is not below `value`; nil for a value so far out
  /// that its numerator would pass ``largestNumerator``.
  func firstPosition(notBelow value: Double) -> Int? {
    let numerator = value * Double(divisor)
    guard numerator.magnitude <= Double(BootstrapLattice.largestNumerator) else { return nil }
    var position = Int(((numerator - Double(offset)) / Double(step)).rounded(.down))
    while self.value(at: position) >= value { position -= 1 }
    while self.value(at: position) < value { position += 1 }
    return position
  }

  /// Whether the numerators of all of `positions` are in bounds.
  func holds(_ positions: ClosedRange<Int>) -> Bool {
    [positions.lowerBound, positions.upperBound].allSatisfy { position in
      let (product, overflow) = step.multipliedReportingOverflow(by: position)
      let (numerator, sumOverflow) = offset.addingReportingOverflow(product)
      return !overflow && !sumOverflow && numerator.magnitude <= BootstrapLattice.largestNumerator
    }
  }
}

/// Where the positions of a distribution lie on the line of real numbers.
enum BootstrapAxis: Hashable, Sendable {
  /// At equal distances.
  case lattice(BootstrapLattice)
  /// Anywhere: the value of position i is element i, and they ascend.
  case values([Double])

  func value(at position: Int) -> Double {
    switch self {
    case .lattice(let lattice): lattice.value(at: position)
    case .values(let values): values[position]
    }
  }

  /// Returns the positions whose values count as equal to `value`, an empty range at the place where
  /// they would be if there are none.
  ///
  /// On a lattice that is one position or none. Values that come from real arithmetic are equal up to
  /// ``BootstrapDistribution/tieTolerance`` of the largest magnitude.
  func ties(with value: Double, in support: ClosedRange<Int>) -> Range<Int> {
    switch self {
    case .lattice(let lattice):
      guard let first = lattice.firstPosition(notBelow: value) else {
        return value > 0
          ? support.upperBound + 1..<support.upperBound + 1
          : support.lowerBound..<support.lowerBound
      }
      return lattice.value(at: first) == value ? first..<first + 1 : first..<first
    case .values(let values):
      let slack = BootstrapDistribution.tieSlack(at: value, among: values)
      let first = values.firstIndex(from: 0) { $0 >= value - slack }
      return first..<values.firstIndex(from: first) { $0 > value + slack }
    }
  }
}

extension [Double] {
  /// Returns the first index from `start` whose element satisfies `predicate`, which once satisfied
  /// stays so; the number of elements if none does.
  func firstIndex(from start: Int, where predicate: (Double) -> Bool) -> Int {
    (start..<count).partitioningIndex { predicate(self[$0]) }
  }
}
