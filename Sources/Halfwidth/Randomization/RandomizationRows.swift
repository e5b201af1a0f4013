/// Rows of numbers whose signs or groups are reassigned at random: what a randomization test does under
/// its hypothesis, to all numbers of a row together.
struct RandomizationRows: Sendable {
  /// What is reassigned.
  enum Design: Hashable, Sendable {
    /// Whether a row's numbers keep their signs.
    case signs
    /// Which rows are in the group whose numbers are summed; the numbers of the rows that were.
    case choice([Int])
  }

  let design: Design
  /// By item, by row; whole numbers where ``isWhole``.
  private(set) var columns: [[Double]]
  /// What makes a number of a sum.
  private(set) var items: [RandomizationItem]
  /// Whether all numbers are whole ones of a step that each column has for itself.
  let isWhole: Bool
  let count: Int

  /// Creates rows of differences whose signs are flipped.
  init(differences columns: [[Double]]) {
    self.init(columns, .signs) { column in
      // With 0 among the values the step divides each of them, and not only their distances.
      guard let lattice = ScoreLattice(column + [0]), let zero = lattice.positions.last else {
        return nil
      }
      return lattice.positions.dropLast().map { Double($0 - zero) }
    }
  }

  /// Creates rows of two groups; the smaller one's numbers are summed.
  init(_ columns: [[Double]], groups: (first: [Int], second: [Int])) {
    let isFirst = groups.first.count <= groups.second.count
    self.init(columns, .choice(isFirst ? groups.first : groups.second)) { column in
      ScoreLattice(column)?.positions.map { Double($0) }
    }
  }

  private init(
    _ given: [[Double]], _ design: Design, whole: (_ column: [Double]) -> [Double]?
  ) {
    let wholes = given.map(whole)
    let isWhole = wholes.allSatisfy { column in
      guard let column else { return false }
      // So that sums, and what they are compared by, are exact.
      return column.reduce(0) { $0 + $1.magnitude } < 0x1p40
    }
    self.design = design
    self.isWhole = isWhole
    columns = isWhole ? wholes.map { $0 ?? [] } : given.map(Self.nearOne)
    count = given.first?.count ?? 0
    items = columns.map { RandomizationItem($0, design) }
  }

  /// The numbers over a power of 2, so that the largest lies in 1..<2: of others a square may be 0 or infinite.
  ///
  /// No digit is lost, and what is compared are fractions of sums and roots of squares, in which it cancels.
  private static func nearOne(_ column: [Double]) -> [Double] {
    let largest = column.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return column }
    let unit = Double(sign: .plus, exponent: Int(largest.exponent), significand: 1)
    return column.map { $0 / unit }
  }

  /// The sums that were observed, each over a power of 2 where the numbers are not whole.
  var observed: [Double] {
    switch design {
    case .signs: columns.map { $0.reduce(0, +) }
    case .choice(let rows): columns.map { column in rows.reduce(0) { $0 + column[$1] } }
    }
  }

  /// The rows of some items alone.
  func only(_ chosen: [Int]) -> RandomizationRows {
    var rows = self
    rows.columns = chosen.map { columns[$0] }
    rows.items = chosen.map { items[$0] }
    return rows
  }
}

/// How far a sum of one item's numbers is from what is expected, on a scale that all items have.
///
/// With whole numbers the distance and its square's divisor are whole: statistics are compared as fractions.
struct RandomizationItem: Sendable {
  private let multiplier: Double
  private let centre: Double
  /// What the square of the distance is divided by; 0 where the item does not vary.
  let squares: Double
  /// The lowest sum that there can be, and the step from one to the next, of whole numbers.
  let lowest: Double
  let step: Double
  /// How many sums there can be.
  let positions: Int
  /// In sums of numbers that are not whole this much may be rounding.
  let noise: Double
  /// What turns the root of the square into a statistic with variance 1.
  private let scale: Double
  /// The smallest p-value that the reassignments can give.
  let smallestPValue: Double

  init(_ column: [Double], _ design: RandomizationRows.Design) {
    let n = Double(column.count)
    let absolute = column.reduce(0) { $0 + $1.magnitude }
    let total = column.reduce(0, +)
    switch design {
    case .signs:
      multiplier = 1
      centre = 0
      squares = column.reduce(0) { $0 + $1 * $1 }
      lowest = -absolute
      step = 2
      positions = Self.positions(absolute)
      scale = 1
      let unequal = column.count { $0 != 0 }
      // Below what a double can be the smallest of them stands.
      smallestPValue =
        unequal == 0
        ? 1
        : max(
          .leastNonzeroMagnitude,
          Double(sign: .plus, exponent: 1 - min(unequal, 1_070), significand: 1))
    case .choice(let rows):
      let chosen = Double(rows.count)
      multiplier = n
      centre = chosen * total
      let mean = total / n
      let spread = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let isWhole = column.allSatisfy { $0 == $0.rounded() && $0 >= 0 }
      squares = isWhole ? n * column.reduce(0) { $0 + $1 * $1 } - total * total : n * spread
      lowest = 0
      step = 1
      positions = Self.positions(column.sorted(by: >).prefix(rows.count).reduce(0, +))
      scale = ((n - 1) / max(1, chosen * (n - chosen))).squareRoot()
      smallestPValue = 0
    }
    noise = 1e-11 * multiplier * absolute
  }

  private static func positions(_ span: Double) -> Int {
    span < 0x1p40 && span >= 0 ? Int(span) + 1 : .max
  }

  /// The distance of a sum from what is expected, before it is divided.
  func distance(_ sum: Double) -> Double { (multiplier * sum - centre).magnitude }

  /// The place of a sum of whole numbers among ``positions``.
  func place(_ sum: Double) -> Int { Int((sum - lowest) / step) }

  /// The sum at a place.
  func sum(_ place: Int) -> Double { lowest + step * Double(place) }

  /// The sum as a statistic with mean 0 and, over all reassignments, variance 1; nil where it does not
  /// vary.
  func statistic(_ sum: Double) -> Double? {
    squares > 0 ? (multiplier * sum - centre) / squares.squareRoot() * scale : nil
  }
}
