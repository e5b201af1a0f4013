public import Halfwidth

/// The findings of one command, for any of the output formats.
public struct ResultDocument: Sendable {
  /// The command's name, as typed.
  public var command: String
  /// The version of the program.
  public var version: String
  /// The findings, each under the label it was asked for by.
  public var results: [LabelledFinding]

  /// A finding and what it is about.
  public struct LabelledFinding: Sendable {
    /// What was asked for, such as `37/50`.
    public var label: String
    /// What was found.
    public var finding: Finding

    /// Creates a pair.
    public init(label: String, finding: Finding) {
      self.label = label
      self.finding = finding
    }
  }

  /// Creates a document.
  public init(command: String, version: String, results: [LabelledFinding]) {
    self.command = command
    self.version = version
    self.results = results
  }

  /// One object under the schema `halfwidth/1`, over several lines, with a line feed at the end.
  public var json: String {
    let rows: [JSONValue] = results.map { result in
      var object: JSONObject = ["label": .string(result.label)]
      for member in result.finding.json { object.set(member.key, to: member.value) }
      return .object(object)
    }
    return JSONEnvelope.text(command: command, version: version, results: rows, warnings: [])
  }

  /// A row for each estimate, under the wire names.
  public var csv: String {
    let rows = results.flatMap(Self.rows(of:))
    return CSVText.document(
      header: [
        "label", "category", "successes", "n", "estimand", "method", "confidence", "side",
        "estimate",
        "lower", "upper", "warnings",
      ],
      rows: rows.map { row in
        [
          row.label, row.category ?? "", String(row.successes), String(row.trials), row.estimand,
          row.method, "\(row.level.confidence)", row.side.rawValue, "\(row.estimate)",
          row.interval.map { "\($0.lower)" } ?? "", row.interval.map { "\($0.upper)" } ?? "",
          row.warnings.map(\.code.rawValue).joined(separator: " "),
        ]
      })
  }

  /// A table in GitHub's Markdown, and the warnings under it.
  public var markdown: String {
    let table = table
    var lines = MarkdownText.table(
      header: table.header, isNumber: table.isNumber, rows: table.rows)
    lines += notes.flatMap { ["", MarkdownText.paragraph($0)] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// An aligned table for a terminal, and the warnings under it.
  public var text: String {
    let table = table
    var lines = PlainText.table(
      header: table.header, isNumber: table.isNumber, rows: table.rows)
    lines += notes.isEmpty ? [] : [""] + notes
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ResultDocument {
  /// One estimate with its interval, whatever finding it belongs to.
  private struct Row {
    var label: String
    var category: String?
    var successes: Int
    var trials: Int
    var estimand: String
    var method: String
    var level: ConfidenceLevel
    var side: IntervalSide
    var estimate: Double
    var interval: ConfidenceInterval?
    var warnings: [AnalysisWarning]
  }

  private static func rows(of result: LabelledFinding) -> [Row] {
    switch result.finding {
    case .proportion(let finding):
      return finding.counts.binomials.map { counts in
        Row(
          label: result.label, category: nil, successes: counts.successes, trials: counts.trials,
          estimand: finding.estimand, method: finding.method, level: finding.level,
          side: finding.side, estimate: counts.estimate, interval: finding.interval,
          warnings: finding.warnings)
      }
    case .simultaneous(let finding):
      return finding.counts.counts.indices.map { index in
        Row(
          label: result.label, category: "\(index + 1)", successes: finding.counts.counts[index],
          trials: finding.counts.total, estimand: "proportions", method: finding.method,
          level: finding.level, side: .two, estimate: finding.counts.estimates[index],
          interval: finding.intervals?[index], warnings: finding.warnings)
      }
    case .interval, .test, .matrix: return []
    }
  }

  private var table: (header: [String], isNumber: [Bool], rows: [[String]]) {
    let rows = results.flatMap(Self.rows(of:))
    let hasCategories = rows.contains { $0.category != nil }
    var header = ["counts", "estimate", "lower", "upper", "width", "method", "confidence"]
    var isNumber = [false, true, true, true, true, false, true]
    if hasCategories {
      header.insert("category", at: 1)
      isNumber.insert(true, at: 1)
    }
    let body = rows.map { row in
      let interval = row.interval
      var cells = [
        "\(row.successes)/\(row.trials)", DecimalFormat.fixed(row.estimate, places: 4),
        interval.map { DecimalFormat.fixed($0.lower, places: 4) } ?? "undefined",
        interval.map { DecimalFormat.fixed($0.upper, places: 4) } ?? "undefined",
        interval.map { DecimalFormat.fixed($0.upper - $0.lower, places: 4) } ?? "",
        row.method, DecimalFormat.percent(row.level),
      ]
      if hasCategories { cells.insert(row.category ?? "", at: 1) }
      return cells
    }
    return (header, isNumber, body)
  }

  /// Each warning once, with the labels and methods that it holds for.
  private var notes: [String] {
    var notes: [String] = []
    for result in results {
      for warning in result.finding.warnings {
        let note = "\(result.label): \(warning.message)."
        if !notes.contains(note) { notes.append(note) }
      }
    }
    return notes
  }
}
