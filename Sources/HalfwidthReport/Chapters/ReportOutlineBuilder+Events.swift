internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// What totals of events say of the people who had them, and why they have no interval; nothing where their
  /// people are not known.
  func eventTotals(of question: Question) -> [ReportOutline.Block] {
    let totals = findings.eventTotals.filter { $0.question.id == question.id }
    guard let first = totals.first else { return [] }
    return [.table(boundsTable(totals, people: first.people))]
      + (settings.dispersions.isEmpty ? [] : [.table(dispersionTable(totals))])
  }

  private func boundsTable(_ totals: [EventTotalFinding], people: Question) -> ReportTable {
    ReportTable(
      caption: say("What follows for one person from the two totals"),
      kind: "events",
      columns: ReportTable.Column.list([
        say("Outcome"), say("Cases"), say("People"), say("Mean each"), say("Someone had at least"),
        say("Nobody more than"), say("Median"),
      ]),
      rows: totals.map { total in
        let bounds = total.bounds
        return ReportTable.Row([
          label(of: total), "\(bounds.events)", "\(bounds.respondents)",
          DecimalFormat.fixed(bounds.mean, places: 1), "\(bounds.largest.lowerBound)",
          "\(bounds.largest.upperBound)", Self.median(bounds.median),
        ])
      },
      notes: [
        "The people are those of \u{201C}\(ReportWords.line(people.text))\u{201D}, each with at least 1. The mean is "
          + "a fact of the sample, and the bounds need no assumption.",
        "No interval: cases of the same person are not independent of each other, and from the two totals alone no "
          + "upper limit follows. One case may be counted by two people, so that there need not be as many incidents "
          + "as cases.",
      ]
        + (people.role == .unstatedBase
          ? [
            "How many respondents were asked is not printed, so there is no rate of all respondents."
          ] : [])
        + (totals.count > 1
          ? ["The outcomes are not compared: they can be of the same people and the same cases."]
          : []))
  }

  /// How wide intervals would be if somebody knew how cases go together.
  private func dispersionTable(_ totals: [EventTotalFinding]) -> ReportTable {
    ReportTable(
      caption: say(
        "Mean of a person with \(level) intervals, under dispersions that were asked for"),
      kind: "events",
      columns: ReportTable.Column.list(
        [say("Outcome"), say("Mean each")]
          + settings.dispersions.map {
            say("Dispersion \(DecimalFormat.trimmed($0, places: 4))")
          }),
      rows: totals.map { total in
        ReportTable.Row(
          [label(of: total), DecimalFormat.fixed(total.bounds.mean, places: 1)]
            + total.rates.map(Self.limits))
      },
      notes: [
        "Garwood's intervals with cases and people divided by the dispersion: the variance of the cases of a person "
          + "over their mean. At 1 cases are independent of each other, which cases of the same person are not."
      ])
  }

  private func label(of total: EventTotalFinding) -> String {
    ReportWords.line(total.item?.label ?? total.question.text)
  }

  private static func median(_ range: ClosedRange<Double>) -> String {
    let ends = [range.lowerBound, range.upperBound].map { DecimalFormat.trimmed($0, places: 1) }
    return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
  }

  private static func limits(_ rate: IntervalFinding) -> String {
    guard let interval = rate.interval else { return "undefined" }
    func number(_ value: Double) -> String {
      ReportNumbers.fixed(value, places: 1, apartFrom: 0)
    }
    return interval.side.words(number(interval.lower), number(interval.upper))
  }
}
