/// Moments of rows of which each is a share of a population: those that influences are measured by.
///
/// Distances are taken from one of the values first, so that far from 0 they keep their digits, and values
/// that are all the same have squares of exactly 0.
struct ShareMoments: Moments {
  /// Where a column lies, and how far it spreads.
  struct Column: Sendable {
    /// A value of the column.
    var origin = 0.0
    /// The mean's distance from the origin: far from 0 it has more digits than the mean.
    var distance = 0.0
    /// The mean squared distance from the mean; exactly 0 for values that are all the same.
    var square = 0.0

    /// The distance of a value from the mean.
    func deviation(_ value: Double) -> Double { (value - origin) - distance }
  }

  private(set) var x: Column
  private(set) var y = Column()
  private(set) var xy = 0.0
  /// The number of rows.
  let count: Double
  private let values: (x: [Double], y: [Double])
  private let shares: [Double]

  /// - Parameters:
  ///   - x: At least one value.
  ///   - y: As many, or none for a statistic of one column.
  ///   - shares: Not negative, with sum 1; rows of share 0 have no part in it. Nil for equal ones.
  /// - Returns: nil where no share is above 0.
  /// - Complexity: O(n).
  init?(x: [Double], y: [Double], shares given: [Double]?) {
    let shares = given ?? [Double](repeating: 1 / Double(x.count), count: x.count)
    guard let first = shares.firstIndex(where: { $0 > 0 }) else { return nil }
    func mean(_ term: (_ row: Int) -> Double) -> Double {
      shares.indices.reduce(0) { $0 + shares[$1] * term($1) }
    }
    func column(_ values: [Double]) -> Column {
      var column = Column(origin: values[first])
      column.distance = mean { values[$0] - column.origin }
      column.square = mean {
        let deviation = column.deviation(values[$0])
        return deviation * deviation
      }
      return column
    }
    let ownX = column(x)
    self.x = ownX
    if !y.isEmpty {
      let ownY = column(y)
      self.y = ownY
      xy = mean { ownX.deviation(x[$0]) * ownY.deviation(y[$0]) }
    }
    count = Double(x.count)
    values = (x, y)
    self.shares = shares
  }

  var meanX: Double { WeightedMean.value(values.x, shares) ?? .nan }
  var divisorY: Double { WeightedMean.divisor(values.y, shares) ?? .nan }
  /// The mean of y as the influences of a ratio are divided by.
  var meanY: Double { y.origin + y.distance }
  var xx: Double { x.square }
  var yy: Double { y.square }

  /// In the data's own units the product of both squares may vanish where neither does.
  var standardized: (product: Double, spread: Double) {
    (xy, x.square.squareRoot() * y.square.squareRoot())
  }

  func unbiased(_ product: Double) -> Double { product * count / (count - 1) }
}
