extension PreparedStatistic {
  /// The statistic as a function of weights; nil for order statistics and functions of the user.
  var functional: BootstrapFunctional? {
    switch form {
    case .column(.median), .column(.quantile), .column(.trimmedMean), .custom: return nil
    default: break
    }
    let moments = parts.map { part -> (StatisticMoments, [StatisticMoments.Sums]) in
      let moments = StatisticMoments(part)
      return (moments, part.x.indices.map { moments.row(part, $0) })
    }
    let form = form
    return BootstrapFunctional(sampleSizes: sampleSizes) { weights in
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
        start += rows.count
        guard case .value(let value) = moments.value(form, sums, count: rows.count) else {
          return .nan
        }
        values.append(value)
      }
      return values.count == 1 ? values[0] : values[0] - values[1]
    }
  }
}
