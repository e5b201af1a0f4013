internal import ArgumentParser
internal import HalfwidthReport

/// `halfwidth schema`: the JSON Schema of what the program writes and reads.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "The JSON Schema (2020-12) of documents, and of requests and answers of batch.",
    discussion: """
      Example: halfwidth schema --of batch-request

      'result' is the document of every analysis with --format json; 'report', 'audit' (of a survey), \
      'audit-numbers' (of numbers that are typed in) and 'validate' are those of their commands; 'batch-request' \
      and 'batch-answer' are a line of batch.
      """)

  @Option("What the schema is of: \(names.joined(separator: ", ")).", value: "what")
  var of = WireSchema.result.rawValue

  @Option("The file to write; it is replaced whole or not at all.", value: "path")
  var output: String?

  private static let request = "batch-request"
  static let names = WireSchema.allCases.map(\.rawValue) + [request]

  func run() throws {
    try OutputFile.write(try Self.text(of: of), to: output)
  }

  /// A schema by its name.
  static func text(of name: String) throws(CommandFailure) -> String {
    if name == request { return BatchSchema.document }
    guard let schema = WireSchema(rawValue: name) else {
      throw CommandFailure(
        .usage, "--of", "'\(name)' is not one of its values; use \(names.joined(separator: ", "))")
    }
    return schema.text(errors: BatchError.Code.allCases.map(\.rawValue))
  }
}
