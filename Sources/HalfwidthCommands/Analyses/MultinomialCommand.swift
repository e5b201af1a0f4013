internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth multinomial`: intervals for all shares of a distribution at once.
struct MultinomialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "multinomial",
    abstract: "Intervals for the shares of several categories that hold together.",
    discussion: """
      Example: halfwidth multinomial 4,9,12,25 --method all

      Of a file with a row for each respondent --column names the answers:

      Example: halfwidth multinomial Tests/Cases/before-after.csv --column after

      Methods: \(AnalysisArguments.methods(of: .multinomial)). Where none is asked for: \
      \(SimultaneousMethod.default.rawValue), or \
      \(SimultaneousMethod.bonferroniClopperPearson.rawValue) with a count below 3, or the Wilson \
      interval of the one proportion that two categories are. With --scores the mean score and the \
      share of the two highest categories too.
      """)

  @Argument("A count for each category, such as 4,9,12,25.", value: "counts")
  var counts: [String] = []

  @Option("Scores of the categories, where they are ordered, such as 1,2,3,4.", value: "list")
  var scores: String?

  @Option("The column of a file of respondents whose answers are the categories.", value: "column")
  var column: String?

  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    if let column { return try count(column) }
    try respondents.refuse(counts, naming: "--column")
    let scores = try CommandInput.numbers(scores, option: "--scores")
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(counts, of: "multinomial", example: "4,9,12,25") {
      let counts = try CommandInput.parse(text, as: CategoryCounts.init(parsing:))
      let ordinal = try CommandInput.checked(text, OrdinalCounts.init(_:scores:), counts, scores)
      inputs.append((text, .multinomial(counts, scores == nil ? nil : ordinal)))
    }
    try arguments.answer(inputs, of: .multinomial)
  }

  /// Counts the answers in a column of a file.
  private func count(_ column: String) throws {
    let scores = try CommandInput.numbers(scores, option: "--scores")
    let file = try respondents.open(counts, of: "multinomial", columns: [column])
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    for part in file.parts(try file.categories()) {
      let column = part.columns[0]
      let label = file.label(column.name, part)
      if column.categories.count == 1 {
        throw CommandFailure(
          .badData, label,
          "column '\(column.name)' has one answer only, '\(column.categories[0])'; shares need two")
      }
      let counts = try CommandInput.checked(label, CategoryCounts.init(_:), column.counts)
      let ordinal = try CommandInput.checked(
        label, OrdinalCounts.init(_:scores:), counts, scores)
      inputs.append((label, .multinomial(counts, scores == nil ? nil : ordinal)))
      files.append(
        file.input(label, .answer(counts, names: column.categories), part, roles: ["column"]))
    }
    try arguments.answer(inputs, of: .multinomial, files: files)
  }
}
