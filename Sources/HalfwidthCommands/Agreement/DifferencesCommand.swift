internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth differences`: differences of the same respondents, by their signs and ranks.
struct DifferencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differences",
    abstract: "Differences of the same respondents: signed-rank and sign tests.",
    discussion: """
      Example: halfwidth differences -3,2,0,5,4,1

      Each number is one respondent's difference, such as the first answer minus the second. Of a file with a row for \
      each respondent --first and --second name two columns of numbers, whose difference is taken:

      Example: halfwidth differences Tests/Cases/before-after.csv --first before --second after --alternative less

      With --alternative greater the tests are against differences that tend to be above 0. Answers in words are \
      counted by square, which has the same tests.

      Methods: \(AnalysisArguments.methods(of: .differences)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .differences).joined(separator: ", ")).
      """)

  @Argument("Differences such as -3,2,0,5, or a file.", value: "differences")
  var differences: [String] = []

  @Option("The column of a file of respondents that has the first number.", value: "column")
  var first: String?

  @Option("The column of a file of respondents that has the second number.", value: "column")
  var second: String?

  @OptionGroup var direction: AlternativeArguments
  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    if first != nil || second != nil {
      try count(&inputs, &files)
    } else {
      try respondents.refuse(differences, naming: "--first and --second")
      for text in try CommandInput.lists(differences, of: "differences", example: "-3,2,0,5") {
        let own = try CommandInput.parse(text, as: SignedDifferences.init(parsing:))
        inputs.append((text, .differences(own)))
      }
    }
    try arguments.answer(
      inputs, of: .differences, hypothesis: try direction.hypothesis(), files: files)
  }

  /// Takes the differences of two columns of a file.
  private func count(
    _ inputs: inout [AnalysisArguments.LabelledInput], _ files: inout [ResultInput]
  ) throws {
    let names = try ColumnArguments.pair(("--first", first), ("--second", second))
    let file = try respondents.open(differences, of: "differences", columns: names)
    let (columns, numbers) = try file.numbers()
    try ColumnFile.answer(file.parts(columns), in: &files) { part in
      let label = file.label("\(file.names[0]) minus \(file.names[1])", part)
      let rows = ClassifiedColumn.completeRows(part.columns)
      let own = try CommandInput.checked(
        label, SignedDifferences.init(_:minus:), rows.map { numbers[0][$0] },
        rows.map { numbers[1][$0] })
      inputs.append((label, .differences(own)))
      return file.input(
        label, .differences(count: own.total), part, roles: ["first", "second"])
    }
  }
}
