internal import NumericCore

/// An estimate with a standard error that is compared with Student's t distribution.
struct StudentizedEstimate {
  let estimate: Double
  /// Above 0.
  let standardError: Double
  let degreesOfFreedom: Double

  /// The estimate over its standard error.
  var statistic: Double { estimate / standardError }

  /// The two-sided p-value of a parameter of 0.
  var pValue: Double {
    StudentTDistribution(degreesOfFreedom: degreesOfFreedom).tailBeyond(statistic)
  }

  /// The estimate plus and minus the t quantile times the standard error, clipped to `space`.
  func interval(in space: ClosedRange<Double>, level: ConfidenceLevel) -> ConfidenceInterval {
    let half =
      standardError
      * StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
      .quantile(upperTail: level.tail(.two))
    return ConfidenceInterval(
      lower: estimate - half, upper: estimate + half, in: space, level: level, side: .two)
  }

  /// The test of a parameter of 0, under its wire names.
  var details: [NamedNumber] {
    [
      NamedNumber("df", degreesOfFreedom), NamedNumber("statistic", statistic),
      NamedNumber("p_value", pValue),
    ]
  }
}

extension OrdinalCounts {
  /// Returns the interval for the mean score: the mean plus and minus t times its standard error, with
  /// n - 1 degrees of freedom.
  ///
  /// It takes the distances between scores at their word, and the mean as about normal; at the end of a
  /// scale, where most respondents choose one category, it covers too little, and ``topBox(_:)`` or the
  /// distribution itself says more.
  ///
  /// - Returns: Limits clipped to the range of the scores; nil for one respondent, and where all chose
  ///   categories of one score, because nothing then says how much others would differ.
  /// - Complexity: O(k) for k categories, and a t quantile.
  ///
  /// Source: Student (1908), *Biometrika* 6(1), 1-25,
  /// [doi:10.1093/biomet/6.1.1](https://doi.org/10.1093/biomet/6.1.1).
  public func meanScoreInterval(level: ConfidenceLevel = 0.95) -> ConfidenceInterval? {
    studentizedMean?.interval(in: scores.range, level: level)
  }

  var studentizedMean: StudentizedEstimate? { moments.studentized }
}

extension OrdinalMoments {
  /// The mean with its standard error; nil for one value, and where all are the same.
  var studentized: StudentizedEstimate? {
    guard let standardError, standardError > 0 else { return nil }
    return StudentizedEstimate(
      estimate: mean, standardError: standardError, degreesOfFreedom: degreesOfFreedom)
  }
}

extension IndependentOrdinalCounts {
  /// Returns the interval for the first mean score minus the second, by Welch's t.
  ///
  /// The variances of the samples may differ; the degrees of freedom are Satterthwaite's.
  ///
  /// - Returns: Limits clipped to the differences that the scores allow; nil where a sample has one
  ///   respondent, and where neither sample's answers differ.
  /// - Complexity: O(k) for k categories, and a t quantile.
  ///
  /// Source: B. L. Welch (1947), *Biometrika* 34, 28-35,
  /// [doi:10.1093/biomet/34.1-2.28](https://doi.org/10.1093/biomet/34.1-2.28); F. E. Satterthwaite
  /// (1946), *Biometrics Bulletin* 2(6), 110-114.
  public func meanScoreDifferenceInterval(
    level: ConfidenceLevel = 0.95
  ) -> ConfidenceInterval? {
    studentizedDifference?.interval(in: first.scores.differenceRange, level: level)
  }

  var studentizedDifference: StudentizedEstimate? {
    StudentizedEstimate(first.moments, minus: second.moments)
  }
}

extension StudentizedEstimate {
  /// Welch's difference of two means; nil where a sample has one value, and where neither's values differ.
  init?(_ one: OrdinalMoments, minus two: OrdinalMoments) {
    guard let firstError = one.standardError, let secondError = two.standardError else {
      return nil
    }
    let larger = max(firstError, secondError)
    guard larger > 0 else { return nil }
    // In units of the larger one, so that squares keep inside the range of a double.
    let (a, b) = (firstError / larger, secondError / larger)
    let (u, v) = (a * a, b * b)
    self.init(
      estimate: one.mean - two.mean, standardError: larger * (u + v).squareRoot(),
      degreesOfFreedom: (u + v) * (u + v)
        / (u * u / one.degreesOfFreedom + v * v / two.degreesOfFreedom))
  }
}

extension PairedOrdinalCounts {
  /// Returns the interval for the mean of the first answer's score minus the second's, by paired t.
  ///
  /// - Returns: Limits clipped to the differences that the scores allow; nil for one respondent, and
  ///   where all changed by the same amount, or not at all.
  /// - Complexity: O(k^2) for k categories, and a t quantile.
  public func meanScoreChangeInterval(level: ConfidenceLevel = 0.95) -> ConfidenceInterval? {
    differenceMoments.studentized?.interval(in: scores.differenceRange, level: level)
  }
}
