internal import NumericCore

extension ReplicateStatistic {
  /// Returns the statistic of rows with weights: the plain form of all kernels, by its definition.
  ///
  /// Deviations are from the mean that was found before, and values that are all the same have a mean
  /// that is exactly theirs and a variance that is exactly 0.
  ///
  /// - Parameter weights: For each row how often it was drawn, or the weight in a survey; not negative.
  ///   Order statistics, trimmed means and functions of values or rows need whole numbers.
  /// - Returns: The value, or nil where the statistic is not defined.
  @_spi(Reference) public func value(weights: [Double]) -> Double? {
    let value: Double?
    switch self {
    case .mean(let x):
      value = Self.mean(x, weights)
    case .variance(let x):
      let factor = Double(rows) / Double(rows - 1)
      value = Deviations(x, weights).map { $0.moment($0) * factor * $0.scale * $0.scale }
    case .standardDeviation(let x):
      return Self.variance(x).value(weights: weights)?.squareRoot()
    case .correlation(let x, let y):
      guard let fromX = Deviations(x, weights), let fromY = Deviations(y, weights) else {
        return nil
      }
      let scale = fromX.moment(fromX).squareRoot() * fromY.moment(fromY).squareRoot()
      value = Self.ratio(fromX.moment(fromY), scale).map { max(-1, min(1, $0)) }
    case .ratioOfMeans(let x, let y):
      value = Self.ratio(x, over: y, weights)
    case .slope(let x, let y):
      guard let fromX = Deviations(x, weights), let fromY = Deviations(y, weights) else {
        return nil
      }
      value = Self.ratio(fromX.moment(fromY), fromX.moment(fromX))
        .map { $0 * fromY.scale / fromX.scale }
    case .differenceOfMeans(let x, let isFirst):
      let first = WideMean(x, weights: zip(weights, isFirst).map { $1 ? $0 : 0 })
      let second = WideMean(x, weights: zip(weights, isFirst).map { $1 ? 0 : $0 })
      value = first.flatMap { first in second.map { first.minus($0) } }
    case .smooth(let columns, let function):
      let means = columns.compactMap { Self.mean($0, weights) }
      value = means.count == columns.count ? function(means.span) : nil
    case .orderStatistics(let x, let lower, let upper):
      let sorted = Self.drawn(x, weights).sorted()
      value = Self.middle(sorted[lower - 1], sorted[upper - 1])
    case .trimmedMean(let x, let share):
      let sorted = Self.drawn(x, weights).sorted()
      let cut = Self.cut(share, of: sorted.count)
      let kept = Array(sorted[cut..<sorted.count - cut])
      value = Self.mean(kept, kept.map { _ in 1 })
    case .values(let x, let function):
      let drawn = Self.drawn(x, weights)
      value = function(drawn.span)
    case .rows(_, let function):
      let drawn = Self.drawn(Array(0..<UInt32(rows)), weights)
      value = function(drawn.span)
    case .weights(_, let function):
      value = function(weights.span)
    }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The statistic of the data themselves.
  public var estimate: Double? {
    value(weights: [Double](repeating: 1, count: rows))
  }

  /// How many of n values a trimmed mean leaves out at each end; at least one is kept.
  ///
  /// The floor of the product in doubles, as scipy's `trim_mean` and R's `mean(trim=)` have it: 0.1 of 30
  /// is 3, and 0.29 of 100 is 28, since the double next to .29 is below it.
  static func cut(_ share: Double, of count: Int) -> Int {
    min(Int(share * Double(count)), (count - 1) / 2)
  }

  /// Half-way between two numbers: without overflow, and exactly theirs where they are the same.
  static func middle(_ lower: Double, _ upper: Double) -> Double {
    lower == upper ? lower : lower / 2 + upper / 2
  }

  /// The mean of the rows with weights; nil where there are none.
  static func mean(_ x: [Double], _ weights: [Double]) -> Double? {
    WideMean(x, weights: weights)?.value
  }

  /// The mean of x over that of y; nil where that is 0, or nearer to 0 than the rounding of its terms
  /// puts it, as 0.1 + 0.2 - 0.3 is.
  static func ratio(_ x: [Double], over y: [Double], _ weights: [Double]) -> Double? {
    guard let above = mean(x, weights), let below = mean(y, weights),
      let terms = mean(y.map(\.magnitude), weights),
      below.magnitude > leastShareOfTerms * terms
    else { return nil }
    return above / below
  }

  /// A mean that is a smaller share of the mean of its terms' magnitudes is 0: of terms that were rounded
  /// to doubles nothing tells it from that.
  static let leastShareOfTerms = 0x1p-52

  private static func ratio(_ numerator: Double?, _ denominator: Double?) -> Double? {
    guard let numerator, let denominator, denominator != 0 else { return nil }
    return numerator / denominator
  }

  private static func drawn<Value>(_ values: [Value], _ weights: [Double]) -> [Value] {
    zip(values, weights).flatMap { [Value](repeating: $0, count: Int($1)) }
  }
}

/// The deviations of the rows with weights from their mean; those of the others mean nothing.
///
/// The mean is taken of what is above one of the values: far from 0, where numbers are far apart, it would
/// be rounded. Deviations are in units of a power of two, so that squares neither overflow nor vanish.
struct Deviations {
  /// The deviations divided by the scale, of magnitude at most 2.
  let units: [Double]
  let scale: Double
  private let weights: [Double]

  init?(_ x: [Double], _ weights: [Double]) {
    guard let first = weights.firstIndex(where: { $0 > 0 }) else { return nil }
    // Halves, because the largest numbers have no difference. What has no weight has no say in the unit.
    let moved = zip(x, weights).map { $1 > 0 ? $0 / 2 - x[first] / 2 : 0 }
    let reach = moved.reduce(0) { max($0, $1.magnitude) }
    let exponent = reach > 0 ? min(max(reach.exponent, -1_000), 1_021) : 0
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    scale = 2 * unit
    let scaled = moved.map { $0 / unit }
    guard let mean = ReplicateStatistic.mean(scaled, weights) else { return nil }
    units = scaled.map { $0 - mean }
    self.weights = weights
  }

  /// The mean product with other deviations of the same rows, in units of both scales.
  func moment(_ other: Deviations) -> Double {
    var sum = 0.0
    var total = 0.0
    for (row, weight) in weights.enumerated() where weight > 0 {
      sum += weight * units[row] * other.units[row]
      total += weight
    }
    return sum / total
  }
}
