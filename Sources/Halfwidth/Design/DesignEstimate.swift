internal import NumericCore

/// An estimate from a survey's design with its linearised variance.
public struct DesignEstimate: Hashable, Sendable {
  /// The estimate.
  public let estimate: Double
  /// Its variance, at least 0.
  public let variance: Double
  /// How many respondents with a weight above 0 it is of.
  public let respondents: Int
  /// In how many primary units these are.
  public let primaryUnits: Int
  /// Their primary units less their strata: those of Student's t, at least 0.
  ///
  /// With 0 there is no interval.
  public let degreesOfFreedom: Int
  /// Whether all primary units of the strata that it is of were asked, so that chance has no part in the estimate.
  public let isCensus: Bool
  /// For each respondent what it adds to the estimate's first-order change, its weight included; 0 for those that
  /// the estimate is not of.
  let scores: [Double]
  /// Whether a respondent is one of those that it is of.
  let isMember: [Bool]

  init(_ estimate: Double, scores: [Double], isMember: [Bool], design: SurveyDesign) {
    self.estimate = estimate
    self.scores = scores
    self.isMember = isMember
    let variance = design.covariance(of: [scores])[0][0]
    // Where primary units are all alike what is left is rounding.
    let rounding = 1e-12 * estimate
    self.variance = variance > rounding * rounding ? variance : 0
    respondents = isMember.indices.count { isMember[$0] && design.weights[$0] > 0 }
    let reach = design.reach { isMember[$0] }
    primaryUnits = reach.units
    degreesOfFreedom = reach.units - reach.strata
    isCensus = reach.isCensus
  }

  /// The square root of the variance.
  public var standardError: Double { variance.squareRoot() }

  /// The p-value of Student's test, on both sides, that what is estimated is 0: that of ``interval(level:side:in:)``.
  ///
  /// Nil without degrees of freedom, and for a variance of 0.
  public var pValue: Double? {
    guard degreesOfFreedom > 0, variance > 0 else { return nil }
    return min(
      1,
      2
        * StudentTDistribution(degreesOfFreedom: Double(degreesOfFreedom))
        .upperTail(at: abs(estimate) / standardError))
  }

  /// Returns the estimate less and plus Student's t times its standard error.
  ///
  /// - Parameters:
  ///   - level: The nominal coverage.
  ///   - side: Two limits, or one with all of the significance beyond it.
  ///   - space: The parameter space, to whose bounds limits are clipped.
  /// - Returns: Nil without degrees of freedom, and for a variance of 0, which says that primary units are all
  ///   alike and not that nothing is uncertain; where the whole population was asked, the estimate itself.
  public func interval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two,
    in space: ClosedRange<Double> = -Double.infinity...Double.infinity
  ) -> ConfidenceInterval? {
    if isCensus {
      return ConfidenceInterval(
        lower: estimate, upper: estimate, in: space, level: level, side: side)
    }
    guard degreesOfFreedom > 0, variance > 0 else { return nil }
    let margin = level.studentQuantile(side, degreesOfFreedom: degreesOfFreedom) * standardError
    return ConfidenceInterval(
      lower: estimate - margin, upper: estimate + margin, in: space, level: level, side: side)
  }
}

extension SurveyDesign {
  /// Returns the weighted mean of those who have a number.
  ///
  /// Who has none stays in the design, so that the standard error is that of a part of the survey whose size
  /// was not fixed.
  ///
  /// - Parameter values: For each respondent a finite number, or nil for one outside of the part.
  /// - Returns: Nil where nobody with a weight above 0 has a number.
  /// - Complexity: O(n)
  public func mean(of values: [Double?]) -> DesignEstimate? {
    ratio(of: values, to: values.map { $0 == nil ? nil : 1 })
  }

  /// Returns the weighted sum of those who have a number, an estimate of the population's.
  ///
  /// Only with weights that sum to the population's size; it is no estimate with weights that were scaled.
  ///
  /// - Returns: Nil where nobody with a weight above 0 has a number.
  public func total(of values: [Double?]) -> DesignEstimate? {
    precondition(values.count == rows, "there is a value for each respondent")
    let isMember = values.map { $0 != nil }
    guard (0..<rows).contains(where: { isMember[$0] && weights[$0] > 0 }) else { return nil }
    let scores = (0..<rows).map { weights[$0] * (values[$0] ?? 0) }
    return DesignEstimate(
      scores.reduce(0, +), scores: scores, isMember: isMember, design: self)
  }

  /// Returns the ratio of two weighted sums of those who have both numbers.
  ///
  /// - Returns: Nil where the denominator's sum is 0.
  public func ratio(of numerators: [Double?], to denominators: [Double?]) -> DesignEstimate? {
    precondition(
      numerators.count == rows && denominators.count == rows, "there is a value for each respondent"
    )
    var (top, bottom) = (0.0, 0.0)
    let isMember = (0..<rows).map { numerators[$0] != nil && denominators[$0] != nil }
    for row in 0..<rows where isMember[row] {
      top += weights[row] * (numerators[row] ?? 0)
      bottom += weights[row] * (denominators[row] ?? 0)
    }
    let ratio = top / bottom
    guard bottom != 0, ratio.isFinite else { return nil }
    let scores = (0..<rows).map { row in
      isMember[row]
        ? weights[row] * ((numerators[row] ?? 0) - ratio * (denominators[row] ?? 0)) / bottom : 0
    }
    return DesignEstimate(ratio, scores: scores, isMember: isMember, design: self)
  }

  /// Returns the difference of two estimates of this design, the first minus the second, whoever they are of: two
  /// groups of respondents, or two answers of the same.
  public func difference(_ first: DesignEstimate, _ second: DesignEstimate) -> DesignEstimate {
    DesignEstimate(
      first.estimate - second.estimate, scores: zip(first.scores, second.scores).map { $0 - $1 },
      isMember: zip(first.isMember, second.isMember).map { $0 || $1 }, design: self)
  }

  /// The design effect of a mean: its variance over that of as many respondents of a simple random sample.
  ///
  /// - Parameters:
  ///   - mean: The estimate.
  ///   - values: What the mean is of.
  ///   - withReplacement: Whether the simple random sample is one with replacement. Without, the sum of the
  ///     weights is taken for the size of the population, as R's `survey` does.
  /// - Returns: Nil where all numbers are alike, for one respondent, and without replacement where the weights
  ///   sum to no more than the respondents are.
  ///
  /// Source: L. Kish (1965), *Survey Sampling*, Wiley, section 8.2.
  public func designEffect(
    of mean: DesignEstimate, values: [Double?], withReplacement: Bool = true
  ) -> Double? {
    let n = Double(mean.respondents)
    var (sum, total) = (0.0, 0.0)
    for row in 0..<rows where mean.isMember[row] {
      let distance = (values[row] ?? 0) - mean.estimate
      sum += weights[row] * distance * distance
      total += weights[row]
    }
    guard n > 1, sum > 0 else { return nil }
    var simple = sum / total / (n - 1)
    if !withReplacement {
      guard total > n else { return nil }
      simple *= (total - n) / total
    }
    return mean.variance / simple
  }
}
