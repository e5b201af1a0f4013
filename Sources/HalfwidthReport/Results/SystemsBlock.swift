internal import Halfwidth
internal import HalfwidthSurvey

/// Systems against a baseline, for people.
enum SystemsBlock {
  // MARK: - The verdict

  /// What a comparison comes to, with the numbers that it rests on.
  static func verdict(_ finding: SystemComparison, _ style: NumberStyle) -> String {
    let numbers = numbers(finding, style)
    let items = " on \(units(finding))"
    let task = finding.task.map { "\($0): " } ?? ""
    let (system, baseline) = (finding.system, finding.baseline)
    switch finding.verdict {
    case .better: return "\(task)\(system) is better than \(baseline)\(items): \(numbers)."
    case .worse: return "\(task)\(system) is worse than \(baseline)\(items): \(numbers)."
    case .same:
      return "\(task)\(system) and \(baseline) are the same within the margin of "
        + "\(amount(finding.margin ?? 0, finding, style))\(items): \(numbers)."
        + (isShown(finding) ? " A difference is shown, and is smaller than the margin." : "")
    case .cannotTell:
      let reasons =
        finding.leftOut.flatMap { $0.decides ? [hangs(on: $0, finding)] : nil }
        ?? outlook(finding, style)
      return (["\(task)Cannot tell \(system) from \(baseline)\(items): \(numbers)."] + reasons)
        .joined(separator: " ")
    }
  }

  /// What the verdict would be without the items that are left out, and with them.
  private static func hangs(
    on leftOut: SystemComparison.LeftOut, _ finding: SystemComparison
  ) -> String {
    func words(_ verdict: SystemVerdict) -> String {
      switch verdict {
      case .better: "\(finding.system) would be better"
      case .worse: "\(finding.system) would be worse"
      case .same: "both would be the same within the margin"
      case .cannotTell: "that could not be told"
      }
    }
    let (without, failed) = (leftOut.verdictWithout, leftOut.verdictWithFailures ?? .cannotTell)
    let others = "with the other \(leftOut.items) counted as failed \(words(failed))"
    return without == .cannotTell
      ? ReportWords.capitalised(others) + "." : "On these alone \(words(without)), and \(others)."
  }

  private static func isShown(_ finding: SystemComparison) -> Bool {
    finding.adjustedPValue.map { $0 <= finding.level.significance } ?? false
  }

  /// The means, the difference with its interval, and the p-value that decides.
  private static func numbers(_ finding: SystemComparison, _ style: NumberStyle) -> String {
    let limits = finding.interval.map { interval in
      "\(DecimalFormat.percent(interval.level)) interval \(number(interval.lower, finding, style)) to "
        + amount(interval.upper, finding, style)
    }
    let isSame = finding.verdict == .same
    let p = isSame ? finding.adjustedEquivalencePValue : finding.adjustedPValue
    let isAdjusted = isSame ? p != finding.equivalencePValue : p != finding.pValue
    let by = finding.equivalenceTest.map { " by \($0.rawValue)" } ?? ""
    let tested = p.map { p in
      let text = style.probability(p)
      return "\(isAdjusted ? "adjusted " : "")p \(text.hasPrefix("<") ? text : "= \(text)")"
        + (isSame ? " against the margin or more" + by : "")
    }
    let brackets = [limits, tested].compactMap(\.self).joined(separator: "; ")
    return "\(mean(finding.systemMean, finding, style)) against "
      + "\(mean(finding.baselineMean, finding, style)), a difference of \(amount(finding.estimate, finding, style))"
      + (brackets.isEmpty ? "" : " (\(brackets))")
  }

  /// What other numbers of items would tell.
  private static func outlook(_ finding: SystemComparison, _ style: NumberStyle) -> [String] {
    let outlook = finding.outlook
    let power = DecimalFormat.trimmed(SystemComparison.Outlook.power, places: 2)
    var sentences: [String] = []
    if let detectable = outlook.detectable {
      sentences.append(
        "So many items show a difference of \(amount(detectable, finding, style)) with probability \(power)"
          + (outlook.planned.flatMap { planned in
            outlook.items.map {
              "; one of \(amount(planned, finding, style)) takes about \(count($0, "item"))"
            }
          } ?? "") + ".")
    } else if let planned = outlook.planned, let items = outlook.items {
      sentences.append(
        "To show a difference of \(amount(planned, finding, style)) with probability \(power) takes about "
          + "\(count(items, "item")).")
    }
    if let items = outlook.itemsForSame, let margin = finding.margin {
      sentences.append(
        "To show that there is less than \(amount(margin, finding, style)) between them, if there is nothing, takes "
          + "about \(count(items, "item")).")
    }
    return sentences
  }

