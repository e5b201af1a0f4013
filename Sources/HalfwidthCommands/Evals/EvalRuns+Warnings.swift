internal import Halfwidth
internal import HalfwidthSurvey

extension EvalRuns {
  /// Adds what is to be known of runs that have no score, that broke off, or that come more than once.
  mutating func warn() {
    let runs = Dictionary(grouping: counts, by: \.key.system)
    for (system, name) in systems.enumerated() {
      warnOfScores(system, name)
      warnOfRuns(system, name, runs[system] ?? [])
    }
    let repeated = Set(counts.filter { $0.value > 1 }.map(\.key.unit))
    if hasRepeats == false, let name = roles.repeat?.text, let first = repeated.min() {
      warnings.append(
        EvalWarning(
          .inputReading,
          "of \(Self.count(repeated.count, "item")) a system has several scores, of '\(units[first].id)' first: they "
            + "are taken for repeated runs, of which nothing tells a copy without '\(name)'"))
    }
  }

  private static func count(_ number: Int, _ name: String) -> String {
    "\(number) \(name)\(number == 1 ? "" : "s")"
  }

  private mutating func warnOfScores(_ system: Int, _ name: String) {
    if let dropped = dropped[system] {
      let runs =
        "\(Self.count(dropped, "run")) of \(name) without a score \(dropped == 1 ? "is" : "are")"
      warnings.append(
        EvalWarning(
          .missingValues,
          missing == .zero
            ? "\(runs) counted as 0"
            : "\(runs) left out, which is no matter of chance where a run failed", of: system))
    }
    if let broken = broken[system] {
      let words = Set(broken).sorted().map { "'\($0)'" }.joined(separator: ", ")
      warnings.append(
        EvalWarning(
          .missingValues,
          "\(Self.count(broken.count, "run")) of \(name) with \(words) for a score "
            + "\(broken.count == 1 ? "counts" : "count") as failed", of: system))
    }
  }

  /// Says of which items there are fewer runs: a run that failed may have left no line.
  private mutating func warnOfRuns(
    _ system: Int, _ name: String, _ own: [(key: Pair, value: Int)]
  ) {
    guard let most = own.map(\.value).max() else { return }
    let fewer = own.filter { $0.value < most }.map(\.key.unit)
    guard let first = fewer.min() else { return }
    warnings.append(
      EvalWarning(
        .missingValues,
        "of \(fewer.count) of \(Self.count(own.count, "item")) \(name) has fewer runs than of the others, of "
          + "'\(units[first].id)' first: where runs that fail leave no score, its mean is too good",
        of: system))
  }
}
