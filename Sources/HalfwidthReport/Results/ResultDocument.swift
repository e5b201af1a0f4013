public import Halfwidth

/// The findings of one command, for any of the output formats.
public struct ResultDocument: Sendable {
  /// The command's name, as typed.
  public var command: String
  /// The version of the program.
  public var version: String
  /// The findings, each under the label it was asked for by.
  public var results: [LabelledFinding]
  /// What was read from files, under the labels of its findings.
  public var inputs: [ResultInput]
  /// Sentences about the question of a label, for people; they stand above what was found.
  public var facts: [String: [String]]
  /// What the question of a label is about, in words, where a sentence needs more than the label.
  public var subjects: [String: String]
  /// Remarks about this run for people, such as what it took; not part of the results.
  public var remarks: [String]
  /// Why methods that were used are the defaults; nil where nobody asked.
  public var explanations: [DefaultReason]?

  /// A finding and what it is about.
  public struct LabelledFinding: Sendable {
    /// What was asked for, such as `37/50`.
    public var label: String
    /// What was found.
    public var finding: Finding

    /// The label for programs: counts as `3 of 26`, events as `69 in 11`, because spreadsheets take `3/26` for a date.
    var wireLabel: String {
      if let counts = try? BinomialCounts(parsing: label) {
        return "\(counts.successes) of \(counts.trials)"
      }
      guard (try? EventCounts(parsing: label)) != nil else { return label }
      return label.split(separator: "/").joined(separator: " in ")
    }

    /// What was found under the label.
    var fields: FieldList { labelled(finding.fields) }
    /// The same with a list for each row of a table; what has a label of its own keeps it.
    var rows: [FieldList] { finding.rows.map(labelled) }

    private func labelled(_ fields: FieldList) -> FieldList {
      if fields["label"] != nil { return fields }
      var labelled: FieldList = ["label": .string(wireLabel)]
      labelled.add(fields)
      return labelled
    }

    /// Creates a pair.
    public init(label: String, finding: Finding) {
      self.label = label
      self.finding = finding
    }
  }

  /// Creates a document.
  public init(
    command: String, version: String, results: [LabelledFinding], inputs: [ResultInput] = [],
    facts: [String: [String]] = [:], subjects: [String: String] = [:],
    remarks: [String] = [], explanations: [DefaultReason]? = nil
  ) {
    self.command = command
    self.version = version
    self.results = results
    self.inputs = inputs
    self.facts = facts
    self.subjects = subjects
    self.remarks = remarks
    self.explanations = explanations
  }

  /// The remarks with the explanations after them; that there are none is said too.
  private var remarksAndExplanations: [String] {
    guard let explanations else { return remarks }
    return remarks
      + (explanations.isEmpty
        ? ["No method that was used is a default; there is nothing to explain."]
        : explanations.map { "Why \($0.method)? \($0.reason)" })
  }

  /// One object under the schema `halfwidth/1`, over several lines, with a line feed at the end.
  ///
  /// Of a family each statistic is a result. An infinite number is null, and `NAME_infinite` is true. What
  /// was read from files stands under `inputs`, and what is to be known of it under `warnings`.
  ///
  /// - Parameter infinity: How an infinite number is written instead; nil for null.
  public func json(infinity: InfiniteNumbers? = nil) -> String {
    let rows = results.flatMap { result -> [JSONValue] in
      // The statistics of a family are results of their own.
      let lists = if case .family = result.finding { result.rows } else { [result.fields] }
      return lists.map { .object(JSONObject($0)) }
    }
    var content: JSONObject = [:]
    if !inputs.isEmpty {
      content.set("inputs", to: .array(inputs.map { .object(JSONObject($0.fields)) }))
    }
    if let explanations {
      content.set(
        "explanations",
        to: .array(
          explanations.map {
            .object(["method": .string($0.method), "reason": .string($0.reason)])
          }))
    }
    content.set("results", to: .array(rows))
    let warnings = inputs.flatMap { input in
      input.warnings.map { warning in
        JSONValue.object([
          "label": .string(input.label), "code": .string(warning.code.rawValue),
          "message": .string(warning.message),
        ])
      }
    }
    content.set("warnings", to: .array(warnings))
    return JSONEnvelope.text(
      command: command, version: version, content, infinity: infinity)
  }

  /// A row for each result under the wire names, and for a matrix a row for each cell.
  public func csv(_ style: CSVStyle = CSVStyle()) -> String {
    CSVDocument.text(ResultCSV.rows(results, inputs: inputs), style)
  }

  /// The tables in GitHub's Markdown, with the notes under them.
  public func markdown(_ style: NumberStyle = NumberStyle()) -> String {
    let blocks = blocks(style).map { block in
      var paragraphs = block.heading.map { ["## " + MarkdownText.escaped($0)] } ?? []
      paragraphs += block.facts.map(MarkdownText.paragraph)
      paragraphs += block.tables.map {
        MarkdownText.table(header: $0.header, isNumber: $0.isNumber, rows: $0.rows)
          .joined(separator: "\n")
      }
      return (paragraphs + block.notes.map(MarkdownText.paragraph)).joined(separator: "\n\n")
    }
    return (blocks + remarksAndExplanations.map(MarkdownText.paragraph)).joined(separator: "\n\n")
      + "\n"
  }

  /// Aligned tables for a terminal, with the notes under them.
  public func text(
    _ style: NumberStyle = NumberStyle(), layout: TextLayout = TextLayout()
  ) -> String {
    let blocks = blocks(style).map { block in
      let heading = block.heading.map { [layout.heading($0)] } ?? []
      let facts = block.facts.flatMap(layout.lines)
      let tables = block.tables.map {
        layout.table(header: $0.header, isNumber: $0.isNumber, rows: $0.rows)
      }
      let notes = block.notes.flatMap(layout.lines)
      return (heading + [facts] + tables + [notes]).filter { !$0.isEmpty }
        .map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }
    let remarks = remarksAndExplanations.map { layout.lines($0).joined(separator: "\n") }
    return (blocks + remarks).joined(separator: "\n\n") + "\n"
  }

  private func blocks(_ style: NumberStyle) -> [ResultBlock] {
    ResultBlock.blocks(of: results, inputs: inputs, facts: facts, style: style)
  }
}
