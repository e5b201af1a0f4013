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

  private static let width = 100

  /// A paragraph for each finding: the sentence first, what belongs to it indented.
  public var text: String {
    verdicts.map { verdict in
      let lines = PlainText.lines(verdict.headline, width: Self.width)
      let details = verdict.details.flatMap { detail in
        PlainText.lines(detail, width: Self.width - 2).map { "  " + $0 }
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
  public var json: String {
    JSONEnvelope.text(
      command: "audit", version: version,
      ["results": .array(verdicts.map { .object(JSONObject($0.fields)) }), "warnings": .array([])])
  }

  /// A row for each finding.
  public var csv: String {
    CSVText.document(
      header: PrintedVerdict.names,
      rows: verdicts.map { verdict in
        let fields = verdict.fields
        return PrintedVerdict.names.map { name in
          switch name {
          case "numbers": verdict.numbers.joined(separator: "; ")
          case "details": verdict.details.joined(separator: " ")
          case "repairs":
            verdict.repairs.map { "\($0.printed): \($0.counts.words)" }.joined(separator: "; ")
          default: fields[name].map(ResultCSV.text) ?? ""
          }
        }
      })
  }
}
