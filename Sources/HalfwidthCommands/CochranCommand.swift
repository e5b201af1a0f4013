internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthSurvey

/// `halfwidth cochran`: several yes-or-no answers of the same respondents.
struct CochranCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cochran",
    abstract: "Several yes-or-no answers of the same respondents: Cochran's Q.",
    discussion: """
      Example: halfwidth cochran "1,0,1;1,1,1;0,0,1;1,0,1"

      One row a respondent, one column an item, 1 for yes and 0 for no, typed as here or in a file of \
      comma-separated values.
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Answers such as \"1,0;1,1;0,1\", or a file.", valueName: "answers"))
  var answers: [String] = []

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(answers, of: "cochran", example: "\"1,0;1,1;0,1\"") {
      let isInline = CommandInput.isInline(text)
      let rows = isInline ? [] : try CommandInput.file(text).rows
      let responses = try CommandInput.parse(text) { text throws(BinaryResponsesError) in
        isInline ? try BinaryResponses(parsing: text) : try BinaryResponses(rows)
      }
      inputs.append((text, .cochran(responses)))
    }
    try arguments.answer(inputs, of: .cochran)
  }
}
