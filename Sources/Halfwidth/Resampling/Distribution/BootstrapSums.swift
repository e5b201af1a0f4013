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
  ///
  /// - Parameter degree: The highest power of the distances that is summed up; 4 for ``standardMoments``.
  init(sortedValues: [Double], degree: Int = 2) {
    let level = BootstrapLevel(
      count: sortedValues.count, range: sortedValues[0]...sortedValues[sortedValues.count - 1],
      sum: ExactSum(sortedValues))
    var powers = BootstrapPowers(about: level, degree: degree)
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
    let exponent = reach > 0 ? min(max(reach.exponent + 1, -1_000), 1_000) : 0
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
  private let degree: Int
  private let centre: Double
  /// What turns numbers into units: a power of two, so that nothing is rounded.
  private let scale: Double
  private(set) var squares = ExactSum()
  private(set) var cubes = ExactSum()
  private(set) var fourths = ExactSum()

  init(about level: BootstrapLevel, degree: Int = 4) {
    self.degree = degree
    scale = 1 / level.unit
    centre = level.mean * scale
  }

  mutating func add(_ values: Span<Double>) {
    // Some at a time, so that their powers stay in the fastest cache.
    var powers = [Double](repeating: 0, count: min(values.count, 512))
    for start in stride(from: 0, to: values.count, by: 512) {
      let part = start..<min(start + 512, values.count)
      if powers.count > part.count { powers.removeLast(powers.count - part.count) }
      for i in part {
        let distance = values[i] * scale - centre
        powers[i - start] = distance * distance
      }
      squares.add(powers.span)
      guard degree > 2 else { continue }
      for i in part { powers[i - start] *= values[i] * scale - centre }
      cubes.add(powers.span)
      for i in part {
        let distance = values[i] * scale - centre
        powers[i - start] = (distance * distance) * (distance * distance)
      }
      fourths.add(powers.span)
    }
  }

  mutating func merge(_ other: BootstrapPowers) {
    squares.merge(other.squares)
    cubes.merge(other.cubes)
    fourths.merge(other.fourths)
  }
}
