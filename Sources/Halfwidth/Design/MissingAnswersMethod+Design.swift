extension MissingAnswersMethod {
  /// Returns what missing answers leave possible of a share of a survey with a design, as ``unionWilson`` does of counts:
  /// from the lower limit of the share if none of them were the answer that is counted to the upper limit of the
  /// share if all of them were.
  ///
  /// Each limit leaves half of the significance beyond it for its own share, and every share that is possible lies
  /// between the two: the interval holds whatever the missing answers would have been.
  ///
  /// - Parameters:
  ///   - least: The share, of all who were asked, with missing answers taken as others.
  ///   - most: The same with missing answers taken as this one.
  ///   - hasInterval: Whether there are limits, and not the two shares alone.
  ///   - level: The nominal coverage.
  ///   - side: Two limits, or one with all of the significance beyond it.
  /// - Returns: A finding without an estimate, and without an interval where one of the shares has none.
  public static func finding(
    from least: DesignShare, to most: DesignShare, hasInterval: Bool,
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    var finding = IntervalFinding(
      estimand: "proportion", method: Self.unionWilson.rawValue, level: level)
    guard hasInterval else { return finding }
    let findings = [least, most].map {
      DesignShareMethod.wilson.finding(for: $0, level: level, side: side)
    }
    if let lower = findings[0].interval?.lower, let upper = findings[1].interval?.upper {
      finding.interval = ConfidenceInterval(lower: lower, upper: upper, level: level, side: side)
    }
    return finding
  }
}
