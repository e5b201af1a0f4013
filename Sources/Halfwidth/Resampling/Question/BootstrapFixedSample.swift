/// A sample of a difference that cannot vary: one respondent, or all alike.
///
/// All of its resamples are the sample itself, so that the bootstrap of the difference takes for certain what
/// nobody knows: 1 of 1 against 36 of 50 has the interval 0.16 to 0.40, where Newcombe's goes from -0.52 to
/// 0.42. Where a person reads it there is no interval then; reference values keep the limits, with the warning.
public struct BootstrapFixedSample: Hashable, Sendable {
  /// Which of the two samples it is: the first one, the second one, or both of them.
  public enum Which: Hashable, Sendable {
    case first, second, both
  }

  /// Which of them cannot vary.
  public var which: Which
  /// What it is called, such as `the first sample` or `the group 'A'`.
  public var name: String
  /// The number of its respondents; of both samples that of the smaller one.
  public var count: Int
  /// The two samples as proportions; nil for other statistics.
  public var counts: IndependentCounts?

  /// What is unknown, without a full stop.
  private var fact: String {
    which == .both
      ? "\(name) are all alike in each"
      : count == 1 ? "\(name) has one respondent" : "the answers of \(name) are all alike"
  }

  /// The warning beside limits that leave this out.
  public var warning: AnalysisWarning {
    AnalysisWarning(
      .degenerate,
      "\(fact), so each of its resamples is the same, and the standard error and the limits "
        + "leave out what chance does there; \(advice)")
  }

  /// Why there is no interval.
  public var reason: String {
    "\(fact), so each of its resamples is the same: the standard error leaves out what chance does there, "
      + "and the difference has no bootstrap interval; \(advice)"
  }

  private var advice: String {
    guard let counts else {
      return "use an exact test of the answers by group: halfwidth table --method fisher"
    }
    let pairs = [counts.first, counts.second].map { "\($0.successes)/\($0.trials)" }
    return "use newcombe or miettinen-nurminen: halfwidth compare \(pairs.joined(separator: " "))"
  }

  /// Returns a finding without its intervals, and with the reason.
  ///
  /// A finding that has none anyway keeps the warning.
  public func withoutIntervals(_ finding: BootstrapFinding) -> BootstrapFinding {
    guard finding.hasInterval || !finding.intervals.isEmpty else { return finding }
    var finding = finding
    finding.interval = nil
    for index in finding.intervals.indices { finding.intervals[index].interval = nil }
    finding.monteCarlo = nil
    finding.details = []
    (finding.z0, finding.acceleration) = (nil, nil)
    finding.warnings.removeAll { $0.code == .degenerate || $0.code == .undefined }
    finding.warnings.add(.undefined, reason)
    return finding
  }
}

extension BootstrapInput {
  /// The sample of a difference of two samples that cannot vary; nil where both can, and for other statistics.
  public var fixedSample: BootstrapFixedSample? {
    switch self {
    case .proportion, .pairedDifference, .scores: return nil
    case .independentDifference(let counts):
      let sizes = [counts.first, counts.second].map { part in
        (part.trials, part.successes == 0 || part.failures == 0)
      }
      return Self.fixed(sizes, ["the first sample", "the second sample"], counts)
    case .scoreDifference(let first, let second, let statistic):
      let parts = [first, second]
      return Self.fixed(
        parts.map { part in
          guard let threshold = statistic.threshold else {
            return (part.total, part.scores.count == 1)
          }
          let box = part.topBox(atLeast: threshold)
          return (part.total, box.successes == 0 || box.failures == 0)
        }, ["the first sample", "the second sample"], nil)
    case .sample(let sample, .difference(let statistic, let name)):
      guard let group = sample.group, let values = try? sample.values(of: name) else { return nil }
      // Rows that weigh nothing are none of the group's: they are in a design only.
      let rows = group.rows.map { rows in
        rows.filter { row in sample.weights.map { $0[row] > 0 } ?? true }
      }
      let levels = rows.indices.filter { !rows[$0].isEmpty }
      guard levels.count == 2 else { return nil }
      let parts = levels.map { level in statistic.scores(rows[level].map { values[$0] }) }
      var counts: IndependentCounts?
      if statistic.isProportion {
        let boxes = parts.map { part in
          BinomialCounts(unchecked: part.count { $0 == 1 }, of: part.count)
        }
        counts = try? IndependentCounts(boxes[0], boxes[1])
      }
      return Self.fixed(
        parts.map { part in (part.count, part.allSatisfy { $0 == part[0] }) },
        levels.map { "the group '\(group.levels[$0])'" }, counts)
    case .sample: return nil
    }
  }

  private static func fixed(
    _ parts: [(count: Int, isFixed: Bool)], _ names: [String], _ counts: IndependentCounts?
  ) -> BootstrapFixedSample? {
    switch (parts[0].isFixed, parts[1].isFixed) {
    case (false, false): nil
    case (true, false):
      BootstrapFixedSample(which: .first, name: names[0], count: parts[0].count, counts: counts)
    case (false, true):
      BootstrapFixedSample(which: .second, name: names[1], count: parts[1].count, counts: counts)
    case (true, true):
      BootstrapFixedSample(
        which: .both, name: "the answers of both samples",
        count: min(parts[0].count, parts[1].count), counts: counts)
    }
  }
}
