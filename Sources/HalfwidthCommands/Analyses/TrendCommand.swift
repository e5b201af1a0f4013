internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth trend`: proportions of ordered groups.
struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Proportions of ordered groups: the Cochran-Armitage test.",
    discussion: """
      Example: halfwidth trend 5/20 8/21 12/25 --scores 1,2,3

      Of a file with a row for each respondent --column names the answers, --yes those that count as yes, \
      and --by the groups, whose order is that of their numbers or labels, or of ranges such as 18-29 and 60+:

      Example: halfwidth trend Tests/Cases/before-after.csv --column after --yes 3,4 --by step

      With --alternative greater the test is against a share that rises with the score, with less against one \
      that falls:

      Example: halfwidth trend 5/20 8/21 12/25 --alternative greater
      """)

  @Argument("Successes and trials of each group, in order.", value: "counts")
  var counts: [String] = []

  @Option("Scores of the groups (default: their numbers, or 1,2,3 ...).", value: "list") var scores:
    String?

  @Option("The column of a file of respondents whose answers are counted.", value: "column")
  var column: String?

  @OptionGroup var direction: AlternativeArguments
  @OptionGroup var choice: YesArguments
  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    if let column { return try count(column) }
    try choice.refuse(naming: "--column and --by")
    try respondents.refuse(counts, naming: "--column and --by")
    let values = try CommandInput.values(counts, of: "trend", example: "5/20 8/21 12/25")
    let groups = try CommandInput.binomials(values)
    let scores = try CommandInput.numbers(scores, option: "--scores")
    let label = values.joined(separator: " ")
    let trend = try CommandInput.checked(label, TrendCounts.init(_:scores:), groups, scores)
    try arguments.answer(
      [(label, .trend(trend))], of: .trend, hypothesis: direction.hypothesis())
  }

  /// Counts the answers of groups in a column of a file.
  private func count(_ column: String) throws {
    let file = try respondents.open(counts, of: "trend", columns: [column])
    let grouped = try file.groupedChoice(choice.yes)
    let label = grouped.label
    let scores = try CommandInput.numbers(scores, option: "--scores")
    let lines = grouped.lines
    if scores == nil, !lines.hasOrder {
      throw CommandFailure(
        .usage, "--by",
        OrderedMethods.refusal(lines) + ", or give --scores with a number for each of them")
    }
    let own = LineScores(scores, of: lines)
    let shares = try grouped.shares()
    let trend = try CommandInput.checked(label, TrendCounts.init(_:scores:), shares, own.values)
    let table = try grouped.table(shares)
    let warnings = [
      scores == nil ? OrderedMethods.readOrder(of: lines) : nil,
      own.warning(of: "groups", option: "--scores", equalSteps: true),
    ]
    try arguments.answer(
      [(label, .trend(trend))], of: .trend, hypothesis: direction.hypothesis(),
      files: [
        file.input(
          label, .counts(table), grouped.part, roles: ["column", "by"],
          warnings: warnings.compactMap(\.self))
      ])
  }
}
