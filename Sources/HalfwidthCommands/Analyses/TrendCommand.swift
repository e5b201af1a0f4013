internal import ArgumentParser
internal import Halfwidth

/// `halfwidth trend`: proportions of ordered groups.
struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Proportions of ordered groups: the Cochran-Armitage test.",
    discussion: """
      Example: halfwidth trend 5/20 8/21 12/25 --scores 1,2,3
      """)

  @Argument("Successes and trials of each group, in order.", value: "counts")
  var counts: [String] = []

  @Option("Scores of the groups (default: 1,2,3 ...).", value: "list") var scores: String?

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let values = try CommandInput.values(counts, of: "trend", example: "5/20 8/21 12/25")
    let groups = try CommandInput.binomials(values)
    let scores = try CommandInput.numbers(scores, option: "--scores")
    let label = values.joined(separator: " ")
    let trend = try CommandInput.checked(label, TrendCounts.init(_:scores:), groups, scores)
    try arguments.answer([(label, .trend(trend))], of: .trend)
  }
}
