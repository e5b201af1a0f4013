internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth goodness`: whether the shares of categories are as stated.
struct GoodnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "goodness",
    abstract: "Whether the shares of categories are as stated: goodness of fit.",
    discussion: """
      Example: halfwidth goodness 12,20,18 --shares 1,1,1

      The shares are numbers above 0, such as percentages or 9,3,3,1; where none are given they are equal. Not \
      for shares that were estimated from the same counts. Of a file with a row for each respondent --column names \
      the answers, whose order is that of 'halfwidth multinomial':

      Example: halfwidth goodness Tests/Cases/before-after.csv --column after

      Methods: \(AnalysisArguments.methods(of: .goodness)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .goodness).joined(separator: ", ")).
      """)

  @Argument("A count for each category, such as 12,20,18.", value: "counts")
  var counts: [String] = []

  @Option("The stated share of each category, such as 1,1,1 or 40,35,25.", value: "list")
  var shares: String?

  @Option("The column of a file of respondents whose answers are the categories.", value: "column")
  var column: String?

  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    // Percentages may say so: 40%,35%,25%.
    let parts = shares?.split(separator: ",", omittingEmptySubsequences: false) ?? []
    let arePercentages = !parts.isEmpty && parts.allSatisfy { $0.last == "%" }
    let shares = try CommandInput.numbers(
      arePercentages ? parts.map { $0.dropLast() }.joined(separator: ",") : shares,
      option: "--shares")
    if arePercentages, let shares, !GoodnessCounts.makeWhole(shares, of: 100) {
      throw CommandFailure(
        .badData, "--shares",
        "the percentages sum to \(DecimalFormat.trimmed(shares.reduce(0, +), places: 6))% and not to 100%; mend them, or "
          + "write ratios without the signs")
    }
    if let column { return try count(column, shares) }
    try respondents.refuse(counts, naming: "--column")
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(counts, of: "goodness", example: "12,20,18") {
      let counts = try CommandInput.parse(text, as: CategoryCounts.init(parsing:))
      inputs.append((text, try Self.input(counts, shares)))
    }
    try arguments.answer(inputs, of: .goodness)
  }

  private static func input(
    _ counts: CategoryCounts, _ shares: [Double]?
  ) throws(CommandFailure) -> AnalysisInput {
    .goodness(
      try CommandInput.checked("--shares", GoodnessCounts.init(_:shares:), counts, shares))
  }

  /// Counts the answers in a column of a file.
  private func count(_ column: String, _ shares: [Double]?) throws {
    let file = try respondents.open(counts, of: "goodness", columns: [column])
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    try ColumnFile.answer(file.parts(try file.categories()), in: &files) { part in
      let column = part.columns[0]
      let label = file.label(column.name, part)
      let counts = try MultinomialCommand.counts(column, label)
      inputs.append((label, try Self.input(counts, shares)))
      return file.input(
        label, .answer(counts, names: column.categories), part, roles: ["column"])
    }
    try arguments.answer(inputs, of: .goodness, files: files)
  }
}
