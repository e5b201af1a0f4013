/// What a family's intervals are, once its resamples were drawn.
extension SimultaneousBootstrap {
  /// Makes the intervals of resamples that were drawn, by shards perhaps.
  ///
  /// - Parameters:
  ///   - maxima: The largest statistic of each resample.
  ///   - seed: The seed of the resamples, for the finding.
  ///   - level: The nominal coverage.
  ///   - pValues: What ``pValues(_:)`` gave.
  public func finding(
    _ maxima: SimultaneousMaxima, seed: UInt64, level: ConfidenceLevel,
    pValues: SimultaneousPValues
  ) -> SimultaneousBootstrapFinding {
    let order = maxima.isEmpty ? nil : order(maxima)
    let significance = FamilyRule.significance(
      level, inFamily: members.count(where: \.isInFamily), of: members.count)
    let critical = order.map { order in
      MaxTCriticalValue(of: order.total, significance: significance, maximum: order.maximum)
    }
    let found = zip(members, pValues.values).map { member, pValue in
      result(of: member, critical, pValue, level)
    }
    return SimultaneousBootstrapFinding(
      level: level, members: found, criticalValue: critical?.value,
      criticalBracket: critical?.bracket,
      criticalStandardError: critical?.standardError,
      resamples: maxima.resamples.count, seed: seed,
      digest: critical == nil ? nil : maxima.digest.description,
      warnings: warnings(critical, maxima, undefined: order?.undefined ?? 0)
        + pValues.warnings)
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

  private func result(
    of member: FamilyMember, _ critical: MaxTCriticalValue?,
    _ pValue: SimultaneousPValues.Value?, _ level: ConfidenceLevel
  ) -> SimultaneousBootstrapFinding.Member {
    var found = SimultaneousBootstrapFinding.Member(
      name: member.name, estimand: member.statistic.estimand, estimate: member.estimate,
      standardError: member.estimate == nil ? nil : member.standardError)
    found.pValue = pValue
    switch member.place {
    case .family:
      guard let critical, let interval = member.interval else { break }
      found.isInFamily = true
      found.intervalMethod = interval.slug
      found.interval = ConfidenceInterval(
        member.limits(critical.value), in: member.space, level: level, side: .two)
      found.monteCarlo = member.errors(critical)
    case .sparse:
      guard let (method, interval) = member.bonferroni(level, of: members.count) else { break }
      found.interval = interval
      found.intervalMethod = "bonferroni-\(method)"
      found.warnings.add(
        .methodChosen,
        "\(member.name) has fewer than \(FamilyRule.fewestAnswers) answers off the commonest "
          + "one: outside the family, with the \(method) interval at Bonferroni's level")
    case .without(let reason):
      found.warnings.add(
        member.estimate == nil ? .undefined : .degenerate,
        member.estimate == nil
          ? "\(member.name): \(reason)"
          : "\(member.name) is outside the family, and without an interval: \(reason)")
    }
    if let disagreement = disagreement(found, level) { found.warnings.append(disagreement) }
    return found
  }

  /// The interval is of the bootstrap and the test of reassignments: where they lead to other conclusions, a
  /// reader must know.
  private func disagreement(
    _ found: SimultaneousBootstrapFinding.Member, _ level: ConfidenceLevel
  ) -> AnalysisWarning? {
    guard let p = found.pValue?.adjusted, let interval = found.interval,
      (p <= level.significance) == interval.contains(0)
    else { return nil }
    return AnalysisWarning(
      .methodsDisagree,
      interval.contains(0)
        ? "the interval of \(found.name) holds 0, and its adjusted p-value is at most "
          + "\(level.significance): the test is of a stronger hypothesis than a parameter of 0"
        : "the interval of \(found.name) leaves out 0, and its adjusted p-value is above "
          + "\(level.significance): the interval is approximate, and the test is not")
  }

  private func warnings(
    _ critical: MaxTCriticalValue?, _ maxima: SimultaneousMaxima, undefined: Int
  ) -> [AnalysisWarning] {
    var warnings = scaleWarnings
    guard let critical else { return warnings }
    warnings += [
      AnalysisWarning(
        .simulated,
        "simulated because no exact distribution of the largest of several statistics is known")
    ]
    if undefined > 0 {
      warnings.add(
        .undefined,
        "in \(undefined) of \(maxima.resamples.count) resamples a statistic of the family is "
          + "undefined, and counts as infinitely far away: \(culprits(maxima))")
    }
    if let name = misfit(maxima) {
      warnings.add(
        .degenerate,
        "\(name) varies far more in resamples than its standard error says, and widens the "
          + "intervals of all others; leave it out of the family")
    }
    if critical.value.isInfinite {
      warnings.add(
        .undefined,
        "too few resamples for this level, or too many without all statistics, so the "
          + "intervals hold every value")
    }
    return warnings
  }

  /// What is assumed of scales, and what is approximate without one.
  private var scaleWarnings: [AnalysisWarning] {
    var warnings: [AnalysisWarning] = []
    let assumed = members.compactMap { member in
      member.assumedScale.map {
        "\(AnswerScales.text($0)) of \(member.name)"
      }
    }
    if !assumed.isEmpty {
      warnings.add(
        .assumedScale,
        "no scale is declared, so that what was observed is taken for it: "
          + "\(Self.list(assumed)); where more could be chosen, declare the scale")
    }
    let approximate = members.filter { $0.isInFamily && $0.interval?.isApproximate == true }
    if !approximate.isEmpty {
      warnings.add(
        .approximate,
        "limits by standard error and Student's t are approximate, and cover too little of "
          + "skewed numbers and few rows: \(Self.list(approximate.map(\.name)))")
    }
    return warnings
  }

  /// The first six.
  private static func list(_ names: [String]) -> String {
    names.prefix(6).joined(separator: ", ") + (names.count > 6 ? " and others" : "")
  }
}
