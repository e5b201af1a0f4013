internal import Glibc
internal import NumericCore

/// The methods for a share from a survey's design; raw values are their slugs.
///
/// Those that begin with `svyciprop-` are what R's `survey` 4.1 gives under the name after it.
public enum DesignShareMethod: String, CaseIterable, Hashable, Sendable {
  /// Wilson's interval with the effective number of respondents, and Student's t in place of z.
  case wilson
  /// Clopper and Pearson's with the effective number of respondents, made smaller for the degrees of freedom and
  /// never above their number.
  case kornGraubard = "korn-graubard"
  /// The share less and plus t standard errors.
  case mean = "svyciprop-mean"
  /// The same for the logit of the share.
  case logit = "svyciprop-logit"
  /// The same, in R by another way to the same standard error.
  case xlogit = "svyciprop-xlogit"
  /// The same for the arcsine of the share's root.
  case arcsine = "svyciprop-asin"
  /// Clopper and Pearson's with the effective number of respondents, which may be above their number.
  case beta = "svyciprop-beta"
  /// The shares that a likelihood ratio, scaled by the design effect, doesn't reject.
  case likelihood = "svyciprop-likelihood"

  /// The method where none is asked for.
  public static let `default` = DesignShareMethod.wilson
}

extension DesignShareMethod {
  /// Returns the share with the method's interval.
  public func finding(
    for share: DesignShare, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    let mean = share.mean
    let df = mean.degreesOfFreedom
    var finding = IntervalFinding(
      estimand: "proportion", method: rawValue, level: level, estimate: share.estimate,
      standardError: mean.standardError,
      details: [
        NamedNumber("df", Double(df)), NamedNumber("n", Double(mean.respondents)),
        NamedNumber("primary_units", Double(mean.primaryUnits)),
        NamedNumber("design_effect", share.designEffect),
        NamedNumber("effective_n", share.effectiveRespondents),
      ])
    guard df > 0 else {
      finding.warnings.append(.noDegreesOfFreedom)
      return finding
    }
    if mean.isCensus {
      finding.interval = mean.interval(level: level, side: side, in: 0...1)
      return finding
    }
    guard share.designEffect != nil || self == .wilson || self == .kornGraubard else {
      finding.warnings.append(
        AnalysisWarning(
          .undefined,
          "all answers are alike, so that their variance is 0; use wilson or korn-graubard"))
      return finding
    }
    finding.interval = interval(share, level: level, side: side)
    if finding.interval == nil {
      finding.warnings.append(
        AnalysisWarning(
          .undefined,
          "the primary units are all alike, so that the variance between them is 0; use wilson"))
    }
    if share.designEffect == nil {
      finding.warnings.append(
        AnalysisWarning(
          .approximate,
          "all answers are alike, so that the design effect is unknown; each primary unit is taken to say no "
            + "more than one respondent"))
    }
    if share.hasFewClusters {
      finding.warnings.append(
        AnalysisWarning(
          .smallSample,
          "the respondents are in \(mean.primaryUnits) clusters; with fewer than "
            + "\(DesignShare.fewestClusters) the variance between them is hardly known"))
    }
    return finding
  }

  /// The interval of a share whose degrees of freedom are above 0; nil for a variance of 0.
  private func interval(
    _ share: DesignShare, level: ConfidenceLevel, side: IntervalSide
  ) -> ConfidenceInterval? {
    let p = share.estimate
    let df = share.mean.degreesOfFreedom
    let t = level.studentQuantile(side, degreesOfFreedom: df)
    let error = share.mean.standardError
    func interval(_ lower: Double, _ upper: Double) -> ConfidenceInterval {
      ConfidenceInterval(lower: lower, upper: upper, level: level, side: side)
    }
    switch self {
    case .wilson:
      let trials = share.effectiveRespondents
      return ConfidenceInterval(
        WilsonEquation.limits(successes: p == 1 ? trials : p * trials, trials: trials, z: t),
        level: level, side: side)
    case .kornGraubard, .beta:
      let simple = StudentTDistribution(
        degreesOfFreedom: Double(max(1, share.mean.respondents - 1)))
      let usual = simple.quantile(upperTail: level.tail(side))
      var trials: Double
      if self == .beta || share.designEffect != nil {
        guard error > 0 else { return nil }
        trials = p * (1 - p) / (error * error)
      } else {
        trials = share.leastEffectiveRespondents
      }
      // At a confidence of one half on one side both quantiles are 0.
      if t != 0 { trials *= (usual / t) * (usual / t) }
      if self == .kornGraubard { trials = min(trials, Double(share.mean.respondents)) }
      let (yes, no) = (trials * p, trials * (1 - p))
      return interval(
        p == 0 || side == .upper
          ? 0 : BetaDistribution(alpha: yes, beta: no + 1).lowerLimit(level, side),
        p == 1 || side == .lower
          ? 1 : BetaDistribution(alpha: yes + 1, beta: no).upperLimit(level, side))
    case .mean:
      return error > 0 ? interval(p - t * error, p + t * error) : nil
    case .logit, .xlogit:
      guard error > 0 else { return nil }
      let (logit, half) = (log(p / (1 - p)), t * error / (p * (1 - p)))
      return interval(1 / (1 + exp(half - logit)), 1 / (1 + exp(-half - logit)))
    case .arcsine:
      guard error > 0 else { return nil }
      let (angle, half) = (asin(p.squareRoot()), t * error / (2 * (p * (1 - p)).squareRoot()))
      let lower = sin(max(0, angle - half))
      let upper = sin(min(.pi / 2, angle + half))
      return interval(lower * lower, upper * upper)
    case .likelihood:
      guard error > 0 else { return nil }
      return likelihoodInterval(share, t: t, level: level, side: side)
    }
  }

  /// The shares q at which twice the Kullback-Leibler distance from p is at most the square of t, times the
  /// variance over that of a binomial share.
  private func likelihoodInterval(
    _ share: DesignShare, t: Double, level: ConfidenceLevel, side: IntervalSide
  ) -> ConfidenceInterval {
    let p = share.estimate
    let n = Double(share.mean.respondents)
    let bound = t * t * share.mean.variance / (p * (1 - p)) * n / (n - 1)
    func excess(_ q: Double) -> Double {
      let distance = p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
      return (distance.isFinite ? 2 * distance : .infinity) - bound
    }
    func limit(_ end: Double) -> Double {
      BracketedRoot.find(from: min(p, end), to: max(p, end), excess)
    }
    let (low, high) = (limit(0), limit(1))
    return ConfidenceInterval(
      lower: t < 0 ? high : low, upper: t < 0 ? low : high, level: level, side: side)
  }
}
