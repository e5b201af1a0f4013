internal import Halfwidth
internal import HalfwidthSurvey

/// What was found of numbers that were typed in, in the formats of commands.
public struct PrintedNumbersDocument: Sendable {
  /// What was found, in the order in which it was asked.
  public var verdicts: [PrintedVerdict]
  /// The version of the program.
  public var version: String

  /// Creates a document.
  public init(_ verdicts: [PrintedVerdict], version: String) {
    self.verdicts = verdicts
    self.version = version
  }

  /// A paragraph for each finding: the sentence first, what belongs to it indented.
  public func text(layout: TextLayout = TextLayout()) -> String {
    verdicts.map { verdict in
      let lines = layout.lines(verdict.headline)
      let details = verdict.details.flatMap { detail in
        PlainText.lines(detail, width: layout.sentences - 2).map { "  " + $0 }
      }
      return (lines + details).joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  /// A list item for each finding, with its details below it.
  public var markdown: String {
    verdicts.map { verdict in
      let details = verdict.details.map { "  - " + MarkdownText.escaped($0) }
      return (["- " + MarkdownText.escaped(verdict.headline)] + details).joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }

  /// One object under the schema `halfwidth/1`; each finding is a result.
  public func json(infinity: InfiniteNumbers? = nil) -> String {
    JSONEnvelope.text(
      command: "audit", version: version,
      ["results": .array(verdicts.map { .object(JSONObject($0.fields)) }), "warnings": .array([])],
      infinity: infinity)
  }

  /// A row for each finding.
  public func csv(_ style: CSVStyle = CSVStyle()) -> String {
    CSVDocument.text(
      verdicts.map { verdict in
        var row = CSVRow(known: verdict.fields)
        row[.numbers] = .string(verdict.numbers.joined(separator: "; "))
        row[.details] = .string(verdict.details.joined(separator: " "))
        row[.repairs] = .string(
          verdict.repairs.map { "\($0.printed): \($0.counts.words)" }.joined(separator: "; "))
        return row
      }, style)
  }
}
