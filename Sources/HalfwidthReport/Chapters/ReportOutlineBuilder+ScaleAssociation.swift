internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// Whether those who stand higher on one scale stand higher on the other; nil where that is not known of any item.
  func associationTable(
    _ comparison: ComparisonFindings, _ words: ComparisonWords
  ) -> ReportTable? {
    let found = comparison.items.compactMap { item in item.association.map { (item, $0) } }
    if found.isEmpty { return nil }
    let areFew = found.contains { $0.1.respondents < ScaleAssociation.fewRespondents }
    var notes = [
      "Kendall's tau-b runs from \u{2212}1 to 1 and is above 0 where respondents who stand higher on the one scale mostly "
        + "stand higher on the other. It is of those who gave a step of the scale to both. The interval is plus and minus z "
        + "standard errors; p is that of Jonckheere and Terpstra's test, which has the statistic of tau-b and the variance that "
        + "all orders of the answers have, and is adjusted by Holm's rule for itself. The interval is not dual to the test."
    ]
    if areFew {
      notes.append(
        "With fewer than \(ScaleAssociation.fewRespondents) respondents, and near \u{2212}1 and 1, the interval is too short."
      )
    }
    notes += ReportWords.sentences(found.flatMap(\.1.warnings))
    return ReportTable(
      caption: say("Whether respondents who stand higher on one scale stand higher on the other"),
      kind: "association",
      columns: ReportTable.Column.list([
        say("Item"), say("Answered both"), EstimandName("tau_b").name, say("\(level) interval"),
        "p", say("Adjusted p"),
      ]),
      rows: found.map { item, association in
        ReportTable.Row(
          [label(item.item, of: comparison), "\(association.respondents)"]
            + measured(association.finding)
            + [association.pValue, association.adjusted].map {
              $0.map(ReportNumbers.pValue) ?? "undefined"
            })
      }, notes: notes)
  }
}
