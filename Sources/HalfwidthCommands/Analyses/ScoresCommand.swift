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

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("A count for each score, such as 4,9,12,25.", valueName: "counts"))
  var counts: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The scores (default: 1,2,3 ...).", valueName: "list"))
  var scores: String?

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let scores = try CommandInput.numbers(scores, option: "--scores")
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(counts, of: "scores", example: "4,9,12,25") {
      let counts = try CommandInput.parse(text) { text throws(CategoryCountsError) in
        try CategoryCounts(parsing: text)
      }
      inputs.append(
        (
          text,
          .scores(
            try CommandInput.parse(text) { _ throws(OrdinalCountsError) in
              try OrdinalCounts(counts, scores: scores)
            })
        ))
    }
    try arguments.answer(inputs, of: .scores)
  }
}
