/// What the influence of a row depends on beside its own values: means and variances of the rows, and
/// the statistic.
struct StatisticCentre: Sendable {
  var x = 0.0
  var y = 0.0
  /// The mean squared distance from the mean.
  var xx = 0.0
  var yy = 0.0
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
  ///   - shares: Not negative, with sum 1; rows of share 0 have no part in it.
  /// - Returns: nil where the statistic is undefined, and for order statistics and functions of the user,
  ///   which have no influence that depends on such a centre.
  /// - Complexity: O(n).
  func centre(x: [Double], y: [Double], shares: [Double]) -> StatisticCentre? {
    guard let first = shares.firstIndex(where: { $0 > 0 }) else { return nil }
    // Distances from a value: equal ones have themselves as mean, and no variance.
    func mean(_ values: [Double]) -> Double {
      values.indices.reduce(0) { $0 + shares[$1] * (values[$1] - values[first]) } + values[first]
    }
    func products(_ a: [Double], _ meanA: Double, _ b: [Double], _ meanB: Double) -> Double {
      a.indices.reduce(0) { $0 + shares[$1] * ((a[$1] - meanA) * (b[$1] - meanB)) }
    }
    var centre = StatisticCentre(count: Double(x.count))
    centre.x = mean(x)
    centre.xx = products(x, centre.x, x, centre.x)
    if !y.isEmpty {
      centre.y = mean(y)
      centre.yy = products(y, centre.y, y, centre.y)
    }
    let n = centre.count
    switch self {
    case .column(.mean), .column(.proportion): centre.value = centre.x
    case .column(.variance) where n > 1: centre.value = centre.xx * n / (n - 1)
    case .column(.standardDeviation) where n > 1:
      centre.value = (centre.xx * n / (n - 1)).squareRoot()
    case .correlation where centre.xx > 0 && centre.yy > 0:
      let product = products(x, centre.x, y, centre.y)
      centre.value = max(-1, min(1, product / centre.xx.squareRoot() / centre.yy.squareRoot()))
    case .ratio where centre.y != 0: centre.value = centre.x / centre.y
    case .slope where centre.yy > 0:
      centre.value = products(x, centre.x, y, centre.y) / centre.yy
    default: return nil
    }
    return centre.value.isFinite ? centre : nil
  }

  /// Returns how much the statistic changes as a row gets more weight; nil where there is no formula.
  func influences(x: [Double], y: [Double], about centre: StatisticCentre) -> [Double]? {
    let n = centre.count
    switch self {
    case .column(.mean), .column(.proportion): return x.map { $0 - centre.x }
    case .column(.variance):
      return x.map { (($0 - centre.x) * ($0 - centre.x) - centre.xx) * n / (n - 1) }
    case .column(.standardDeviation):
      return centre.value > 0
        ? x.map {
          (($0 - centre.x) * ($0 - centre.x) - centre.xx) * n / (n - 1) / (2 * centre.value)
        } : x.map { _ in 0 }
    case .correlation:
      let (sx, sy) = (centre.xx.squareRoot(), centre.yy.squareRoot())
      return zip(x, y).map {
        let (a, b) = (($0 - centre.x) / sx, ($1 - centre.y) / sy)
        return a * b - centre.value / 2 * (a * a + b * b)
      }
    case .ratio: return zip(x, y).map { ($0 - centre.value * $1) / centre.y }
    case .slope:
      return zip(x, y).map {
        let distance = $1 - centre.y
        return distance * ($0 - centre.x - centre.value * distance) / centre.yy
      }
    default: return nil
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
