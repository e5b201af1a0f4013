extension PreparedStatistic {
  /// The jackknife's sums; nil where the statistic is undefined without some row.
  ///
  /// - Complexity: O(n), for order statistics O(n log n), and for a function of the user O(n) calls.
  var influence: BootstrapInfluence? {
    var sum: BootstrapInfluence?
    for (index, part) in parts.enumerated() {
      guard let influence = influence(of: part) else { return nil }
      sum = sum.map { $0 + (index > 0 ? influence.negated : influence) } ?? influence
    }
    return sum
  }

  private func influence(of part: Part) -> BootstrapInfluence? {
    if case .column(.mean) = form, let centre = form.centre(x: part.x, y: []) {
      var squares = 0.0
      var cubes = 0.0
      for value in part.x {
        let distance = centre.x.deviation(value) / Double(part.count)
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
    switch form {
    case .column(.median): Self.quantilesWithout(part.x, share: 0.5)
    case .column(.quantile(let share)): Self.quantilesWithout(part.x, share: share)
    case .column(.trimmedMean(let share)): Self.trimmedMeansWithout(part.x, share: share)
    case .custom: leaveOneOutByDefinition(part)
    default: leaveOneOutByMoments(part)
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
    if case .custom(let custom) = form {
      var rows = (0..<part.count).map { UInt32(truncatingIfNeeded: $0) }
      rows.remove(at: row)
      return custom.value(rows.span).flatMap { $0.isFinite ? $0 : nil }
    }
    var x = part.x
    var y = part.y
    x.remove(at: row)
    if !y.isEmpty { y.remove(at: row) }
    return form.definition(x: x, y: y)
  }

  private func leaveOneOutByMoments(_ part: Part) -> [Double]? {
    let moments = StatisticMoments(part)
    let rows = (0..<part.count).map { moments.row(part, $0) }
    let all = rows.reduce(StatisticMoments.Sums()) { $0 + $1 }
    var values: [Double] = []
    for row in rows.indices {
      let value: Double?
      switch moments.value(form, all - rows[row], count: part.count - 1) {
      case .value(let found): value = found
      case .undefined: value = nil
      case .imprecise: value = definition(part, without: row)
      }
      guard let value else { return nil }
      values.append(value)
    }
    return values
  }

  private static func quantilesWithout(_ x: [Double], share: Double) -> [Double] {
    let order = x.indices.sorted { x[$0] < x[$1] }
    let ranks = QuantileRanks(share, of: x.count - 1)
    var values = x
    for (place, row) in order.enumerated() {
      // Without one row those after it move up by one rank.
      func value(_ rank: Int) -> Double { x[order[rank - 1 < place ? rank - 1 : rank]] }
      let low = value(ranks.lower)
      values[row] = ranks.isPair ? low / 2 + value(ranks.lower + 1) / 2 : low
    }
    return values
  }

  private static func trimmedMeansWithout(_ x: [Double], share: Double) -> [Double] {
    let n = x.count
    let order = x.indices.sorted { x[$0] < x[$1] }
    let cut = ReplicateStatistic.cut(share, of: n - 1)
    let middle = x[order[n / 2]]
    // One more than is kept: one of these is left out, or one row beyond them moves in.
    let sum = order[cut..<n - cut].reduce(0) { $0 + (x[$1] - middle) }
    var values = x
    for (place, row) in order.enumerated() {
      let out = place < cut ? order[cut] : place >= n - cut ? order[n - cut - 1] : row
      values[row] = middle + (sum - (x[out] - middle)) / Double(n - 1 - 2 * cut)
    }
    return values
  }
}
