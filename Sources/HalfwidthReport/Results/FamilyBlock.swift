internal import Halfwidth

/// What a family of statistics has in common, and a row for each, for a terminal.
enum FamilyBlock {
  /// How the critical value was found, and what it says.
  static func facts(_ finding: SimultaneousBootstrapFinding) -> [String] {
    guard let critical = finding.criticalValue else {
      return ["None of the statistics varies, so that nothing was simulated."]
    }
    let digest = finding.digest.map { ", digest \($0)" } ?? ""
    let reason = finding.warnings.first { $0.code == .simulated }?.message
    let together =
      switch finding.familySize {
      case 1: "the interval holds"
      case 2: "both intervals of the family hold together"
      default: "all \(finding.familySize) intervals of the family hold together"
      }
    let open = finding.criticalBracket.map {
      " (endless simulation would put it between \(DecimalFormat.general($0.lowerBound)) and "
        + "\(DecimalFormat.general($0.upperBound)), at 99% confidence)"
    }
    return [
      "Simulated bootstrap of respondents with all their answers: \(finding.resamples) resamples, seed "
        + "\(finding.seed)\(digest)" + (reason.map { "; \($0)." } ?? "."),
      "Critical value \(DecimalFormat.general(critical))\(open ?? ""): with it \(together) at "
        + "\(DecimalFormat.percent(finding.level)).",
    ]
  }

  /// A row for each statistic.
  static func table(_ finding: SimultaneousBootstrapFinding) -> ResultTable {
    let hasPValues = finding.members.contains { $0.adjustedPValue != nil }
    let hasOthers = finding.members.contains { !$0.isInFamily }
    var table = ResultTable(
      header: ["statistic", "estimate", "std. error", "lower", "upper", "simulation error"],
      isNumber: [false, true, true, true, true, true],
      rows: finding.members.map { member in
        [
          member.name, DecimalFormat.general(member.estimate),
          DecimalFormat.general(member.standardError),
          DecimalFormat.general(member.interval?.lower),
          DecimalFormat.general(member.interval?.upper), error(of: member),
        ]
      })
    if hasPValues {
      table.add("adjusted p", isNumber: true) { index in
        finding.members[index].adjustedPValue.map { DecimalFormat.probability($0) } ?? ""
      }
    }
    if hasOthers {
      table.add("in family", isNumber: false) { index in
        finding.members[index].isInFamily ? "yes" : "no"
      }
    }
    return table
  }

  /// The larger one of what simulation leaves open at either limit.
  private static func error(of member: SimultaneousBootstrapFinding.Member) -> String {
    let widths = [member.monteCarlo?.lower, member.monteCarlo?.upper].compactMap(\.self).map {
      $0.bracket.upperBound - $0.bracket.lowerBound
    }
    return widths.max().map { DecimalFormat.general($0) } ?? ""
  }

  /// What the columns mean, and the warnings once each.
  static func notes(_ finding: SimultaneousBootstrapFinding) -> [String] {
    var notes: [String] = []
    if finding.members.contains(where: { $0.monteCarlo != nil }) {
      notes.append(
        "'simulation error' is the width of the 99% bracket of where endless simulation would put a "
          + "limit, of the two the wider one.")
    }
    if finding.members.contains(where: { $0.adjustedPValue != nil }) {
      notes.append(
        "'adjusted p' is that of 0, adjusted for all statistics of the family by the same largest "
          + "values.")
    }
    if finding.members.contains(where: { $0.interval?.raw != nil }) {
      notes.append("Limits beyond what a statistic can be are moved to its bounds.")
    }
    let warnings = (finding.warnings + finding.members.flatMap(\.warnings)).filter {
      $0.code != .simulated
    }
    return notes + distinct(warnings.map { $0.message + "." })
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
