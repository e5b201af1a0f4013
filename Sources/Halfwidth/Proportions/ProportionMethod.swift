/// The methods for an interval around one proportion; raw values are their slugs.
public enum ProportionMethod: String, CaseIterable, Hashable, Sendable {
  /// ``BinomialCounts/waldInterval(level:side:)``
  case wald
  /// ``BinomialCounts/waldContinuityCorrectedInterval(level:side:)``
  case waldContinuityCorrected = "wald-cc"
  /// ``BinomialCounts/wilsonInterval(level:side:)``
  case wilson
  /// ``BinomialCounts/wilsonContinuityCorrectedInterval(level:side:)``
  case wilsonContinuityCorrected = "wilson-cc"
  /// ``BinomialCounts/agrestiCoullInterval(level:side:)``
  case agrestiCoull = "agresti-coull"
  /// ``BinomialCounts/jeffreysInterval(level:side:)``
  case jeffreys
  /// ``BinomialCounts/clopperPearsonInterval(level:side:)``
  case clopperPearson = "clopper-pearson"
  /// ``BinomialCounts/midPInterval(level:side:)``
  case midP = "mid-p"
  /// ``BinomialCounts/blakerInterval(level:)``
  case blaker
  /// ``BinomialCounts/likelihoodRatioInterval(level:side:)``
  case likelihoodRatio = "likelihood-ratio"
  /// ``BinomialCounts/arcsineInterval(level:side:)``
  case arcsine
  /// ``BinomialCounts/logitInterval(level:side:)``
  case logit

  /// The method where none is asked for.
  public static let `default` = ProportionMethod.wilson

  /// Whether the method has one-sided bounds.
  public var hasOneSidedForm: Bool { self != .blaker }
}

extension ProportionMethod {
  /// The largest number of trials that the method takes: the exact methods and the posterior are
  /// offered, and checked, up to a million; closed forms up to 2^53.
  public var largestTrials: Int {
    switch self {
    case .jeffreys, .clopperPearson, .midP, .blaker: 1_000_000
    case .wald, .waldContinuityCorrected, .wilson, .wilsonContinuityCorrected, .agrestiCoull,
      .likelihoodRatio, .arcsine, .logit:
      BinomialCounts.largestTrials
    }
  }

  /// Returns the interval, or nil where the method has none for these counts: logit at 0 and at n
  /// successes, Blaker for one side, and counts above ``largestTrials``.
  public func interval(
    for counts: BinomialCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    guard counts.trials <= largestTrials, side == .two || hasOneSidedForm else { return nil }
    return switch self {
    case .wald: counts.waldInterval(level: level, side: side)
    case .waldContinuityCorrected:
      counts.waldContinuityCorrectedInterval(level: level, side: side)
    case .wilson: counts.wilsonInterval(level: level, side: side)
    case .wilsonContinuityCorrected:
      counts.wilsonContinuityCorrectedInterval(level: level, side: side)
    case .agrestiCoull: counts.agrestiCoullInterval(level: level, side: side)
    case .jeffreys: counts.jeffreysInterval(level: level, side: side)
    case .clopperPearson: counts.clopperPearsonInterval(level: level, side: side)
    case .midP: counts.midPInterval(level: level, side: side)
    case .blaker: counts.blakerInterval(level: level)
    case .likelihoodRatio: counts.likelihoodRatioInterval(level: level, side: side)
    case .arcsine: counts.arcsineInterval(level: level, side: side)
    case .logit: counts.logitInterval(level: level, side: side)
    }
  }

  /// Returns the estimate and interval for a count, or for a set of candidates of which one is right.
  ///
  /// Over a set the interval goes from the lowest to the highest of the candidates' limits, so it
  /// keeps the method's coverage whichever candidate is right. The extra width is not sampling error.
  public func finding(
    for candidates: CandidateCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ProportionFinding {
    var warnings: [AnalysisWarning] = []
    var inner: ProportionFinding.InnerLimits?
    var interval = interval(for: candidates.first, level: level, side: side)
    if candidates.only == nil {
      let intervals = candidates.binomials.map { self.interval(for: $0, level: level, side: side) }
      let defined = intervals.compactMap(\.self)
      interval =
        defined.count == intervals.count
        ? defined.dropFirst().reduce(defined[0]) { $0.hull(with: $1) } : nil
      warnings.add(.severalCandidates, candidates.words)
      if interval != nil {
        inner = ProportionFinding.InnerLimits(
          lowerMax: defined.map(\.lower).max() ?? 0, upperMin: defined.map(\.upper).min() ?? 1,
          largestHalfWidth: defined.map(\.halfWidth).max() ?? 0)
      }
    }
    if interval == nil { warnings.insert(undefinedWarning(for: candidates, side: side), at: 0) }
    return ProportionFinding(
      estimand: "proportion", method: rawValue, level: level, side: side, counts: candidates,
      estimate: candidates.only?.estimate, interval: interval, innerLimits: inner,
      warnings: warnings)
  }

  private func undefinedWarning(
    for candidates: CandidateCounts, side: IntervalSide
  ) -> AnalysisWarning {
    if side != .two && !hasOneSidedForm {
      return AnalysisWarning(.noOneSidedForm, "\(rawValue) has no one-sided form")
    }
    if candidates.trials > largestTrials {
      return AnalysisWarning(
        .tooManyTrials,
        "\(rawValue) is offered up to \(largestTrials) trials, and there are "
          + "\(candidates.trials); a closed form such as wilson takes them")
    }
    return AnalysisWarning(
      .undefined, "\(rawValue) is undefined where there are no successes or no failures")
  }
}

extension ConfidenceInterval {
  /// The smallest interval that holds both; the level and side must be the same.
  func hull(with other: ConfidenceInterval) -> ConfidenceInterval {
    precondition(level == other.level && side == other.side, "a hull needs one level and side")
    let limits = raw ?? RawLimits(lower: lower, upper: upper)
    let others = other.raw ?? RawLimits(lower: other.lower, upper: other.upper)
    return ConfidenceInterval(
      lower: min(limits.lower, others.lower), upper: max(limits.upper, others.upper), level: level,
      side: side)
  }
}

extension BinomialCounts {
  /// Returns the estimate with the interval of one method, as ``ProportionMethod`` has them.
  ///
  /// ```swift
  /// let counts = try BinomialCounts(successes: 37, trials: 50)
  /// counts.interval(.wilson).interval?.lower  // 0.6045
  /// ```
  ///
  /// - Parameters:
  ///   - method: Which method; Wilson's where none is asked for.
  ///   - level: The nominal coverage.
  ///   - side: Two limits, or one with all of the significance beyond it.
  /// - Returns: A finding whose interval is nil, with a warning that says why, where the method has none
  ///   for these counts.
  public func interval(
    _ method: ProportionMethod = .default, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ProportionFinding {
    CandidateCounts(self).interval(method, level: level, side: side)
  }
}

extension CandidateCounts {
  /// Returns the interval of one method that holds the limits of all candidates.
  ///
  /// ```swift
  /// let printed = try CandidateCounts([36, 37], trials: 50)
  /// printed?.interval(.wilson).interval?.upper  // 0.8413
  /// ```
  ///
  /// - Returns: A finding without an estimate where there are several candidates; its interval keeps the
  ///   method's coverage whichever candidate is right.
  public func interval(
    _ method: ProportionMethod = .default, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ProportionFinding {
    method.finding(for: self, level: level, side: side)
  }
}
