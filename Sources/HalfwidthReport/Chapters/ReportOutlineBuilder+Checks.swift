internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// What does not fit together in the printed numbers, or what is to be known of the answers.
  ///
  /// Nil where small numbers are hidden: checks name rows.
  var checks: ReportOutline.Chapter? {
    if findings.smallestCell != nil { return nil }
    return .init(
      part: .checks, heading: checksHeading, anchor: "checks",
      blocks: (findings.checks.isEmpty
        ? [
          .text(isCounted ? nothingFound : "Nothing: every printed number agrees with the others.")
        ]
        : [.text(isCounted ? gravityOfAnswers : gravity), .table(checksTable)])
        + findings.detection.map { .remark(words(for: $0)) })
  }

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

  /// The heading of the checks, by which questions point to them.
  var checksHeading: String {
    isCounted
      ? say("Checks of the answers") : say("What does not fit together in the printed numbers")
  }

  private var gravity: String {
    "An error means that what is printed cannot all be right; a warning, that it can be "
      + "under the reading that is given; a note, that it is under a rule that is not stated."
  }

  /// Which wrong percentages could be seen.
  private func words(for detection: SurveyDetection) -> String {
    let power = detection.power
    let decimals = power.decimals == 1 ? "1 decimal" : "\(power.decimals) decimals"
    let (kind, kinds) =
      power.decimals == 0
      ? ("whole percentage", "whole percentages")
      : ("percentage with \(decimals)", "percentages with \(decimals)")
    let numbers = detection.numbers == 1 ? "1 is printed" : "\(detection.numbers) are printed"
    return power.isBlind
      ? "Of \(power.base) respondents every \(kind) is possible, so that none can be seen to be wrong by itself (\(numbers))."
      : "Of \(power.base) respondents \(power.possible) of the \(power.percentages) \(kinds) are possible: a wrong one is seen "
        + "by itself only where it is none of them (\(numbers))."
  }

  private var gravityOfAnswers: String {
    let published =
      codebook.countsFile == nil ? "" : ", or that a published number is not that of the answers"
    return
      "An error means that the numbers of this page count what they should not\(published); a warning, that "
      + "they may; a note says how the answers were read."
  }

  private var nothingFound: String {
    let apart =
      codebook.responses?.respondent == nil
      ? "Whether a respondent stands twice is not known, because no column is named that tells them apart."
      : "No respondent stands twice."
    return
      "Nothing: every value is an answer or is listed as missing, every row has an answer, and no row is "
      + "called like a total. \(apart)"
      + (codebook.countsFile == nil ? "" : " Every published number is that of the answers.")
  }

  private var checksTable: ReportTable {
    ReportTable(
      caption: say("Findings of the checks"), kind: "checks",
      columns: [say("Finding"), say("Concerns"), say("Where")].map {
        ReportTable.Column(title: $0)
      },
      rows: byGravity.map { check in
        let severity = ReportWords.capitalised(check.severity.rawValue)
        return ReportTable.Row([
          "\(severity): \(ReportWords.sentence(check.message))", subject(of: check),
          check.place.map { "\(ReportWords.line($0)) (\(position(check.source)))" }
            ?? position(check.source),
        ])
      })
  }

  /// The findings, errors first.
  private var byGravity: [CheckFinding] {
    CheckFinding.Severity.allCases.flatMap { severity in
      findings.checks.filter { $0.severity == severity }
    }
  }

  func subject(of check: CheckFinding) -> String {
    check.question.map { label(question: $0, item: check.item) } ?? say("The whole survey")
  }

  /// The file's own name and the line: a path would name the folder that the page was made in.
  private func position(_ source: SourcePosition) -> String {
    let name = source.file.split(separator: "/").last.map(String.init) ?? source.file
    return say("\(name), line \(source.line)")
  }
}
