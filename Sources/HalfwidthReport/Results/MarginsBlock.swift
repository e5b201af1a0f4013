internal import Halfwidth

/// What two margins of the same respondents say, in sentences and a table for a terminal.
enum MarginsBlock {
  /// What needs no inference, and the verdict.
  static func facts(_ finding: MarginsFinding) -> [String] {
    let total = finding.margins.total
    let people = total == 1 ? "the same person" : "the same \(total) people"
    var facts = [
      "\(finding.margins.first) and \(finding.margins.second) of \(people): net "
        + "\(finding.net) of \(total); \(ReportNumbers.differently(finding.discordant))."
    ]
    let tables =
      finding.joint.count == 1
      ? "One joint table is possible: n11 = \(finding.joint.lowerBound)."
      : "\(finding.joint.count) joint tables are possible: n11 from \(finding.joint.lowerBound) to "
        + "\(finding.joint.upperBound)\(phi(finding))."
    facts.append(tables)
    facts.append(verdict(finding))
    return facts
  }

  /// What the adjustment for a family says; nothing where there is none.
  static func facts(_ family: MarginsFamilyFinding?, _ style: NumberStyle) -> [String] {
    guard let family else { return [] }
    let bound = family.isLowerBound ? "at least " : ""
    let verdict =
      switch family.verdict {
      case .every: "a difference is shown whatever the tables of the family are"
      case .some: "it depends on the tables of the family"
      case .none: "a difference cannot be shown with these margins"
      }
    return [
      "Adjusted by Holm for \(bound)\(family.multiplicity) items: p at most "
        + "\(style.probability(family.worstAdjusted)), valid whatever the tables were; "
        + "\(style.probability(family.bestAdjusted)) is the smallest that any could give. So "
        + "\(verdict)."
    ]
  }

  private static func phi(_ finding: MarginsFinding) -> String {
    guard let low = finding.phiMin, let high = finding.phiMax else { return "" }
    return ", phi from \(DecimalFormat.fixed(low, places: 3)) to "
      + DecimalFormat.fixed(high, places: 3)
  }

  private static func verdict(_ finding: MarginsFinding) -> String {
    let alpha = DecimalFormat.trimmed(finding.level.significance * 100, places: 10) + "%"
    let base = "Verdict by the exact McNemar test at \(alpha): "
    switch finding.verdict {
    case .every: return base + "a difference is shown for every table."
    case .some:
      let critical =
        finding.criticalDiscordance.map { ", those where at most \($0) answered differently" } ?? ""
      return base + "a difference is shown for some tables\(critical), and not for others."
    case .none: return base + "a difference cannot be shown with these margins."
    }
  }

  /// The ranges over the tables, a row a method.
  static func tables(
    _ tests: [MarginsPValueFinding], _ intervals: [MarginsIntervalFinding], _ style: NumberStyle
  ) -> [ResultTable] {
    var tables: [ResultTable] = []
    if !tests.isEmpty {
      tables.append(
        ResultTable(
          tests.map(\.fields),
          [
            .words("test", "method"), .number("lowest p", "p_value_min"), ends("n11_at_min"),
            .number("highest p", "p_value_max"), ends("n11_at_max"),
            .init(title: "rejects", isNumber: true) { fields, _ in
              ["rejections", "tables"].compactMap { fields[$0]?.shown }.joined(separator: " of ")
            },
          ], style))
    }
    if !intervals.isEmpty {
      tables.append(
        ResultTable(
          intervals.map(\.fields),
          [
            .words("union of intervals", "method"), .number("estimate"), .number("lower"),
            .number("upper"), inner, .number("confidence"),
          ], style))
    }
    return tables
  }

  private static let inner = ResultTable.Column(title: "in every interval", isNumber: true) {
    fields, style in
    guard let low = fields["lower_max"], let high = fields["upper_min"], low != .undefined,
      high != .undefined
    else { return "no value" }
    return "\(style.shown(low, of: fields)) to \(style.shown(high, of: fields))"
  }

  /// A few places by their numbers, many by their ends.
  private static func ends(_ name: String) -> ResultTable.Column {
    .init(title: "at n11", isNumber: true) { fields, _ in
      guard case .list(let places) = fields[name] else { return "" }
      guard places.count > 2, let first = places.first, let last = places.last else {
        return places.map(\.shown).joined(separator: ", ")
      }
      return "\(first.shown) ... \(last.shown)"
    }
  }
}
