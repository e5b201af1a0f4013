extension PreparedStatistic {
  /// Returns the statistic of rows of each part by definition; nil where it is undefined.
  func definition(_ rows: [[Int]]) -> Double? {
    switch form {
    case .custom(let custom): return Self.value(custom, rows[0])
    case .column, .pair:
      var values: [Double] = []
      for (part, rows) in zip(parts, rows) {
        guard let value = definition(part, rows) else { return nil }
        values.append(value)
      }
      return joined(values)
    }
  }

  private func definition(_ part: Part, _ rows: [Int]) -> Double? {
    let (x, y) = part.values(rows)
    return form.definition?.value(x: x, y: y)
  }

  private static func value(
    _ custom: SampleStatistic.CustomStatistic, _ rows: [Int]
  ) -> Double? {
    let all = rows.map { UInt32(truncatingIfNeeded: $0) }
    return custom.value(all.span).flatMap { $0.isFinite ? $0 : nil }
  }

  /// Whether some formula gives the variance of a resample's statistic.
  var hasVariance: Bool { form.definition?.hasVariance ?? false }

  /// Returns the variance of the statistic of rows of each part; nil where there is no formula.
  func variance(_ rows: [[Int]]) -> Double? {
    guard hasVariance, let definition = form.definition else { return nil }
    var sum = 0.0
    for (part, rows) in zip(parts, rows) {
      let (x, y) = part.values(rows)
      guard let variance = definition.variance(x: x, y: y) else { return nil }
      sum += variance
    }
    return sum
  }

  // MARK: - Without each row

  /// The jackknife's sums; nil where the statistic is undefined without some row.
  ///
  /// - Complexity: O(n), for order statistics and Kendall's tau O(n log n), and for other functions of weights or
  ///   of the user O(n) of their values.
  var influence: BootstrapInfluence? {
    var sum: BootstrapInfluence?
    for (index, part) in parts.enumerated() {
      guard let influence = influence(of: part) else { return nil }
      sum = sum.map { $0 + (index > 0 ? influence.negated : influence) } ?? influence
    }
    return sum
  }

  private func influence(of part: Part) -> BootstrapInfluence? {
    if let definition = form.definition, definition.isLinear,
      let influences = definition.influences(x: part.x, y: [])
    {
      var squares = 0.0
      var cubes = 0.0
      for influence in influences {
        let distance = influence / Double(part.count)
        squares += distance * distance
        cubes += distance * distance * distance
      }
      return BootstrapInfluence(squares: squares, cubes: cubes, isLinear: true)
    }
    guard part.count > 1 else {
      // One row alone has no influence, as far as anybody can tell.
      return BootstrapInfluence(squares: 0, cubes: 0)
    }
    guard let values = leaveOneOut(part),
      values.allSatisfy({ $0.magnitude <= BootstrapDistribution.largestMagnitude })
    else { return nil }
    return BootstrapInfluence(leaveOneOut: values.map { ($0, 1) })
  }

  /// The part's statistic without each of its rows, of which there are at least two; nil where it is
  /// undefined without some row.
  func leaveOneOut(_ part: Part) -> [Double]? {
    switch form.definition?.source {
    case .moments?: leaveOneOutByMoments(part)
    case .order(let statistic)?: statistic.withoutEach(part.x)
    case .weights(let statistic)?: leaveOneOut(part, statistic)
    case nil: leaveOneOutByDefinition(part)
    }
  }

  /// What ``leaveOneOut(_:)`` gives, by definition.
  ///
  /// - Complexity: O(n^2).
  func leaveOneOutByDefinition(_ part: Part) -> [Double]? {
    var values: [Double] = []
    for row in 0..<part.count {
      guard let value = definition(part, without: row) else { return nil }
      values.append(value)
    }
    return values
  }

  private func definition(_ part: Part, without row: Int) -> Double? {
    var rows = Array(0..<part.count)
    rows.remove(at: row)
    if case .custom(let custom) = form { return Self.value(custom, rows) }
    return definition(part, rows)
  }

  private func leaveOneOutByMoments(_ part: Part) -> [Double]? {
    let centre = SumCentre(part)
    let rows = (0..<part.count).map { centre.row(part, $0) }
    let all = rows.reduce(MomentSums()) { $0 + $1 }
    var values: [Double] = []
    for row in rows.indices {
      let moments = SumMoments(all - rows[row], about: centre, count: Double(part.count - 1))
      let found = form.value(of: moments)
      guard let value = found.isFinite ? found : definition(part, without: row) else { return nil }
      values.append(value)
    }
    return values
  }

  private func leaveOneOut(_ part: Part, _ statistic: any WeightStatistic) -> [Double]? {
    let values = statistic.weighted(x: part.x, y: part.y).withoutEach(of: part.count)
    return values.allSatisfy(\.isFinite) ? values : nil
  }

  // MARK: - Weights

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
    guard parts.count == 1, let definition = form.definition,
      let influences = definition.influences(x: part.x, y: part.y, shares: shares)
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
    return BootstrapInfluence(squares: squares, cubes: cubes, isLinear: definition.isLinear)
  }
}
