/// Writes a proposed codebook as `survey.yaml`.
struct CodebookYAML {
  private var lines: [String] = []

  static func text(of codebook: ProposedCodebook) -> String {
    var writer = CodebookYAML()
    writer.head(codebook)
    writer.data(codebook)
    writer.scales(codebook.scales)
    writer.questions(codebook.questions)
    writer.comparisons(codebook.comparisons)
    writer.leftOut(codebook.leftOut)
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func say(_ text: String, indent: Int = 0) {
    lines += YAMLWords.comment(text, indent: indent)
  }

  private static func sentence(_ reason: String) -> String {
    reason.prefix(1).uppercased() + reason.dropFirst() + "."
  }

  private mutating func add(_ indent: Int, _ key: String, _ value: String) {
    lines.append(String(repeating: " ", count: indent) + "\(key): \(value)")
  }

  private mutating func head(_ codebook: ProposedCodebook) {
    say(
      "A proposal for \(codebook.file): \(codebook.rows) row\(codebook.rows == 1 ? "" : "s"), "
        + "\(codebook.columns) column\(codebook.columns == 1 ? "" : "s"). Each comment says why a part is as "
        + "it is: read it against the questionnaire, and correct what is wrong. 'halfwidth validate' says what "
        + "does not fit.")
    add(0, "schema", CodebookReader.schema)
    say("A title, and where the answers come from, as readers of the report shall see them.")
    add(0, "title", YAMLWords.scalar(codebook.file))
    add(0, "source", "{citation: \(YAMLWords.scalar(codebook.file))}")
    say(
      "How respondents were chosen: convenience, srs (with population), stratified or clustered. A convenience "
        + "sample is what can always be said.")
    add(0, "sample", "{design: convenience}")
  }

  private mutating func data(_ codebook: ProposedCodebook) {
    lines.append("data:")
    add(2, "responses", YAMLWords.scalar(codebook.file))
    if let respondent = codebook.respondent {
      say("Each value stands in one row, and the column is called like an identifier.", indent: 2)
      add(2, "respondent", YAMLWords.scalar(respondent))
    }
    var format: [(key: String, value: String)] = []
    if let separator = codebook.format.separator {
      format.append(("separator", separator.rawValue))
    }
    if let mark = codebook.format.decimalMark { format.append(("decimal", mark.rawValue)) }
    if let encoding = codebook.format.encoding { format.append(("encoding", encoding.rawValue)) }
    if let sheet = codebook.sheet { format.append(("sheet", sheet)) }
    if let rows = codebook.format.headerRows { format.append(("header_rows", "\(rows)")) }
    if !format.isEmpty { add(2, "format", YAMLWords.mapping(format)) }
    missing(codebook.missing, indent: 2)
  }

  private mutating func missing(_ missing: ProposedMissing, indent: Int) {
    if missing.values.isEmpty { return }
    say(
      "No answers. \(missing.words). Reasons are no-answer, dont-know, not-asked and "
        + "not-reached: move a value where its reason is another.", indent: indent)
    lines.append(String(repeating: " ", count: indent) + "missing:")
    for reason in MissingReason.allCases {
      let values = missing.texts(of: reason)
      if !values.isEmpty { add(indent + 2, reason.rawValue, YAMLWords.list(values)) }
    }
  }

  private mutating func scales(_ scales: [ProposedScale]) {
    if scales.isEmpty { return }
    lines.append("")
    lines.append("scales:")
    for scale in scales {
      say(Self.sentence(scale.reason), indent: 2)
      lines.append("  \(YAMLWords.scalar(scale.name)):")
      add(4, "levels", YAMLWords.list(scale.levels))
      if !scale.apart.isEmpty { add(4, "apart", YAMLWords.list(scale.apart)) }
      if let headline = scale.headline {
        if scale.upper.count > 1 {
          say("The box that stands for an item: the levels above the middle.", indent: 4)
          lines.append("    boxes:")
          add(6, YAMLWords.scalar(headline), YAMLWords.list(scale.upper))
        } else {
          say("The level that stands for an item: the only one above the middle.", indent: 4)
        }
        add(4, "headline", YAMLWords.scalar(headline))
      }
      codes(scale.codes, indent: 4)
    }
  }

  private mutating func codes(_ codes: [AnswerCode], indent: Int) {
    if codes.isEmpty { return }
    lines.append(String(repeating: " ", count: indent) + "codes:")
    for code in codes {
      add(indent + 2, YAMLWords.scalar(code.value), YAMLWords.scalar(code.answer))
    }
  }

  private mutating func questions(_ questions: [ProposedQuestion]) {
    lines.append("")
    lines.append("questions:")
    for question in questions {
      say(Self.sentence(question.reason), indent: 2)
      lines.append("  - id: \(YAMLWords.scalar(question.id))")
      add(4, "text", YAMLWords.scalar(question.text))
      add(4, "type", question.type.rawValue)
      if let scale = question.scale { add(4, "scale", YAMLWords.scalar(scale)) }
      if let column = question.column { add(4, "column", YAMLWords.scalar(column)) }
      if let split = question.split { add(4, "split", YAMLWords.scalar(split)) }
      if question.blankIsNotChosen {
        say("Options are chosen or blank, so a blank is taken for not chosen.", indent: 4)
        add(4, "blank", "not-chosen")
      }
      entries("items", question.items.map { ($0.id, $0.label) })
      entries(
        "columns",
        question.items.compactMap { item in item.column.map { (item.id, $0) } })
      codes(question.codes, indent: 4)
      if let missing = question.missing { self.missing(missing, indent: 4) }
    }
  }

  private mutating func entries(_ key: String, _ entries: [(key: String, value: String)]) {
    if entries.isEmpty { return }
    lines.append("    \(key):")
    for entry in entries { add(6, YAMLWords.scalar(entry.key), YAMLWords.scalar(entry.value)) }
  }

  private mutating func comparisons(_ comparisons: [ProposedComparison]) {
    if comparisons.isEmpty { return }
    lines.append("")
    say(
      "Pairs of questions with the same items, answered by the same respondents. A comparison is planned before "
        + "its answers are looked at: take out those that were not.")
    lines.append("comparisons:")
    for comparison in comparisons {
      lines.append("  - id: \(YAMLWords.scalar(comparison.id))")
      add(4, "first", YAMLWords.scalar(comparison.first))
      add(4, "second", YAMLWords.scalar(comparison.second))
      add(4, "design", "paired")
      if !comparison.unmatched.isEmpty {
        say("Items that only one of the two has.", indent: 4)
        add(4, "unmatched", YAMLWords.list(comparison.unmatched))
      }
    }
  }

  private mutating func leftOut(_ columns: [ProposedCodebook.LeftOut]) {
    let doubtful = columns.filter(\.isDoubtful)
    let others = columns.filter { !$0.isDoubtful }
    if !doubtful.isEmpty {
      lines.append("")
      say(
        "Not sure of these, so they are not analysed. To use one, put it among the questions without the #, and "
          + "complete it.")
      for column in doubtful {
        say("\(column.column.words.shortened): \(column.reason).")
        let name = YAMLWords.scalar(column.column)
        lines.append(
          "#  - {id: \(YAMLWords.scalar(ProposedNames.plain(column.column))), text: \(name), type: single, "
            + "column: \(name), items: {}, codes: {}}")
      }
    }
    if !others.isEmpty {
      lines.append("")
      say("Left out:")
      for column in others { say("\(column.column.words.shortened): \(column.reason).") }
    }
  }
}
