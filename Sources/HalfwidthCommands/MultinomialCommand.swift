internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport

/// `halfwidth multinomial`: intervals for all shares of a distribution at once.
struct MultinomialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "multinomial",
    abstract: "Intervals for the shares of several categories that hold together.",
    discussion: """
      Example: halfwidth multinomial 4,9,12,25 --method all

      Methods: \(SimultaneousMethod.allCases.map(\.rawValue).joined(separator: ", ")). Where none is \
      asked for: \(SimultaneousMethod.default.rawValue), or \
      \(SimultaneousMethod.bonferroniClopperPearson.rawValue) with a count below 3, or the Wilson \
      interval of the one proportion that two categories are.
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("A count for each category, such as 4,9,12,25.", valueName: "counts"))
  var counts: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Methods with commas between them, or all.", valueName: "methods"))
  var method: String?

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let options = AnalysisOptions(level: try arguments.level())
    let entries = try method.map { try CommandInput.methods($0, of: .multinomial) }
    var results: [ResultDocument.LabelledFinding] = []
    for text in try CommandInput.values(counts, of: "multinomial", example: "4,9,12,25") {
      let input = AnalysisInput.multinomial(try Self.parse(text))
      let findings =
        entries.map { $0.map { $0.finding(for: input, options: options) } }
        ?? [AnalysisCatalog.defaultFinding(for: input, options: options)]
      results += findings.map { ResultDocument.LabelledFinding(label: text, finding: $0) }
    }
    try arguments.write(
      ResultDocument(command: "multinomial", version: HalfwidthVersion.text, results: results))
  }

  private static func parse(_ text: String) throws(CommandFailure) -> CategoryCounts {
    do {
      return try CategoryCounts(parsing: text)
    } catch {
      let isMalformed = if case .malformed = error { true } else { false }
      throw CommandFailure(
        status: isMalformed ? .usage : .badData, place: text, message: error.message)
    }
  }
}
