internal import ArgumentParser
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth validate`: everything in a survey folder that does not fit, at once.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Everything that does not fit between a survey's codebook and its data, at once.",
    discussion: """
      Example: halfwidth validate datasets/disrupting-harm-cambodia

      Says what was read where all fits. Where not, each fault is a line of standard error with its place, \
      the codebook's first, and the exit code is 65; with --format json they are in the document. It is 65 too \
      where answers were read that are wrong, as where a respondent stands in two rows.
      """)

  @Argument(help: ArgumentHelp("A survey folder, or its survey.yaml.", valueName: "survey"))
  var survey: String

  @Option(OutputFormat.help(ValidationFormat.text), value: "format")
  var format: String?

  @Option("The file to write; it is replaced whole or not at all.", value: "path")
  var output: String?

  func run() throws {
    let format = try OutputFormat.chosen(format, output: output, usual: ValidationFormat.text)
    let validation = try CommandFailure.translating(SurveyValidation(of: survey))
    switch format {
    case .text:
      if let error = validation.error { throw CommandFailure(error) }
      try OutputFile.write(ValidationDocument.text(validation), to: output)
      guard validation.fits else { throw failure(validation, "'Error' in what was read") }
    case .json:
      try OutputFile.write(
        ValidationDocument.json(validation, version: HalfwidthVersion.text), to: output)
      guard validation.fits else {
        let member = validation.errors.isEmpty ? "warnings" : "errors"
        throw failure(validation, "'\(member)' of the document")
      }
    }
  }

  private func failure(_ validation: SurveyValidation, _ place: String) -> CommandFailure {
    CommandFailure(
      .badData, survey,
      "\(validation.wrong) thing\(validation.wrong == 1 ? " does" : "s do") not fit; see \(place)")
  }
}

/// The formats of what was found.
enum ValidationFormat: String, CaseIterable {
  case text, json
}
