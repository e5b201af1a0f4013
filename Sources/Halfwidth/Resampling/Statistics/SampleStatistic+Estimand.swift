extension ColumnStatistic {
  /// The name as findings have it: without a threshold, which the question says.
  var estimand: String {
    if let threshold, threshold != 1 {
      "top_box"
    } else {
      WireName.of(name)
    }
  }
}

extension SampleStatistic {
  /// The name of the statistic, as findings have it.
  var estimand: String {
    switch self {
    case .column(let statistic, _): statistic.estimand
    case .difference(let statistic, _): "difference_\(statistic.estimand)"
    // A user's own name stays as it is.
    case .custom(let statistic): statistic.name
    case .pair, .pairedDifference: WireName.of(name)
    }
  }
}

/// The names on the wire have `_` where slugs have `-`.
private enum WireName {
  static func of(_ slug: String) -> String {
    String(slug.map { $0 == "-" ? "_" : $0 })
  }
}
