/// The union of intervals over tables, with the tables at its ends.
struct IntervalUnion {
  private(set) var lowerMin = Double.infinity
  private(set) var upperMax = -Double.infinity
  private(set) var lowerMax = -Double.infinity
  private(set) var upperMin = Double.infinity
  /// How many of the intervals leave out 0.
  private(set) var exclusionsOfZero = 0
  private(set) var tables = 0
  /// The discordances of the tables with the lowest lower limit, in the order they were given.
  private(set) var atLowerMin: [Int] = []
  /// The discordances of the tables with the highest upper limit, in the order they were given.
  private(set) var atUpperMax: [Int] = []

  mutating func add(lower: Double, upper: Double, discordance: Int) {
    if lower <= lowerMin {
      if lower < lowerMin { atLowerMin.removeAll(keepingCapacity: true) }
      lowerMin = lower
      atLowerMin.append(discordance)
    }
    if upper >= upperMax {
      if upper > upperMax { atUpperMax.removeAll(keepingCapacity: true) }
      upperMax = upper
      atUpperMax.append(discordance)
    }
    lowerMax = max(lowerMax, lower)
    upperMin = min(upperMin, upper)
    if lower > 0 || upper < 0 { exclusionsOfZero += 1 }
    tables += 1
  }

  mutating func merge(_ other: IntervalUnion) {
    lowerMin = min(lowerMin, other.lowerMin)
    upperMax = max(upperMax, other.upperMax)
    lowerMax = max(lowerMax, other.lowerMax)
    upperMin = min(upperMin, other.upperMin)
    exclusionsOfZero += other.exclusionsOfZero
    tables += other.tables
  }
}

extension IntervalUnion {
  /// Creates the union of Tango's intervals over all tables with one net change.
  ///
  /// At a given difference the variance of Tango's equation grows with the discordance, so limits of
  /// two tables are never the same number but at -1 and 1, where there is only one table: the ends of
  /// the union need no rule for ties.
  ///
  /// - Complexity: O(1) a table, an eighth of the time of ``PairedCounts/tangoInterval(level:side:)``.
  init(tangoOf total: Int, net: Int, discordant: ClosedRange<Int>, level: ConfidenceLevel) {
    let z = level.normalQuantile(.two)
    var below = TangoLimitWalk(scale: z * z / Double(total))
    var above = below
    for discordance in stride(from: discordant.lowerBound, through: discordant.upperBound, by: 2) {
      let equation = TangoEquation(
        firstOnly: (discordance + net) / 2, secondOnly: (discordance - net) / 2, total: total)
      let lower = equation.difference - below.next(equation)
      let upper = equation.difference + above.next(equation.swapped)
      add(lower: max(lower, -1), upper: min(upper, 1), discordance: discordance)
    }
  }
}

/// The distances of one of Tango's limits over tables with one net change, by rising discordance.
///
/// Each starts from the line through the last two: a step of Newton's method or two from there reach
/// the last bits. Where they don't, which is next to the kink of the variance at c = 0, the bracketed
/// search of a single interval takes over.
struct TangoLimitWalk {
  /// z^2 / n.
  let scale: Double
  private var last: Double?
  private var beforeLast: Double?

  init(scale: Double) {
    self.scale = scale
  }

  /// Returns the distance of the lower limit for the next equation.
  mutating func next(_ equation: TangoEquation) -> Double {
    var distance: Double?
    if let last, let beforeLast {
      distance = refined(2 * last - beforeLast, equation)
    }
    let result = distance ?? equation.lowerDistance(scale: scale)
    beforeLast = last
    last = result
    return result
  }

  /// The root next to `guess`, or nil where Newton's method doesn't settle inside the bracket.
  private func refined(_ guess: Double, _ equation: TangoEquation) -> Double? {
    let limit = 1 + equation.difference
    var distance = guess
    for _ in 0..<5 {
      guard distance > 0 && distance < limit else { return nil }
      let variance = equation.variance(at: distance)
      let excess = distance * distance - scale * variance.value
      let slope = 2 * distance - scale * variance.slope
      guard slope > 0 else { return nil }
      let step = excess / slope
      distance -= step
      // The error left is of the order of the square of the step.
      if step.magnitude <= 1e-9 * distance { return distance }
    }
    return nil
  }
}
