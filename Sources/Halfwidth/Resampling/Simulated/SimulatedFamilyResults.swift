/// What a family's intervals are, once its resamples were drawn.
extension SimultaneousBootstrap {
  /// Makes the intervals of resamples that were drawn, by shards perhaps.
  public func finding(
    _ maxima: SimultaneousMaxima, seed: UInt64, level: ConfidenceLevel
  ) -> SimultaneousBootstrapFinding {
    let order = maxima.isEmpty ? nil : order(maxima)
    let critical = order.map { order in
      MaxTCriticalValue(of: order.total, level: level, maximum: order.maximum)
    }
    let found = members.map { member in
      result(of: member, critical, order, level)
    }
    return SimultaneousBootstrapFinding(
      level: level, members: found, criticalValue: critical?.value,
      criticalBracket: critical?.bracket,
      criticalStandardError: critical?.standardError,
      resamples: maxima.resamples.count, seed: seed,
      digest: critical == nil ? nil : maxima.digest.description,
      warnings: warnings(critical, maxima, undefined: order?.undefined ?? 0))
  }

  /// The statistics that are undefined in some resamples, those of most first.
  private func culprits(_ maxima: SimultaneousMaxima) -> String {
    let named = zip(members.filter(\.isInFamily), maxima.undefined).filter { $0.1 > 0 }
      .sorted { $0.1 > $1.1 }.map { "\($0.0.name) in \($0.1)" }
    return named.prefix(6).joined(separator: ", ") + (named.count > 6 ? " and others" : "")
  }

  /// The statistic that is more than three standard errors away in one of twenty resamples, the first of
  /// those that are so most often; nil if there is none, as it should be: a normal one is so in 0.3%.
  private func misfit(_ maxima: SimultaneousMaxima) -> String? {
    guard maxima.far.count > 1, let most = maxima.far.max(), 20 * most > maxima.resamples.count,
      let place = maxima.far.firstIndex(of: most)
    else { return nil }
    return members.filter(\.isInFamily)[place].name
  }

  /// With fewer rows a finding warns of its symmetric limits.
  static let enoughRows = 100

  /// The rows of the smallest sample that has symmetric limits; nil if there are none.
  private var fewestRows: Int? {
    members.filter { $0.isInFamily && $0.counts == nil }
      .compactMap { $0.prepared.sampleSizes.min() }.min()
  }

  private func result(
    of member: FamilyMember, _ critical: MaxTCriticalValue?, _ order: MaximaOrder?,
    _ level: ConfidenceLevel
  ) -> SimultaneousBootstrapFinding.Member {
    var found = SimultaneousBootstrapFinding.Member(
      name: member.name, estimand: member.statistic.name, estimate: member.estimate,
      standardError: member.estimate == nil ? nil : member.standardError)
    if let critical, let order, member.isInFamily, let estimate = member.estimate {
      found.isInFamily = true
      found.intervalMethod = member.counts == nil ? "standard-error" : "wilson"
      found.interval = ConfidenceInterval(
        member.limits(critical.value), in: member.prepared.space, level: level, side: .two)
      found.monteCarlo = member.errors(critical)
      if member.hasNull {
        let distance = estimate.magnitude / member.standardError
        found.adjustedPValue =
          Double(1 + order.count(atLeast: distance * (1 - 1e-12))) / Double(order.total + 1)
      }
    } else if member.estimate != nil {
      let replaced = member.bonferroni(level, of: members.count)
      found.interval = replaced?.interval
      found.intervalMethod = replaced.map { "bonferroni-\($0.method)" }
      found.warnings.append(
        replaced == nil
          ? AnalysisWarning(
            code: .degenerate,
            message:
              "\(member.name) does not vary, as far as its standard error says: outside the family, and "
              + "without an interval")
          : AnalysisWarning(
            code: .methodChosen,
            message: "\(member.name) does not vary: outside the family, with the "
              + "\(replaced?.method ?? "") interval at Bonferroni's level"))
    } else {
      found.warnings.append(
        AnalysisWarning(
          code: .undefined,
          message: "\(member.name): \(member.prepared.undefinedReason)"))
    }
    return found
  }

  private func warnings(
    _ critical: MaxTCriticalValue?, _ maxima: SimultaneousMaxima, undefined: Int
  ) -> [AnalysisWarning] {
    guard let critical else { return [] }
    var warnings = [
      AnalysisWarning(
        code: .simulated,
        message: "simulated because no exact distribution of the largest of several statistics is "
          + "known")
    ]
    if undefined > 0 {
      warnings.append(
        AnalysisWarning(
          code: .undefined,
          message:
            "in \(undefined) of \(maxima.resamples.count) resamples a statistic of the family is "
            + "undefined, and counts as infinitely far away: \(culprits(maxima))"))
    }
    if let name = misfit(maxima) {
      warnings.append(
        AnalysisWarning(
          code: .degenerate,
          message:
            "\(name) varies far more in resamples than its standard error says, and widens the "
            + "intervals of all others; leave it out of the family"))
    }
    if let rows = fewestRows, rows < Self.enoughRows {
      warnings.append(
        AnalysisWarning(
          code: .smallSample,
          message:
            "with \(rows) rows symmetric limits cover less than they say: where 95% is meant, "
            + "means of 50 rows hold together in about 92%, those of 20 rows in 84 to 91%, and "
            + "correlations, variances and skewed columns in fewer"))
    }
    if critical.value.isInfinite {
      warnings.append(
        AnalysisWarning(
          code: .undefined,
          message: "too few resamples for this level, or too many without all statistics, so the "
            + "intervals hold every value"))
    }
    return warnings
  }
}
