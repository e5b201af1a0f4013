internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// What the audit alone says: how many findings there are, what they are, and the claims.
  var auditOutline: ReportOutline {
    var first = checks
    first?.blocks.insert(.text(audited), at: 0)
    return outline(of: [first, claims].compactMap(\.self))
  }

  /// How many findings there are of each severity.
  private var audited: String {
    let counts = CheckFinding.Severity.allCases.map { severity in
      let count = findings.checks.count { $0.severity == severity }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return ReportWords.sentence(counts.joined(separator: ", "))
  }
}
