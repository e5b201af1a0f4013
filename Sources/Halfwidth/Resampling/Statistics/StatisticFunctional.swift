extension PreparedStatistic {
  /// The statistic as a function of weights; nil for order statistics and functions of the user.
  var functional: BootstrapFunctional? { functional(weights: nil) }

  /// The same for data whose rows have weights, of a statistic of one sample; nil for equal ones.
  func functional(weights: [Double]?) -> BootstrapFunctional? {
    switch form {
    case .column(.median), .column(.quantile), .column(.trimmedMean), .custom: return nil
    default: break
    }
    let moments = parts.map { part -> (StatisticMoments, [StatisticMoments.Sums]) in
      let moments = StatisticMoments(part)
      return (moments, part.x.indices.map { moments.row(part, $0) })
    }
    let (form, parts) = (form, parts)
    let total = weights?.reduce(0, +) ?? 1
    let shares = weights?.map { $0 / total }
    return BootstrapFunctional(sampleSizes: sampleSizes, weights: shares) { weights in
      var start = 0
      var values: [Double] = []
      for (moments, rows) in moments {
        let n = Double(rows.count)
        var sums = StatisticMoments.Sums()
        for (row, weight) in zip(rows, weights[start...]) {
          let weight = weight * n
          sums =
            sums
            + StatisticMoments.Sums(
              x: weight * row.x, y: weight * row.y, xx: weight * row.xx, yy: weight * row.yy,
              xy: weight * row.xy)
        }
        defer { start += rows.count }
        switch moments.value(form, sums, count: rows.count) {
        case .value(let value): values.append(value)
        case .undefined: return .nan
        case .imprecise:
          // Mostly because nothing varies; what has a negative weight has no definition.
          let own = Array(weights[start..<start + rows.count])
          let part = parts[values.count]
          guard own.allSatisfy({ $0 >= 0 }),
            let centre = form.centre(x: part.x, y: part.y, shares: own)
          else { return .nan }
          values.append(centre.value)
        }
      }
      return values.count == 1 ? values[0] : values[0] - values[1]
    }
  }
}