  // MARK: - Numbers

  private static func count(_ number: Int, _ name: String) -> String {
    "\(number) \(name)\(number == 1 ? "" : "s")"
  }

  /// The items, and the clusters that they are in.
  private static func units(_ finding: SystemComparison) -> String {
    (finding.leftOut.map { "\(finding.items) of \(finding.items + $0.items) items" }
      ?? count(finding.items, "item"))
      + (finding.clusters.map { " in \(count($0, "cluster"))" } ?? "")
  }

  /// A difference of shares in points.
  private static func amount(
    _ value: Double, _ finding: SystemComparison, _ style: NumberStyle
  ) -> String {
    number(value, finding, style) + (finding.areShares ? " points" : "")
  }

  /// The same without its unit.
  private static func number(
    _ value: Double, _ finding: SystemComparison, _ style: NumberStyle
  ) -> String {
    finding.areShares
      ? DecimalFormat.hundredfold(value, places: style.digits ?? 1) : style.general(value)
  }

  private static func mean(
    _ value: Double, _ finding: SystemComparison, _ style: NumberStyle
  ) -> String {
    finding.areShares
      ? ReportNumbers.percent(value, places: style.digits ?? 1) : style.general(value)
  }

  // MARK: - The table and what stands under it

  /// A row for each task.
  static func table(_ findings: [SystemComparison], _ style: NumberStyle) -> ResultTable {
    let first = findings[0]
    let isFamily = findings.contains { $0.adjustedPValue != $0.pValue }
    // A long name, such as a path, would widen its column for a number.
    func title(_ name: String, _ other: String) -> String { name.count <= 16 ? name : other }
    return ResultTable(
      findings.map(\.fields),
      (first.task == nil ? [] : [.words("task")])
        + [.number("items", "n")] + (first.clusters == nil ? [] : [.number("clusters")])
        + [
          .number(title(first.system, "system"), "system_estimate"),
          .number(title(first.baseline, "baseline"), "baseline_estimate"),
          .number("difference", "estimate"), .number("lower"), .number("upper"),
          .number("p-value", "p_value"),
        ] + (isFamily ? [.number("adjusted p", "adjusted_p_value")] : []) + [.words("verdict")],
      style)
  }

  /// How it was found, and the warnings: once what is to be known of all tasks, with its task what is not.
  static func notes(_ findings: [SystemComparison]) -> [String] {
    let isFamily = findings.contains { $0.adjustedPValue != $0.pValue }
    let intervals = distinct(findings.map(\.method.rawValue)).joined(separator: ", ")
    let tests = distinct(findings.map(\.test.rawValue)).joined(separator: ", ")
    let margins = distinct(findings.compactMap(\.equivalenceTest?.rawValue)).joined(separator: ", ")
    var notes = [
      "The difference is \(findings[0].system) minus \(findings[0].baseline)"
        + (findings[0].isLowerBetter ? ", and lower is better" : "")
        + "; interval by \(intervals) at "
        + "\(DecimalFormat.percent(findings[0].level)), test by \(tests)"
        + (margins.isEmpty ? "." : ", the margin's by \(margins).")
        + (isFamily
          ? " Verdicts hold together: their p-values are adjusted for all comparisons. Intervals hold each by itself."
          : "")
    ]
    let runs = distinct(
      findings.map {
        "\($0.systemRuns) runs against \($0.baselineRuns) on \(count($0.items, "item"))"
      })
    if findings.contains(where: { max($0.systemRuns, $0.baselineRuns) > $0.items }) {
      notes.append(
        "\(runs.joined(separator: ", ")): the runs of an item are averaged, and items are what counts."
      )
    }
    if findings.contains(where: { $0.test == .signFlip }) {
      notes.append(
        "sign-flip tests whether nothing but their names differs between the systems, which is more than equal means."
      )
    }
    notes += distinct(
      findings.compactMap(\.simulation).map {
        "sign-flip: \($0.resamples) simulated flips, seed \($0.seed)."
      })
    for message in distinct(findings.flatMap(\.warnings).map(\.message)) {
      let own = findings.filter { $0.warnings.contains { $0.message == message } }
      let tasks = own.compactMap(\.task)
      notes.append(
        own.count == findings.count || tasks.isEmpty
          ? ReportWords.capitalised(message) + "."
          : "\(tasks.joined(separator: ", ")): \(message).")
    }
    return notes
  }
}
