internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport

/// The root command; each subcommand has a file of its own.
struct HalfwidthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "halfwidth",
    abstract: "An honest interval on every number of a small survey.",
    discussion: """
      Reads a report's published counts and gives each number its uncertainty. \
      Start with 'halfwidth report SURVEY', or with one number: 'halfwidth proportion 37/50'.
      """,
    version: HalfwidthVersion.text,
    subcommands: [
      ReportCommand.self, ProportionCommand.self, MultinomialCommand.self, BatchCommand.self,
    ])

  static let subcommandNames = configuration.subcommands.compactMap { $0.configuration.commandName }
}

/// The program's version, as printed and as written into documents.
enum HalfwidthVersion {
  static let text = "0.1.0"
}

/// Options that every analysis of counts takes.
struct AnalysisArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The confidence level, as 0.95 or 95%.", valueName: "level"))
  var confidence = "0.95"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The output: \(ResultFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"))
  var format = ResultFormat.text.rawValue

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The file to write; it is replaced whole or not at all.", valueName: "path"))
  var output: String?

  func level() throws(CommandFailure) -> ConfidenceLevel {
    try CommandInput.level(confidence)
  }

  /// Writes the findings as asked for.
  func write(_ document: ResultDocument) throws(CommandFailure) {
    let format: ResultFormat = try CommandInput.choice(format, option: "--format")
    let text =
      switch format {
      case .text: document.text
      case .json: document.json
      case .csv: document.csv
      case .markdown: document.markdown
      }
    try OutputFile.write(text, to: output)
  }
}

/// The formats of a command that prints results.
enum ResultFormat: String, CaseIterable {
  case text, json, csv, markdown
}

/// Raw strings of the command line into values: our parsers, so that our sentences and exit codes
/// are what a person sees.
enum CommandInput {
  static func level(_ text: String) throws(CommandFailure) -> ConfidenceLevel {
    do {
      return try ConfidenceLevel(parsing: text)
    } catch {
      throw CommandFailure(
        status: error.isOutOfRange ? .badData : .usage, place: "--confidence",
        message: error.message)
    }
  }

  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String, option: String
  ) throws(CommandFailure) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(
        status: .usage, place: option, message: "'\(text)' is not one of its values; use \(names)")
    }
    return choice
  }

  /// The catalog's entries for `--method`: slugs with commas between them, or `all`.
  static func methods(
    _ text: String, of analysis: Analysis
  ) throws(CommandFailure) -> [AnalysisCatalog.Entry] {
    if text == "all" { return AnalysisCatalog.entries(of: analysis) }
    var entries: [AnalysisCatalog.Entry] = []
    for slug in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let entry = AnalysisCatalog.entry(analysis, method: String(slug)) else {
        let known = AnalysisCatalog.entries(of: analysis).map(\.method).joined(separator: ", ")
        throw CommandFailure(
          status: .usage, place: "--method",
          message: "'\(slug)' is not a method of \(analysis.rawValue); use \(known), or all")
      }
      entries.append(entry)
    }
    return entries
  }
}

extension ConfidenceLevelError {
  var isOutOfRange: Bool {
    switch self {
    case .outOfRange: true
    case .malformed: false
    }
  }
}
