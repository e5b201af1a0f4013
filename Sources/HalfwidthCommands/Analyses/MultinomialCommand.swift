internal import ArgumentParser
internal import Halfwidth

/// `halfwidth multinomial`: intervals for all shares of a distribution at once.
struct MultinomialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "multinomial",
    abstract: "Intervals for the shares of several categories that hold together.",
    discussion: """
      Example: halfwidth multinomial 4,9,12,25 --method all

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

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let scores = try CommandInput.numbers(scores, option: "--scores")
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(counts, of: "multinomial", example: "4,9,12,25") {
      let counts = try CommandInput.parse(text, as: CategoryCounts.init(parsing:))
      let ordinal = try CommandInput.checked(text, OrdinalCounts.init(_:scores:), counts, scores)
      inputs.append((text, .multinomial(counts, scores == nil ? nil : ordinal)))
    }
    try arguments.answer(inputs, of: .multinomial)
  }
}
