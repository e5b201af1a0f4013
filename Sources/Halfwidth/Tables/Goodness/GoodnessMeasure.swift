internal import NumericCore

/// How far shares are from what was stated; raw values are the slugs.
public enum GoodnessMeasure: String, CaseIterable, Hashable, Sendable {
  /// Cohen's w: the root of the sum of (share - stated)^2 / stated.
  ///
  /// 0 where all shares are as stated. Its interval takes Pearson's statistic as noncentral chi-squared, and is
  /// approximate; not to be used where expected counts are small.
  ///
  /// Source: J. Cohen (1988), *Statistical Power Analysis for the Behavioral Sciences*, 2nd ed., chapter 7; M. Smithson
  /// (2003), *Confidence Intervals*, chapter 5.
  case cohensW = "cohens-w"

  /// Returns the measure with its interval; the detail `value` is the estimate once more.
  ///
  /// - Returns: No interval, with a warning, where the statistic is so small that no w makes a smaller one unlikely, and
  ///   above ``ContingencyTable/largestNoncentralStatistic``.
  public func finding(
    for counts: GoodnessCounts, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    let n = Double(counts.counts.total)
    let statistic = GoodnessTest.pearson.statistic(for: counts)
    let value = (statistic / n).squareRoot()
    var finding = IntervalFinding(
      estimand: "cohens_w", method: rawValue, level: level, estimate: value, interval: nil,
      details: [NamedNumber("value", value)])
    guard statistic <= ContingencyTable.largestNoncentralStatistic else {
      finding.warnings.add(
        .tooManyTrials,
        "the interval of \(rawValue) is offered up to a chi-square of "
          + "\(Int(ContingencyTable.largestNoncentralStatistic)), and this is larger; chance hardly moves the estimate "
          + "of so many respondents")
      return finding
    }
    let limits = NoncentralChiSquaredDistribution.noncentralities(
      at: statistic, degreesOfFreedom: Double(counts.shares.count - 1), tail: level.tail(.two))
    guard let limits else {
      finding.warnings.add(
        .undefined,
        "the counts are nearer to the stated shares than chance makes likely at any value of \(rawValue), which leaves "
          + "no interval; use those of the shares, by multinomial")
      return finding
    }
    let interval = ConfidenceInterval(
      lower: (limits.lower / n).squareRoot(), upper: (limits.upper / n).squareRoot(),
      in: 0...counts.largestCohensW, level: level, side: .two)
    finding.interval = interval
    if !interval.contains(value) {
      finding.warnings.add(
        .estimateOutside,
        "\(rawValue): the interval leaves out the estimate, because chance alone raises a measure that is never below 0, "
          + "the more the more categories there are; pearson tests the shares")
    }
    return finding
  }
}

extension GoodnessCounts {
  /// The largest Cohen's w that counts can have: all in the category with the smallest share.
  var largestCohensW: Double {
    let least = shares.indices.min { shares[$0] < shares[$1] } ?? 0
    return (otherShares(than: least) / shares[least]).squareRoot()
  }

  /// Returns how far the shares are from what was stated, with an interval.
  ///
  /// ```swift
  /// let counts = try GoodnessCounts(CategoryCounts([12, 20, 18]))
  /// counts.interval(.cohensW).estimate  // 0.2040
  /// ```
  public func interval(
    _ method: GoodnessMeasure, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    method.finding(for: self, level: level)
  }
}
