internal import Halfwidth
internal import HalfwidthSurvey

/// What a family of statistics has in common, and a row for each, for a terminal.
enum FamilyBlock {
  /// How the critical value was found, and what it says.
  static func facts(
    _ finding: SimultaneousBootstrapFinding, _ style: NumberStyle
  ) -> [String] {
    guard let critical = finding.criticalValue else {
      return [
        "None of the statistics has answers enough to be resampled, so that nothing was simulated."
      ]
    }
    let digest = finding.digest.map { ", digest \($0)" } ?? ""
    let reason = finding.warnings.first { $0.code == .simulated }?.message
    let open = finding.criticalBracket.map {
      " (endless simulation would put it between \(style.general($0.lowerBound)) and "
        + "\(style.general($0.upperBound)), at 99% confidence)"
    }
    return [
      "Simulated bootstrap of respondents with all their answers: \(finding.resamples) resamples, seed "
        + "\(finding.seed)\(digest)" + (reason.map { "; \($0)." } ?? "."),
      "Critical value \(style.general(critical))\(open ?? ""): with it \(together(finding)).",
    ]
  }

  private static func together(_ finding: SimultaneousBootstrapFinding) -> String {
    let own =
      switch finding.familySize {
      case 1: "the interval"
      case 2: "both intervals of the family"
      default: "all \(finding.familySize) intervals of the family"
      }
    let verb = finding.familySize == 1 ? "holds" : "hold together"
    let others = finding.members.count { !$0.isInFamily && $0.interval != nil }
    let level = DecimalFormat.percent(finding.level)
    if finding.familySize == finding.members.count { return "\(own) \(verb) at \(level)" }
    let share = DecimalFormat.trimmed(100 * (finding.familyConfidence ?? 1), places: 2)
    return others == 0
      ? "\(own) \(verb) at \(share)%, as the level is that of all statistics"
      : "\(own) \(verb) at \(share)%, and with \(others == 1 ? "the other one" : "the \(others) others") at "
        + "\(level)"
  }

  /// A row for each statistic.
  static func table(
    _ finding: SimultaneousBootstrapFinding, _ style: NumberStyle
  ) -> ResultTable {
    let hasPValues = finding.members.contains { $0.pValue != nil }
    var table = ResultTable(
      header: ["statistic", "estimate", "std. error", "lower", "upper", "simulation error"],
      isNumber: [false, true, true, true, true, true],
      rows: finding.members.map { member in
        [
          member.name, style.amount(member.estimate, of: member.estimand),
          style.amount(member.standardError, of: member.estimand),
          style.amount(member.interval?.lower, of: member.estimand),
          style.amount(member.interval?.upper, of: member.estimand), error(of: member, style),
        ]
      })
    if hasPValues {
      table.add("adjusted p", isNumber: true) { index in
        finding.members[index].pValue.map { style.probability($0.adjusted) } ?? ""
      }
    }
    table.add("interval", isNumber: false) { finding.members[$0].intervalMethod ?? "none" }
    return table
  }

  /// The larger one of what simulation leaves open at either limit.
  private static func error(
    of member: SimultaneousBootstrapFinding.Member, _ style: NumberStyle
  ) -> String {
    member.monteCarlo?.widths.max().map { style.amount($0, of: member.estimand) } ?? ""
  }

  /// What the columns mean, and the warnings once each.
  static func notes(_ finding: SimultaneousBootstrapFinding) -> [String] {
    var notes: [String] = []
    if finding.members.contains(where: { $0.monteCarlo != nil }) {
      notes.append(
        "'simulation error' is the width of the 99% bracket of where endless simulation would put a "
          + "limit, of the two the wider one.")
    }
    notes += pValueNotes(finding)
    if finding.members.contains(where: { $0.interval?.raw != nil }) {
      notes.append("Limits beyond what a statistic can be are moved to its bounds.")
    }
    let warnings = (finding.warnings + finding.members.flatMap(\.warnings)).filter {
      $0.code != .simulated
    }
    return notes + distinct(warnings.map { $0.message + "." })
  }
}

extension FamilyBlock {
  /// What the p-values are of, and how they were found, a sentence for each kind of test.
  private static func pValueNotes(_ finding: SimultaneousBootstrapFinding) -> [String] {
    let found = finding.members.compactMap(\.pValue)
    return RandomizationHypothesis.allCases.compactMap { hypothesis in
      let own = found.filter { $0.hypothesis == hypothesis }
      guard !own.isEmpty else { return nil }
      let resamples = Set(own.compactMap(\.resamples)).sorted()
      let isAllExact = own.allSatisfy { $0.resamples == nil }
      let way =
        isAllExact
        ? "exact, over all \(hypothesis.reassignments)"
        : "from \(resamples.map(String.init).joined(separator: " and ")) simulated "
          + "\(hypothesis.reassignments)"
          + (own.contains { $0.resamples == nil } ? ", or exact where they are few" : "")
      let number = finding.members.count { $0.pValue != nil }
      let adjustment = number == 1 ? "" : ", adjusted for \(number) tests"
      return "'adjusted p' is \(way)\(adjustment). It tests \(hypothesis.sentence)."
    }
  }
}

extension ResultTable {
  /// Adds a column.
  fileprivate mutating func add(
    _ name: String, isNumber: Bool, cell: (_ row: Int) -> String
  ) {
    header.append(name)
    self.isNumber.append(isNumber)
    for row in rows.indices { rows[row].append(cell(row)) }
  }
}
