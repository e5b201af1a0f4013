internal import NumericCore

/// The joint distribution of the items' sums over all reassignments: a probability for each point of the
/// lattice that the sums of whole numbers lie on.
///
/// One row after the other is added, each with its two possible contributions: to the sums of flipped signs
/// plus or minus its numbers, to the sums of a chosen group its numbers or nothing. The latter has the
/// number of chosen rows as a further axis.
struct RandomizationLaw {
  /// How many sums each item has, in order: the last one changes fastest.
  let positions: [Int]
  /// The probabilities, point by point.
  let probabilities: [Double]

  /// The most points of a lattice.
  static let mostPoints = 10_000_000
  /// The most additions of a probability, some two seconds' work.
  static let mostAdditions = 2_000_000_000

  /// Finds the distribution; nil for numbers that are not whole, and where that would take too long.
  ///
  /// - Parameter size: For sign-flips the size of the lattice by which is decided, if not the points
  ///   themselves: the product of the sums of squares plus 1.
  init?(_ rows: RandomizationRows, size: Double? = nil) {
    guard rows.isWhole, let points = Self.points(rows), (size ?? 0) <= Double(Self.mostPoints)
    else { return nil }
    let found: [Double]?
    switch rows.design {
    case .signs: found = Self.signs(rows, points)
    case .choice(let chosen): found = Self.choice(rows, chosen.count, points)
    }
    guard let found else { return nil }
    positions = rows.items.map(\.positions)
    probabilities = found
  }

  private static func points(_ rows: RandomizationRows) -> Int? {
    var points = 1
    for item in rows.items {
      let (product, overflow) = points.multipliedReportingOverflow(by: item.positions)
      guard !overflow, product <= mostPoints else { return nil }
      points = product
    }
    return points
  }

  /// How far apart neighbouring sums of each item are among the points.
  private static func strides(_ rows: RandomizationRows) -> [Int] {
    var strides = [Int](repeating: 1, count: rows.items.count)
    for item in stride(from: rows.items.count - 2, through: 0, by: -1) {
      strides[item] = strides[item + 1] * rows.items[item + 1].positions
    }
    return strides
  }

  /// The steps among the points that each row makes, and how many rows make it.
  ///
  /// A row and the row of its negatives make the same: their signs are as often the one as the other.
  private static func signs(_ rows: RandomizationRows, _ points: Int) -> [Double]? {
    let strides = strides(rows)
    var counts: [[Double]: Int] = [:]
    for row in 0..<rows.count {
      let numbers = rows.columns.map { $0[row] }
      guard let first = numbers.first(where: { $0 != 0 }) else { continue }
      counts[first < 0 ? numbers.map { 0 - $0 } : numbers, default: 0] += 1
    }
    // The most frequent one first: its sums are binomial, in closed form. Then in an order of their own.
    let patterns = counts.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
    }
    guard let most = patterns.first else { return [1] }
    let others = patterns.dropFirst().reduce(0) { $0 + $1.value }
    guard others <= mostAdditions / points else { return nil }
    var law = [Double](repeating: 0, count: points)
    // The point where each row's contribution is minus its numbers, of rows whose first number is above 0.
    var start = 0
    for (item, stride) in zip(rows.items.indices, strides) {
      let negative = patterns.reduce(0.0) { $0 + Double($1.value) * max(0, -$1.key[item]) }
      start += Int(negative) * stride
    }
    let step = zip(most.key, strides).reduce(0) { $0 + Int($1.0) * $1.1 }
    for (heads, probability) in fairCoins(most.value).enumerated() {
      law[start + heads * step] = probability
    }
    unsafe law.withUnsafeMutableBufferPointer { law in
      for (numbers, count) in patterns.dropFirst() {
        // Above 0, as its first number is. A step never leaves the lattice: each point that has a
        // probability is a sum of rows before.
        let step = zip(numbers, strides).reduce(0) { $0 + Int($1.0) * $1.1 }
        for _ in 0..<count {
          for point in stride(from: points - 1, through: step, by: -1) {
            unsafe law[point] = (law[point] + law[point - step]) / 2
          }
          for point in 0..<step { unsafe law[point] /= 2 }
        }
      }
    }
    return law
  }

  /// The probabilities of each number of heads: exact while doubles hold all of their digits.
  private static func fairCoins(_ count: Int) -> [Double] {
    guard count <= 50 else {
      let coins = BinomialDistribution(trials: count, probability: 0.5)
      return (0...count).map(coins.probability(of:))
    }
    var ways = 1
    return (0...count).map { heads in
      if heads > 0 { ways = ways * (count - heads + 1) / heads }
      return Double(sign: .plus, exponent: -count, significand: Double(ways))
    }
  }

  private static func choice(
    _ rows: RandomizationRows, _ chosen: Int, _ points: Int
  ) -> [Double]? {
    let (all, overflow) = points.multipliedReportingOverflow(by: chosen + 1)
    guard !overflow, all <= mostPoints, rows.count <= mostAdditions / all else { return nil }
    let strides = strides(rows)
    // Each row is chosen with this probability; what is looked at are the outcomes with the right number.
    let share = Double(chosen) / Double(rows.count)
    var law = [Double](repeating: 0, count: all)
    law[0] = 1
    unsafe law.withUnsafeMutableBufferPointer { law in
      for row in 0..<rows.count {
        let step = zip(rows.columns, strides).reduce(points) { $0 + Int($1.0[row]) * $1.1 }
        for point in stride(from: all - 1, through: step, by: -1) {
          unsafe law[point] = (1 - share) * law[point] + share * law[point - step]
        }
        for point in 0..<min(step, all) { unsafe law[point] *= 1 - share }
      }
    }
    let last = law[(all - points)...]
    let total = last.reduce(0, +)
    return last.map { $0 / total }
  }
}
