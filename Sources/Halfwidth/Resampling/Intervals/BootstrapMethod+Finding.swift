extension BootstrapMethod {
  /// Returns what the method makes of a statistic and its bootstrap distribution.
  ///
  /// - Parameters:
  ///   - bootstrap: The statistic and its distribution.
  ///   - level: The nominal coverage.
  ///   - side: Which limits to give.
  ///   - functional: The statistic as a function of weights; `abc` needs it for a statistic that is no
  ///     mean or difference of means, the other methods don't use it.
  /// - Returns: Where the method is undefined, a finding without interval and with a warning that says
  ///   why. An interval that is a point comes with a warning `degenerate`.
  /// - Complexity: O(n) in the number of positions of a lattice, or values.
  public func finding(
    for bootstrap: Bootstrap, level: ConfidenceLevel = 0.95, side: IntervalSide = .two,
    functional: BootstrapFunctional? = nil
  ) -> BootstrapFinding {
    var finding = BootstrapFinding(
      statistic: bootstrap.statistic, method: rawValue, level: level, side: side,
      estimate: bootstrap.estimate, standardError: bootstrap.standardError, bias: bootstrap.bias,
      mean: bootstrap.mean, hasInterval: hasInterval, resamples: bootstrap.distribution.resamples,
      digest: bootstrap.digest, warnings: bootstrap.warnings)
    switch self {
    case .standardError: break
    case .ideal:
      let both = [BootstrapMethod.percentile, .bca].map { method in
        let limits = method.limits(for: bootstrap, level: level, side: side, functional: nil)
        return BootstrapFinding.NamedInterval(
          method.rawValue,
          method.interval(limits, of: bootstrap, level: level, side: side, into: &finding))
      }
      finding.intervals = both
    default:
      finding.interval = interval(
        limits(for: bootstrap, level: level, side: side, functional: functional),
        of: bootstrap, level: level, side: side, into: &finding)
      if finding.interval != nil {
        finding.monteCarlo = bootstrap.endpointErrors(self, level: level, side: side)
      }
    }
    if self == .bca || self == .ideal {
      finding.z0 = bootstrap.z0.flatMap { $0.isFinite ? $0 : nil }
      finding.acceleration = bootstrap.influence?.acceleration
    }
    // That of a census is one by right.
    if bootstrap.distribution.isPoint && bootstrap.units != .census {
      finding.warnings.append(bootstrap.pointWarning)
    }
    return finding
  }

  func limits(
    for bootstrap: Bootstrap, level: ConfidenceLevel, side: IntervalSide,
    functional: BootstrapFunctional?
  ) -> BootstrapLimits {
    switch self {
    case .normal: bootstrap.normalLimits(level: level, side: side)
    case .basic: bootstrap.basicLimits(level: level, side: side)
    case .percentile: bootstrap.percentileLimits(level: level, side: side)
    case .expandedPercentile: bootstrap.expandedPercentileLimits(level: level, side: side)
    case .bca: bootstrap.bcaLimits(level: level, side: side)
    case .studentized: bootstrap.studentizedLimits(level: level, side: side)
    case .abc: bootstrap.abcLimits(level: level, side: side, functional: functional)
    case .calibrated: bootstrap.calibratedLimits(level: level, side: side)
    case .standardError, .ideal: .undefined("\(rawValue) gives no interval of its own")
    }
  }

  /// Makes an interval of limits, and adds to the finding what they came with.
  private func interval(
    _ limits: BootstrapLimits, of bootstrap: Bootstrap, level: ConfidenceLevel,
    side: IntervalSide, into finding: inout BootstrapFinding
  ) -> ConfidenceInterval? {
    switch limits {
    case .undefined(let reason):
      finding.warnings.add(.undefined, reason)
      return nil
    case .limits(let lower, let upper, let details):
      // A one-sided interval has one limit only, which the other one needn't be in order with.
      guard side == .two ? lower <= upper : !lower.isNaN && !upper.isNaN else {
        finding.warnings.add(
          .undefined,
          "the limits of \(rawValue) are out of order at this level; use bca or percentile")
        return nil
      }
      finding.details += details
      let interval = ConfidenceInterval(
        lower: lower, upper: upper, in: bootstrap.space, level: level, side: side)
      if interval.lower == interval.upper && !bootstrap.distribution.isPoint {
        let share = bootstrap.distribution.probability(at: interval.lower)
        finding.warnings.add(
          .degenerate,
          "the \(rawValue) interval is a point: "
            + "\(share.map(percentText) ?? "so many") of the resamples give the same value")
      }
      return interval
    }
  }

  private func percentText(_ share: Double) -> String {
    let tenths = Int((share * 1_000).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)%"
  }
}

extension Bootstrap {
  /// Says that the bootstrap saw no variation, and where to find an interval that isn't a point.
  var pointWarning: AnalysisWarning {
    let advice = alternative.map { "; \($0) gives an interval that is not" } ?? ""
    return AnalysisWarning(
      .degenerate,
      "every resample gives the same value, so each bootstrap interval is a point and leaves "
        + "out what chance alone can do\(advice)")
  }
}
