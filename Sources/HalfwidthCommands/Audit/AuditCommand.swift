internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth audit`: what is wrong with published numbers.
///
/// What is asked of a survey stands in ``SurveyAudit``.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "What is wrong with published numbers.",
    discussion: """
      Example: halfwidth audit datasets/disrupting-harm-cambodia

      Of a survey folder: every printed number that does not fit the others, and what the numbers say of \
      each claim, in the sample and beyond it. The exit code is 1 where a finding is an error, which \
      means that what is printed can't all be right.
      """)

  @Argument("A survey folder, or its survey.yaml.", value: "survey") var values: [String] = []

  @Flag(
    name: .customLong("letter"),
    help: """
      Write a letter to the authors instead: the fewest numbers that would decide what is open.
      """)
  var isLetter = false

  @OptionGroup var confidence: ConfidenceArguments

  @Option(
    "The output: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).", value: "format"
  )
  var format = ReportFormat.text.rawValue

  @Option("The file to write; it is replaced whole or not at all.", value: "path")
  var output: String?

  func run() throws {
    for value in values where value.hasPrefix("-") {
      throw CommandFailure.unknownOption(value, of: Self.configuration.commandName ?? "audit")
    }
    guard let survey = values.first, values.count == 1 else {
      throw CommandFailure(
        .usage, "halfwidth audit",
        values.isEmpty
          ? "no survey is given; give a folder that holds a survey.yaml"
          : "one survey at a time; '\(values[1])' is a second one")
    }
    try SurveyAudit(
      path: survey, level: try confidence.level(),
      format: try CommandInput.choice(format, option: "--format"), isLetter: isLetter,
      output: output
    ).run()
  }
}
