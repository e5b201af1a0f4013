internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// The means and medians of a numeric question, and how the numbers of each item spread.
  func numbers(_ finding: QuestionFindings) -> [ReportOutline.Block] {
    let question = finding.question
    let classes = finding.numbers.compactMap(\.classes)
    return [.table(table(of: finding.numbers, question: question))]
      + classes.map { .chart(.intervals(chart(of: $0, question: question))) }
      + (classes.isEmpty
        ? []
        : [
          .details(
            .init(
              label: say("Numbers of each class"),
              blocks: [.table(distributionTable(of: classes, question: question))]))
        ])
  }

  private func table(of numbers: [NumericFinding], question: Question) -> ReportTable {
    let hasIntervals = numbers.contains { $0.reason == nil }
    let titles =
      [say("Answered"), say("Mean")] + (hasIntervals ? [say("\(level) interval")] : [])
      + [say("Median")] + (hasIntervals ? [say("\(level) interval")] : [])
      + [say("Standard deviation"), say("Middle half")]
    let rows = numbers.map { found in
      let spread = found.standardDeviation
      func amount(_ value: Double, isAnswer: Bool = false) -> String {
        ReportNumbers.amount(value, spread: spread, isAnswer: isAnswer)
      }
      func estimate(_ finding: IntervalFinding, isAnswer: Bool = false) -> String {
        finding.estimate.map { amount($0, isAnswer: isAnswer) } ?? "\u{2013}"
      }
      func limits(_ finding: IntervalFinding, areAnswers: Bool) -> [String] {
        guard hasIntervals else { return [] }
        let interval = finding.interval.map {
          "\(amount($0.lower, isAnswer: areAnswers)) to \(amount($0.upper, isAnswer: areAnswers))"
        }
        return [
          interval
            ?? (areAnswers && found.hidesOrder
              ? "hidden" : found.reason == nil ? "undefined" : "none")
        ]
      }
      let cells: [String] =
        [label(of: found, question: question), "\(found.respondents)", estimate(found.mean)]
        + limits(found.mean, areAnswers: false) + [estimate(found.median, isAnswer: true)]
        + limits(found.median, areAnswers: true)
        + [
          spread.map { amount($0) } ?? "\u{2013}",
          found.quartiles.map {
            "\(amount($0.lower, isAnswer: true)) to \(amount($0.upper, isAnswer: true))"
          } ?? (found.hidesOrder ? "hidden" : "none"),
        ]
      return ReportTable.Row(cells)
    }
    return ReportTable(
      caption: hasIntervals
        ? say("Means and medians with \(level) intervals") : say("Means and medians"),
      kind: "means",
      columns: [ReportTable.Column(title: question.items.isEmpty ? say("Question") : say("Item"))]
        + titles.map { ReportTable.Column(title: $0, isNumber: true) }, rows: rows,
      notes: missingNotes(
        numbers.map { (label(of: $0, question: question), $0.answers) })
        + reasonNotes(numbers) + sampledNote(numbers)
        + ReportWords.sentences(
          numbers.flatMap {
            $0.mean.warnings + $0.median.warnings + [$0.quartileWarning].compactMap(\.self)
          }))
  }

  private func label(of found: NumericFinding, question: Question) -> String {
    ReportWords.line(found.item?.label ?? question.text)
  }

  /// What is weighted, and what is left out; nothing where each respondent was drawn alone.
  private func sampledNote(_ numbers: [NumericFinding]) -> [String] {
    guard codebook.hasDesign, !numbers.isEmpty else { return [] }
    return [
      (codebook.isWeighted
        ? "Mean, median, standard deviation and middle half are weighted. " : "")
        + "How the numbers spread is not shown, as classes are counts of respondents, which don't stand for the "
        + "population."
    ]
      + (numbers.contains(where: \.isCensus)
        ? [
          "The whole population was asked, so that chance has no part in a mean or a median: its limits are the number "
            + "itself."
        ] : [])
  }

  private func reasonNotes(_ numbers: [NumericFinding]) -> [String] {
    distinct(numbers.compactMap(\.reason).map { "No interval. \($0.message)" })
  }

  /// The share of the respondents in each class, from the smallest numbers to the largest.
  func chart(of classes: DistributionFinding, question: Question) -> IntervalChart {
    let intervals = classes.simultaneous?.intervals
    let rows = classes.parts.enumerated().map { index, part in
      let share = Double(part.count) / Double(classes.trials)
      let limits = intervals.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      return IntervalChart.Row(
        label: part.label, estimates: share...share, interval: limits,
        value: ReportNumbers.share(part.count, of: classes.trials))
    }
    let item = classes.item.map { ": \(ReportWords.line($0.label))" } ?? ""
    let unit = question.numbers?.unit.map { " (\(ReportWords.line($0)))" } ?? ""
    return IntervalChart(
      title: intervals == nil
        ? say("How the numbers spread\(item)\(unit)")
        : say(
          "How the numbers spread\(item)\(unit), with intervals that hold together at \(level)"),
      rows: rows)
  }

  /// How means and medians got their intervals; nothing where there are none.
  var numericMethods: [ReportOutline.Entry] {
    let shown = numbers.filter { $0.reason == nil }
    let used = Set(shown.map(\.mean.method))
    var entries: [ReportOutline.Entry] = []
    if used.contains(NumericMethod.mean.rawValue) { entries.append(ReportMethods.studentMean) }
    if used.contains(DesignMeanMethod.mean.rawValue) {
      return [ReportMethods.linearizedMean, ReportMethods.woodruff]
    }
    if used.contains(MeanScoreMethod.score.rawValue) { entries.append(ReportMethods.scoreMean) }
    if !shown.isEmpty { entries.append(ReportMethods.median) }
    return entries
  }
}

