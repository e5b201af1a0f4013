internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth audit`: what is wrong with published numbers.
///
/// What is asked of a survey stands in ``SurveyAudit``, of numbers that are typed in in ``NumbersAudit``.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "What is wrong with published numbers.",
    discussion: """
      Example: halfwidth audit datasets/disrupting-harm-cambodia

      Of a survey folder: every printed number that does not fit the others, and what the numbers say of \
      each claim, in the sample and beyond it. The exit code is 1 where a finding is an error, which \
      means that what is printed can't all be right.

      Of numbers that are typed in: halfwidth audit --n 50 74% 8% 54%; categories that exclude each other: \
      halfwidth audit --n 50 --set 44%,38%,16%,2%; which n fits: halfwidth audit --percents 37,26,22; a count with \
      its percentage: halfwidth audit 37/50=74%; means of whole answers: halfwidth audit --mean 3.48 --sd 1.20 \
      --n 50 --scale 1..5; a test: halfwidth audit --test 't(28) = 2.20, p = .036'.
      """)

  @Argument("A survey folder, or its survey.yaml; or printed numbers.", value: "survey")
  var values: [String] = []

  @OptionGroup var numbers: NumbersArguments

  @Flag(
    name: .customLong("letter"),
    help: """
      Write a letter to the authors instead: the fewest numbers that would decide what is open.
      """)
  var isLetter = false

  @OptionGroup var confidence: ConfidenceArguments

  @Option(OutputFormat.help(AuditFormat.text), value: "format")
  var format: String?

  @OptionGroup var wire: WireArguments

  @Option("The file to write; it is replaced whole or not at all.", value: "path")
  var output: String?

  func run() throws {
    for value in values
    where value.hasPrefix("-") && !(value.dropFirst().first?.isNumber ?? false) {
      throw CommandFailure.unknownOption(value, of: Self.configuration.commandName ?? "audit")
    }
    if numbers.isGiven || NumbersAudit.areNumbers(values) { return try auditNumbers() }
    guard let survey = values.first, values.count == 1 else {
      throw CommandFailure(
        .usage, "halfwidth audit",
        values.isEmpty
          ? "no survey is given; give a folder that holds a survey.yaml"
          : "one survey at a time; '\(values[1])' is a second one")
    }
    let format = try chosenFormat()
    try SurveyAudit(
      path: survey, level: try confidence.level(), format: format, style: try style(format),
      isLetter: isLetter, output: output
    ).run()
  }

  private func chosenFormat() throws(CommandFailure) -> AuditFormat {
    try OutputFormat.chosen(format, output: output, usual: .text)
  }

  private func style(_ format: AuditFormat) throws(CommandFailure) -> ReportStyle {
    try wire.check(format.rawValue)
    return ReportStyle(
      csv: try wire.csv(), infinity: try wire.infinite(), layout: Terminal.layout(of: output))
  }

  private func auditNumbers() throws {
    guard confidence.confidence == "0.95" else {
      throw CommandFailure(
        .usage, "--confidence",
        "has no part in whether printed numbers can be right; leave it out")
    }
    let format = try chosenFormat()
    let style = try style(format)
    let verdicts = try NumbersAudit(numbers, values: values).verdicts()
    let document = PrintedNumbersDocument(verdicts, version: HalfwidthVersion.text)
    let text: String
    switch format {
    case .text: text = document.text(layout: style.layout)
    case .markdown: text = document.markdown
    case .json: text = document.json(infinity: style.infinity)
    case .csv: text = document.csv(style.csv)
    case .html:
      throw CommandFailure(
        .usage, "--format", "there is no page of single numbers; use text, markdown, json or csv")
    }
    try OutputFile.write(text, to: output)
    if verdicts.contains(where: { $0.severity == .error }) { throw CommandFailure.foundError }
  }
}
