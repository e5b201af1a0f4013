internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport

/// `halfwidth proportion`: intervals for one proportion each.
struct ProportionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proportion",
    abstract: "Intervals for one proportion each.",
    discussion: """
      Example: halfwidth proportion 37/50 3/26 --method wilson,clopper-pearson

      Methods: \(ProportionMethod.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Successes and trials, such as 37/50.", valueName: "counts"))
  var counts: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Methods with commas between them, or all (default: \(ProportionMethod.default.rawValue)).",
      valueName: "methods"))
  var method = ProportionMethod.default.rawValue

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Limits: two, or a one-sided bound, lower or upper.", valueName: "side"))
  var side = IntervalSide.two.rawValue

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let level = try arguments.level()
    let side: IntervalSide = try CommandInput.choice(side, option: "--side")
    let entries = try CommandInput.methods(method, of: .proportion)
    let options = AnalysisOptions(level: level, side: side)
    var results: [ResultDocument.LabelledFinding] = []
    for text in try CommandInput.values(counts, of: "proportion", example: "37/50") {
      let input = AnalysisInput.proportion(try Self.parse(text))
      for entry in entries {
        let finding = entry.finding(for: input, options: options)
        // Under `all` a method without the form asked for is a row that says so.
        if method != "all", let refusal = finding.refusal {
          throw CommandFailure(
            status: .usage, place: "--method \(entry.method)",
            message: "\(refusal.message); use --side two, or another method")
        }
        results.append(ResultDocument.LabelledFinding(label: text, finding: finding))
      }
    }
    try arguments.write(
      ResultDocument(command: "proportion", version: HalfwidthVersion.text, results: results))
  }

  private static func parse(_ text: String) throws(CommandFailure) -> BinomialCounts {
    do {
      return try BinomialCounts(parsing: text)
    } catch {
      let isMalformed = if case .malformed = error { true } else { false }
      throw CommandFailure(
        status: isMalformed ? .usage : .badData, place: text, message: error.message)
    }
  }
}

extension Finding {
  /// The warning that a method does not have the form asked for, which is an error unless all methods
  /// were asked for.
  var refusal: AnalysisWarning? {
    warnings.first { $0.code == .noOneSidedForm }
  }
}

extension CommandInput {
  /// The positional values; what looks like an option that nobody knows is a usage error.
  static func values(
    _ values: [String], of command: String, example: String
  ) throws(CommandFailure) -> [String] {
    for value in values where value.hasPrefix("-") && !value.dropFirst().allSatisfy(isPartOfNumber)
    {
      throw CommandFailure(
        status: .usage, place: value,
        message: "is not an option of this command; see 'halfwidth \(command) --help'")
    }
    if values.isEmpty {
      throw CommandFailure(
        status: .usage, place: "halfwidth \(command)",
        message: "no counts are given; write them after the command, such as \(example)")
    }
    return values
  }

  private static func isPartOfNumber(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || "/,.-+".contains(character))
  }
}
