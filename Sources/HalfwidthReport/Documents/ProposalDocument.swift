public import HalfwidthSurvey

/// What was recognised in a file of answers, as text for who will read the proposed codebook.
public enum ProposalDocument {
  private static let mostListed = 40

  /// Returns the questions, what stands for no answer, and what is left out and why.
  public static func text(
    _ proposal: CodebookProposal, layout: TextLayout = TextLayout()
  ) -> String {
    let codebook = proposal.codebook
    let used = codebook.questions.reduce(0) { $0 + $1.columnCount }
    var lines = layout.lines(
      "\(ReportWords.counted(codebook.rows, "row")), \(ReportWords.counted(codebook.columns, "column")): "
        + "\(ReportWords.counted(codebook.questions.count, "question")) of \(ReportWords.counted(used, "column")), "
        + "\(codebook.leftOut.count) left out.")
    for remark in proposal.remarks { lines += layout.lines("Note: \(remark).") }
    lines.append("")
    lines += layout.table(
      header: ["question", "type", "columns", "because"],
      isNumber: [false, false, true, false],
      rows: codebook.questions.prefix(mostListed).map {
        [$0.id, $0.type.rawValue, "\($0.columnCount)", $0.reason]
      })
    let more = codebook.questions.count - mostListed
    if more > 0 { lines.append("and \(more) more in survey.yaml") }
    for comparison in codebook.comparisons {
      lines += layout.lines(
        "Comparison: \(comparison.first) with \(comparison.second), \(ReportWords.counted(comparison.items, "item"))."
      )
    }
    for part in codebook.missingWords {
      lines += layout.lines("No answer: \(part).")
    }
    lines += leftOut(codebook.leftOut, layout)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The columns by their reasons.
  private static func leftOut(
    _ columns: [ProposedCodebook.LeftOut], _ layout: TextLayout
  ) -> [String] {
    if columns.isEmpty { return [] }
    var lines = ["", "Left out:"]
    for (reason, columns) in columns.together(by: \.reason) {
      let names = columns.prefix(5).map { ShownText.shortened($0.column, atMost: 40) }
      let more = columns.count - names.count
      let doubt = columns[0].isDoubtful ? "not sure: " : ""
      lines += PlainText.lines(
        "\(doubt)\(names.joined(separator: ", "))\(more > 0 ? " and \(more) more" : ""): \(reason).",
        width: layout.sentences - 2
      ).map { "  " + $0 }
    }
    return lines
  }
}
