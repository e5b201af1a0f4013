internal import NumericCore

/// What is estimated from one sample of numbers; raw values are the slugs.
public enum NumericMethod: String, CaseIterable, Hashable, Sendable {
  /// The mean, with ``NumericSample/meanInterval(level:)``.
  case mean = "student-t"
  /// The median, with ``NumericSample/medianInterval(level:)``.
  case median = "order-statistics"

  /// The method where none is asked for.
  public static let `default` = NumericMethod.mean

  /// The parameter.
  public var estimand: String {
    switch self {
    case .mean: "mean"
    case .median: "median"
    }
  }

  /// Returns the estimate with its interval.
  ///
  /// Details: `n`; for the mean `df`; for the median `attained_confidence`, the smallest coverage that the
  /// interval has.
  public func finding(for sample: NumericSample, level: ConfidenceLevel = 0.95) -> IntervalFinding {
    switch self {
    case .mean:
      let interval = sample.meanInterval(level: level)
      return IntervalFinding(
        estimand: estimand, method: rawValue, level: level, estimate: sample.mean,
        interval: interval, standardError: sample.moments.studentized?.standardError,
        details: [
          NamedNumber("n", Double(sample.count)),
          NamedNumber("df", interval == nil ? nil : sample.moments.degreesOfFreedom),
        ],
        warnings: interval == nil ? [.noSpread(rawValue)] : [])
    case .median:
      let rank = sample.medianRank(level: level)
      return IntervalFinding(
        estimand: estimand, method: rawValue, level: level, estimate: sample.median,
        interval: sample.medianInterval(level: level),
        details: [
          NamedNumber("n", Double(sample.count)),
          NamedNumber("attained_confidence", rank.map { 1 - 2 * sample.tail(below: $0) }),
        ],
        warnings: rank == nil ? [Self.tooFew(sample.count, level: level)] : [])
    }
  }

  private static func tooFew(_ count: Int, level: ConfidenceLevel) -> AnalysisWarning {
    AnalysisWarning(
      .undefined,
      "no two of \(count) number\(count == 1 ? "" : "s") enclose the median with "
        + "\(DecimalFormat.percent(level)) confidence; more respondents are needed")
  }
}

extension NumericSample {
  /// Returns the mean plus and minus t times its standard error, with n - 1 degrees of freedom.
  ///
  /// It takes means of such samples as about normal. **Not for** few numbers of which some lie far off, such as
  /// incomes: the median says more there; and not for numbers on a short bounded scale, which have
  /// ``OrdinalCounts/scoreInterval(level:)``.
  ///
  /// - Returns: Nil for one number, and where all are the same.
  ///
  /// Source: Student (1908), *Biometrika* 6(1), 1-25,
  /// [doi:10.1093/biomet/6.1.1](https://doi.org/10.1093/biomet/6.1.1).
  public func meanInterval(level: ConfidenceLevel = 0.95) -> ConfidenceInterval? {
    moments.studentized?.interval(in: -.infinity ... .infinity, level: level)
  }

  /// Returns the two numbers of the sample between which the median lies: the r-th smallest and the r-th
  /// largest, for the largest r whose tails are each at most half of one minus the level.
  ///
  /// Whatever the distribution is, discrete ones included, it covers the median at least as often as the level
  /// says; it takes nothing but independent respondents.
  ///
  /// - Returns: Nil where even the smallest and the largest number cover less, as of five numbers at 95%.
  ///
  /// Source: W. R. Thompson (1936), *Ann. Math. Statist.* 7(3), 122-128,
  /// [doi:10.1214/aoms/1177732502](https://doi.org/10.1214/aoms/1177732502).
  public func medianInterval(level: ConfidenceLevel = 0.95) -> ConfidenceInterval? {
    guard let rank = medianRank(level: level) else { return nil }
    return ConfidenceInterval(
      lower: values[rank - 1], upper: values[count - rank], in: -.infinity ... .infinity,
      level: level, side: .two)
  }

  /// The chance that fewer than `rank` of the numbers lie below the median.
  func tail(below rank: Int) -> Double {
    BinomialDistribution(trials: count, probability: 0.5).probability(atMost: rank - 1)
  }

  /// The largest rank whose tail is at most half of one minus the level; nil where even 1 has more.
  func medianRank(level: ConfidenceLevel) -> Int? {
    let most = (1..<(count + 1) / 2 + 2).partitioningIndex { tail(below: $0) > level.tail(.two) }
    return most == 1 ? nil : min(most - 1, (count + 1) / 2)
  }
}

extension NumericSample {
  /// Returns the mean or the median with its interval.
  ///
  /// ```swift
  /// let ages = try NumericSample([23, 25, 31, 34, 38, 41])
  /// ages.interval(.median).estimate  // 32.5
  /// ```
  public func interval(
    _ method: NumericMethod = .default, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    method.finding(for: self, level: level)
  }

  /// Returns the mean with the score interval of numbers that can only lie on a scale, as of
  /// ``OrdinalCounts/scoreInterval(level:)``: it stays on the scale, and has a width where all numbers are the same.
  ///
  /// - Parameters:
  ///   - scale: From the smallest to the largest number that could have been given.
  ///   - level: The nominal coverage.
  /// - Precondition: Every number lies on the scale, which has a length.
  public func interval(on scale: ClosedRange<Double>, level: ConfidenceLevel = 0.95)
    -> IntervalFinding
  {
    precondition(
      scale.contains(values[0]) && scale.contains(values[count - 1])
        && scale.lowerBound < scale.upperBound,
      "numbers lie on their scale")
    let limits = MeanScoreEquation(values: values, scale: scale)
      .limits(critical: level.normalQuantile(.two))
    return IntervalFinding(
      estimand: NumericMethod.mean.estimand, method: MeanScoreMethod.score.rawValue, level: level,
      estimate: mean,
      interval: ConfidenceInterval(limits, in: scale, level: level, side: .two),
      details: [NamedNumber("n", Double(count))])
  }

  /// Returns the mean minus that of a sample of other respondents, with Welch's interval and test.
  ///
  /// Details: `mean1`, `mean2`, and the test as `df`, `statistic`, `p_value`. **Not for** two numbers of the same
  /// respondents.
  ///
  /// - Returns: A finding without an interval and without a test where the numbers of one sample are all alike, or it
  ///   has one: its variance would count as 0, as if the mean of such respondents were known for certain.
  ///
  /// Source: B. L. Welch (1947), *Biometrika* 34, 28-35,
  /// [doi:10.1093/biomet/34.1-2.28](https://doi.org/10.1093/biomet/34.1-2.28).
  public func difference(
    from other: NumericSample, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    let isAlike = [self, other].map { $0.values.first == $0.values.last }
    let student =
      isAlike.contains(true) ? nil : StudentizedEstimate(moments, minus: other.moments)
    return IntervalFinding(
      estimand: "mean_difference", method: "welch", level: level, estimate: mean - other.mean,
      interval: student?.interval(in: -.infinity ... .infinity, level: level),
      standardError: student?.standardError,
      details: [NamedNumber("mean1", mean), NamedNumber("mean2", other.mean)]
        + (student?.details ?? StudentizedEstimate.undefinedDetails),
      warnings: student == nil ? [.alike(isAlike[0] ? self : other)] : [])
  }
}

extension AnalysisWarning {
  /// That one of two samples has no spread.
  fileprivate static func alike(_ sample: NumericSample) -> AnalysisWarning {
    AnalysisWarning(
      .undefined,
      sample.count == 1
        ? "a group has one number, which says nothing of how much its numbers differ"
        : "the numbers of a group are all alike, so that its variance would count as 0")
  }
}
