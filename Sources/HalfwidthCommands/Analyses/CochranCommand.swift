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
      of the respondents in the first column. Of a file that has other columns too, of any format, --columns \
      names those of the items, and --yes the answers that count as yes:

      Example: halfwidth cochran Tests/Cases/before-after.csv --columns tv,radio,web
      """)

  @Argument("Answers such as \"1,0;1,1;0,1\", or a file.", value: "answers")
  var answers: [String] = []

  @Option(
    "The columns of a file of respondents that have the answers, with commas between them; q* for all that "
      + "begin with q.", value: "list")
  var columns: String?

  @OptionGroup var choice: YesArguments
  @OptionGroup var reading: TableFileArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    if let columns { return try count(columns) }
    try choice.refuse(naming: "--columns")
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    for text in try CommandInput.values(answers, of: "cochran", example: "\"1,0;1,1;0,1\"") {
      let file = try reading.answers(text, orNaming: "--columns")
      let responses = try CommandInput.parse(text) { text throws(CountsError) in
        if let file { return try BinaryResponses(file.rows) }
        return try BinaryResponses(parsing: text)
      }
      inputs.append((text, .cochran(responses)))
      if let file {
        files.append(
          ResultInput(
            label: text, content: .answers(responses, items: file.items),
            warnings: file.warnings))
      }
    }
    try arguments.answer(inputs, of: .cochran, files: files)
  }

  /// Counts the answers in columns of a file.
  private func count(_ columns: String) throws {
    try reading.refuseWithColumns()
    let file = try reading.respondents.open(
      answers, of: "cochran", columns: QuotedList.parts(columns))
    guard file.names.count > 1, Set(file.names).count == file.names.count else {
      throw CommandFailure(
        .usage, "--columns", "'\(columns)' is not a list of different columns; name two or more")
    }
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    try ColumnFile.answer(file.parts(try file.choices(choice.yes)), in: &files) { part in
      let label = file.label(file.names.joined(separator: ", "), part)
      let answers = ClassifiedColumn.completeChoices(part.columns)
      guard !answers.isEmpty else {
        throw CommandFailure(
          .badData, label,
          "nobody has an answer in all columns; name columns that were answered together")
      }
      let responses = try CommandInput.checked(
        label, BinaryResponses.init(answers:items:), answers, file.names.count)
      inputs.append((label, .cochran(responses)))
      return file.input(
        label, .answers(responses, items: file.names), part,
        roles: file.names.map { _ in "item" })
    }
    try arguments.answer(inputs, of: .cochran, files: files)
  }
}