// Printed means of scores.

extension ReportOutlineBuilder {
  /// The printed means of a question's items, with the intervals that all answers allow which have them.
  func scores(_ finding: QuestionFindings) -> ReportTable {
    let question = finding.question
    let rows = finding.scores.map { score in
      ReportTable.Row([
        ReportWords.line(score.item?.label ?? question.text), score.printed.mean.text,
        score.printed.deviation?.text ?? "\u{2013}", "\(score.printed.base)",
        score.interval.map { limits($0, beside: score.printed.mean) } ?? "none",
        score.distributions.map { "\($0)" } ?? "\u{2013}", ReportWords.line(score.printed.place),
      ])
    }
    let scale =
      finding.scores.first.map { "\($0.scale.lowerBound) to \($0.scale.upperBound)" } ?? ""
    return ReportTable(
      caption: say("Mean scores, from \(language.numbers(scale)), with \(level) intervals"),
      kind: "means",
      columns: [ReportTable.Column(title: question.items.isEmpty ? say("Question") : say("Item"))]
        + [
          say("Mean"), say("Standard deviation"), say("Answered"), say("\(level) interval"),
          say("Lists of answers"),
        ].map {
          ReportTable.Column(title: $0, isNumber: true)
        } + [ReportTable.Column(title: say("Where"))], rows: rows,
      notes: distinct(finding.scores.compactMap(\.reason)).map { "No interval. \($0)" }
        + (finding.scores.contains { $0.interval != nil }
          ? [
            "Student's interval, the union over all sums of scores and of their squares that give the printed "
              + "numbers. Lists of answers: how many ways there are to give each level a number of respondents "
              + "that have them."
          ] : []))
  }

  /// Limits with one digit more than the mean.
  private func limits(_ interval: ConfidenceInterval, beside mean: PrintedDecimal) -> String {
    [interval.lower, interval.upper].map { DecimalFormat.fixed($0, places: mean.decimals + 1) }
      .joined(separator: " to ")
  }
}
