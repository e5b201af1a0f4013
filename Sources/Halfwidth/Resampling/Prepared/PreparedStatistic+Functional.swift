extension PreparedStatistic {
  /// The statistic as a function of weights; nil for order statistics and functions of the user.
  var functional: BootstrapFunctional? { functional(weights: nil) }

  /// The same for data whose rows have weights, of a statistic of one sample; nil for equal ones.
  func functional(weights: [Double]?) -> BootstrapFunctional? {
    guard let definition = form.definition else { return nil }
    let values: [@Sendable (_ weights: ArraySlice<Double>) -> Double]
    switch definition.source {
    case .moments(let statistic): values = parts.map { function(statistic, of: $0) }
    case .order: return nil
    case .weights(let statistic):
      values = parts.map { part in
        let rows = statistic.weighted(x: part.x, y: part.y)
        return { weights in
          let own = Array(weights)
          return rows.value(own.span)
        }
      }
    }
    let total = weights?.reduce(0, +) ?? 1
    let shares = weights?.map { $0 / total }
    let sizes = sampleSizes
    return BootstrapFunctional(sampleSizes: sizes, weights: shares) { weights in
      var start = 0
      var found: [Double] = []
      for (size, value) in zip(sizes, values) {
        found.append(value(weights[start..<start + size]))
        start += size
      }
      return found.count == 1 ? found[0] : found[0] - found[1]
    }
  }

  private func function(
    _ statistic: any MomentStatistic, of part: Part
  ) -> @Sendable (_ weights: ArraySlice<Double>) -> Double {
    let centre = SumCentre(part)
    let rows = part.x.indices.map { centre.row(part, $0) }
    let n = Double(rows.count)
    return { [form] weights in
      let sums = zip(rows, weights).reduce(MomentSums()) { $0 + $1.0 * ($1.1 * n) }
      let value = form.value(of: SumMoments(sums, about: centre, count: n))
      if value.isFinite { return value }
      // Mostly because nothing varies; what has a negative weight has no definition.
      let shares = Array(weights)
      guard shares.allSatisfy({ $0 >= 0 }) else { return .nan }
      return statistic.centred(x: part.x, y: part.y, shares: shares)?.value ?? .nan
    }
  }
}
