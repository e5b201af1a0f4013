/// What the influence of a row depends on beside its own values: means and variances of the rows, and
/// the statistic.
struct StatisticCentre: Sendable {
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

  var x = Column()
  var y = Column()
  /// The statistic.
  var value = 0.0
  /// The number of rows.
  var count = 0.0
}

extension PreparedStatistic.Form {
  /// Returns the centre of rows of which each is a share of a population, with the statistic of that.
  ///
  /// A variance has n - 1 in its denominator, n being the number of rows, as without weights.
  ///
  /// - Parameters:
  ///   - x: At least one value.
  ///   - y: As many, or none for a statistic of one column.
  ///   - shares: Not negative, with sum 1; rows of share 0 have no part in it. Nil for equal ones.
  /// - Returns: nil where the statistic is undefined, and for order statistics and functions of the user,
  ///   which have no influence that depends on such a centre.
  /// - Complexity: O(n).
  func centre(x: [Double], y: [Double], shares: [Double]? = nil) -> StatisticCentre? {
    let weights = shares ?? [Double](repeating: 1 / Double(x.count), count: x.count)
    guard let first = weights.firstIndex(where: { $0 > 0 }) else { return nil }
    func mean(_ deviation: (_ row: Int) -> Double) -> Double {
      weights.indices.reduce(0) { $0 + weights[$1] * deviation($1) }
    }
    func column(_ values: [Double]) -> StatisticCentre.Column {
      var column = StatisticCentre.Column(origin: values[first])
      column.distance = mean { values[$0] - column.origin }
      column.square = mean {
        let deviation = column.deviation(values[$0])
        return deviation * deviation
      }
      return column
    }
    var centre = StatisticCentre(count: Double(x.count))
    centre.x = column(x)
    if !y.isEmpty { centre.y = column(y) }
    func product() -> Double { mean { centre.x.deviation(x[$0]) * centre.y.deviation(y[$0]) } }
    let n = centre.count
    let (xx, yy) = (centre.x.square, centre.y.square)
    let value: Double?
    switch self {
    case .column(.mean), .column(.proportion): value = ReplicateStatistic.mean(x, weights)
    case .column(.variance): value = n > 1 ? xx * n / (n - 1) : nil
    case .column(.standardDeviation): value = n > 1 ? (xx * n / (n - 1)).squareRoot() : nil
    case .correlation:
      let root = xx.squareRoot() * yy.squareRoot()
      value = root > 0 ? max(-1, min(1, product() / root)) : nil
    case .ratio: value = ReplicateStatistic.ratio(x, over: y, weights)
    case .slope: value = yy > 0 ? product() / yy : nil
    case .column(.median), .column(.quantile), .column(.trimmedMean), .custom: value = nil
    }
    guard let value, value.isFinite else { return nil }
    centre.value = value
    return centre
  }

  /// Returns how much the statistic changes as a row gets more weight; nil where there is no formula.
  func influences(x: [Double], y: [Double], about centre: StatisticCentre) -> [Double]? {
    let n = centre.count
    let (xx, yy) = (centre.x.square, centre.y.square)
    func squares() -> [Double] {
      x.map {
        let deviation = centre.x.deviation($0)
        return (deviation * deviation - xx) * n / (n - 1)
      }
    }
    switch self {
    case .column(.mean), .column(.proportion): return x.map { centre.x.deviation($0) }
    case .column(.variance): return squares()
    case .column(.standardDeviation):
      return centre.value > 0 ? squares().map { $0 / (2 * centre.value) } : x.map { _ in 0 }
    case .correlation:
      let (sx, sy) = (xx.squareRoot(), yy.squareRoot())
      return zip(x, y).map {
        let (a, b) = (centre.x.deviation($0) / sx, centre.y.deviation($1) / sy)
        return a * b - centre.value / 2 * (a * a + b * b)
      }
    case .ratio:
      // The means' part in it is 0, and would be the larger one far from 0.
      let mean = centre.y.origin + centre.y.distance
      return zip(x, y).map {
        (centre.x.deviation($0) - centre.value * centre.y.deviation($1)) / mean
      }
    case .slope:
      return zip(x, y).map {
        let distance = centre.y.deviation($1)
        return distance * (centre.x.deviation($0) - centre.value * distance) / yy
      }
    case .column(.median), .column(.quantile), .column(.trimmedMean), .custom: return nil
    }
  }
}

extension PreparedStatistic {
  /// The sums behind the acceleration where n rows are drawn with probabilities in proportion to weights.
  ///
  /// With the influences U of the rows on the weighted statistic, and shares w, they are those of
  /// w U^2 / n and w U^3 / n^2: what the variance and the third moment over all resamples are to first
  /// order. So the acceleration is sum w U^3 / (6 sqrt(n) (sum w U^2)^(3/2)). With equal weights it
  /// differs from the jackknife's by O(1/n), relatively; for a mean not at all.
  ///
  /// - Returns: nil for order statistics, which have no derivative by a weight.
  /// - Complexity: O(n).
  ///
  /// Source: B. Efron (1987), *J. Am. Stat. Assoc.* 82, 171-185, section 6, with weights.
  func influence(weights: [Double]) -> BootstrapInfluence? {
    let part = parts[0]
    let total = weights.reduce(0, +)
    let shares = weights.map { $0 / total }
    guard parts.count == 1, let centre = form.centre(x: part.x, y: part.y, shares: shares),
      let influences = form.influences(x: part.x, y: part.y, about: centre)
    else { return nil }
    let n = Double(part.count)
    var squares = 0.0
    var cubes = 0.0
    for (influence, share) in zip(influences, shares) {
      let square = influence * influence
      squares += share * square / n
      cubes += share * square * influence / (n * n)
    }
    guard squares.isFinite && cubes.isFinite else { return nil }
    let isMean = if case .column(.mean) = form { true } else { false }
    return BootstrapInfluence(squares: squares, cubes: cubes, isLinear: isMean)
  }
}
