internal import Halfwidth
internal import HalfwidthSurvey

/// What a bootstrap found, in sentences and tables for a terminal.
enum BootstrapBlock {
  /// How the distribution was made, and what it says whichever interval is wanted.
  static func facts(_ findings: [BootstrapFinding], _ style: NumberStyle) -> [String] {
    guard let first = findings.first else { return [] }
    return [
      origin(first),
      "\(EstimandWords.of(first.statistic)): estimate \(style.amount(first.estimate, of: first.statistic)), "
        + "standard error \(style.amount(first.standardError, of: first.statistic)), bias "
        + "\(bias(first, style)).",
    ]
  }

  private static func origin(_ finding: BootstrapFinding) -> String {
    switch finding.resamples {
    case .exact:
      return "Ideal bootstrap, from all possible resamples: no simulation error."
    case .simulated(let count, let seed):
      let digest = finding.digest.map { ", digest \($0)" } ?? ""
      let reason = finding.warnings.first { $0.code == .simulated }?.message
      return "Simulated bootstrap: \(count) resamples, seed \(seed)\(digest)"
        + (reason.map { "; \($0)." } ?? ".")
    }
  }

  /// A bias that rounding alone would leave is none.
  private static func bias(_ finding: BootstrapFinding, _ style: NumberStyle) -> String {
    finding.bias.magnitude <= 1e-12 * max(finding.standardError, finding.estimate.magnitude)
      ? "0" : style.amount(finding.bias, of: finding.statistic)
  }

  /// The intervals, a row each, and how far simulation leaves their limits open.
  static func tables(
    _ findings: [BootstrapFinding], _ style: NumberStyle
  ) -> [ResultTable] {
    // `ideal` repeats intervals that other methods may have given already.
    var names: Set<String> = []
    let rows = findings.flatMap { Self.rows(of: $0, style) }.filter {
      names.insert($0[0]).inserted
    }
    var tables: [ResultTable] = []
    if !rows.isEmpty {
      let hasCoverage = findings.contains { $0.coverageAtEstimate != nil }
      // One side is asked for in a run, so that all rows have the same columns.
      let side = findings[0].side
      let suffix = side == .two ? "" : " (one-sided)"
      let limits = side.limits("lower\(suffix)", "upper\(suffix)")
      let header = ["interval"] + limits + ["confidence"] + (hasCoverage ? ["covers"] : [])
      tables.append(
        ResultTable(
          header: header, isNumber: header.indices.map { $0 > 0 },
          rows: rows.map { Array($0.prefix(header.count)) }))
    }
    let errors = findings.flatMap { Self.errors(of: $0, style) }
    if !errors.isEmpty {
      tables.append(
        ResultTable(
          header: ["simulation error of", "limit", "standard error", "from", "to"],
          isNumber: [false, true, true, true, true], rows: errors))
    }
    return tables
  }

  private static func rows(of finding: BootstrapFinding, _ style: NumberStyle) -> [[String]] {
    let named =
      finding.hasInterval
      ? [BootstrapFinding.NamedInterval(finding.method, finding.interval)] : finding.intervals
    let coverage = finding.coverageAtEstimate.map { DecimalFormat.percent($0) } ?? ""
    return named.map { named in
      let limits = finding.side.limits(named.interval?.lower, named.interval?.upper)
      return [named.name] + limits.map { style.amount($0, of: finding.statistic) }
        + [DecimalFormat.percent(finding.level), coverage]
    }
  }

  private static func errors(of finding: BootstrapFinding, _ style: NumberStyle) -> [[String]] {
    guard let errors = finding.monteCarlo, let interval = finding.interval else { return [] }
    let limits = [("lower", interval.lower, errors.lower), ("upper", interval.upper, errors.upper)]
    return limits.compactMap { name, limit, endpoint in
      endpoint.map { endpoint in
        ["\(finding.method) \(name)", style.amount(limit, of: finding.statistic)]
          + [endpoint.standardError, endpoint.bracket.lowerBound, endpoint.bracket.upperBound]
          .map { style.amount($0, of: finding.statistic) }
      }
    }
  }

  /// Further numbers, what the brackets mean, and the warnings once each.
  static func notes(_ findings: [BootstrapFinding], _ style: NumberStyle) -> [String] {
    var notes = findings.filter { finding in
      finding.hasInterval || !findings.contains { $0.method == BootstrapMethod.bca.rawValue }
    }.compactMap { corrections($0, style) }
    if findings.contains(where: { EstimandWords.isDifference($0.statistic) }) {
      notes.append(InputFacts.direction)
    }
    if findings.contains(where: { $0.coverageAtEstimate != nil }) {
      notes.append(
        "'covers' is how often the interval holds the true proportion if that is the estimate, over all "
          + "samples of this size. No bootstrap interval of a proportion is exact; 'halfwidth "
          + "proportion' has intervals that do better near 0 and 1.")
    }
    if let confidence = findings.compactMap({ $0.monteCarlo?.confidence }).first {
      notes.append(
        "With endless simulation each limit lies between its 'from' and 'to', at "
          + "\(DecimalFormat.percent(confidence, places: 0)) confidence.")
    }
    return notes
      + distinct(
        findings.flatMap(\.warnings).filter { $0.code != .simulated }.map { $0.message + "." })
  }

  private static func corrections(_ finding: BootstrapFinding, _ style: NumberStyle) -> String? {
    var numbers = finding.details.filter { $0.name != BootstrapFinding.coverageName }
    if let z0 = finding.z0 { numbers.append(NamedNumber("z0", z0)) }
    if let acceleration = finding.acceleration {
      numbers.append(NamedNumber("acceleration", acceleration))
    }
    return DetailWords.sentence(finding.method, numbers, style)
  }
}
