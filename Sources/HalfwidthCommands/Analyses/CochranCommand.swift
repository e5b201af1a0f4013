internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth cochran`: several yes-or-no answers of the same respondents.
struct CochranCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cochran",
    abstract: "Several yes-or-no answers of the same respondents: Cochran's Q.",
    discussion: """
      Example: halfwidth cochran "1,0,1;1,1,1;0,0,1;1,0,1"

      One row a respondent, one column an item, 1 for yes and 0 for no, typed as here or in a file of \
      comma-separated values, with or without names of the items in the first row and numbers or names \
      of the respondents in the first column.
      """)

  @Argument("Answers such as \"1,0;1,1;0,1\", or a file.", value: "answers")
  var answers: [String] = []

  @OptionGroup var reading: TableFileArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    for text in try CommandInput.values(answers, of: "cochran", example: "\"1,0;1,1;0,1\"") {
      let file = try reading.file(text, as: .answers)
      let responses = try CommandInput.parse(text) { text throws(CountsError) in
        if let file { return try BinaryResponses(file.rows) }
        return try BinaryResponses(parsing: text)
      }
      inputs.append((text, .cochran(responses)))
      if let file {
        files.append(
          ResultInput(
            label: text, content: .answers(responses, items: file.columnNames),
            warnings: file.warnings))
      }
    }
    try arguments.answer(inputs, of: .cochran, files: files)
  }
}
