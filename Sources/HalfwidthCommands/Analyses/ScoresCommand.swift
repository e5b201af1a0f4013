internal import ArgumentParser
internal import Halfwidth

/// `halfwidth scores`: the mean of answers on a scale with two ends.
struct ScoresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scores",
    abstract: "The mean of answers on a scale, with an interval that stays on the scale.",
    discussion: """
      Example: halfwidth scores 4,9,12,25 --scores 1,2,3,4

      A count for each score; one that nobody chose is written as 0 and belongs to the scale. \
      Methods: \(AnalysisArguments.methods(of: .scores)).
      """)

  @Argument("A count for each score, such as 4,9,12,25.", value: "counts") var counts: [String] = []

  @Option("The scores (default: 1,2,3 ...).", value: "list") var scores: String?

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let scores = try CommandInput.numbers(scores, option: "--scores")
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(counts, of: "scores", example: "4,9,12,25") {
      let counts = try CommandInput.parse(text, as: CategoryCounts.init(parsing:))
      let ordinal = try CommandInput.checked(text, OrdinalCounts.init(_:scores:), counts, scores)
      inputs.append((text, .scores(ordinal)))
    }
    try arguments.answer(inputs, of: .scores)
  }
}
