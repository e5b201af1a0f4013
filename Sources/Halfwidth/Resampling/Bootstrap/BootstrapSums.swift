internal import NumericCore

/// What sums over simulated values say: their mean, and their moments about it.
///
/// The sums are exact until they are rounded once, so that they are the same bits in whatever order, and by
/// however many threads, the values come.
struct BootstrapSums: Hashable, Sendable {
  private let level: BootstrapLevel
  // In powers of the level's unit.
  private let squares: Double
  private let cubes: Double
  private let fourths: Double

  /// Sums up values that ascend, of which there is at least one.
  init(sortedValues: [Double]) {
    let level = BootstrapLevel(
      count: sortedValues.count, range: sortedValues[0]...sortedValues[sortedValues.count - 1],
      sum: ExactSum(sortedValues))
    var powers = BootstrapPowers(about: level)
    powers.add(sortedValues.span)
    self.init(level, powers)
  }

  /// - Parameter powers: nil where they are not known yet.
  init(_ level: BootstrapLevel, _ powers: BootstrapPowers?) {
    self.level = level
    squares = powers?.squares.value ?? 0
    cubes = powers?.cubes.value ?? 0
    fourths = powers?.fourths.value ?? 0
  }

  var mean: Double { level.mean }

  /// The mean of the values' distances from a point.
  func meanDeviation(from point: Double) -> Double { level.meanDeviation(from: point) }

  /// The root of the sum of squares over the number of values minus 1.
  var standardError: Double { level.unit * (squares / Double(level.count - 1)).squareRoot() }

  /// The third and the fourth moment in standard deviations; those of the normal distribution where
  /// nothing varies.
  var standardMoments: (skewness: Double, kurtosis: Double) {
    guard squares > 0 else { return (0, 3) }
    let total = Double(level.count)
    let variance = squares / total
    return (
      cubes / total / (variance * variance.squareRoot()), fourths / total / (variance * variance)
    )
  }
}

/// Where simulated values lie.
struct BootstrapLevel: Hashable, Sendable {
  let count: Int
  let range: ClosedRange<Double>
  let sum: ExactSum

  /// Values that are all the same have themselves as mean.
  var mean: Double { range.lowerBound + meanDeviation(from: range.lowerBound) }

  /// A power of two about as large as the range is long, in which powers of distances neither overflow nor
  /// vanish.
  var unit: Double {
    // Halves, because the largest numbers have no difference.
    let reach = range.upperBound / 2 - range.lowerBound / 2
    let exponent = reach > 0 ? min(max(reach.exponent + 1, -1_000), 1_023) : 0
    return Double(sign: .plus, exponent: exponent, significand: 1)
  }

  func meanDeviation(from point: Double) -> Double {
    var distances = sum
    distances.add(point, times: -count)
    return distances.divided(by: count)
  }
}

/// Sums of powers of the distances from the mean.
struct BootstrapPowers: Sendable {
  private let centre: Double
  private let unit: Double
  private(set) var squares = ExactSum()
  private(set) var cubes = ExactSum()
  private(set) var fourths = ExactSum()

  init(about level: BootstrapLevel) {
    unit = level.unit
    centre = level.mean / unit
  }

  mutating func add(_ values: Span<Double>) {
    for i in values.indices {
      let distance = values[i] / unit - centre
      let square = distance * distance
      squares.add(square)
      cubes.add(square * distance)
      fourths.add(square * square)
    }
  }

  mutating func merge(_ other: BootstrapPowers) {
    squares.merge(other.squares)
    cubes.merge(other.cubes)
    fourths.merge(other.fourths)
  }
}
