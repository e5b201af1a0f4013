internal import ArgumentParser
internal import Halfwidth

/// `halfwidth adjust`: p-values of several hypotheses.
struct AdjustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjust",
    abstract: "Adjusts p-values for the number of hypotheses.",
    discussion: """
      Example: halfwidth adjust 0.01,0.02,0.5 --method holm,bh

      Methods: \(AnalysisArguments.methods(of: .adjust)). Where none is asked for: \
      \(AdjustmentMethod.default.rawValue).
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("P-values with commas between them.", valueName: "p"))
  var pValues: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Hypotheses in the family; those without a p-value count as p = 1.", valueName: "n"))
  var total: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Also count the hypotheses rejected at this level.", valueName: "level"))
  var alpha: String?

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let total = try total.map { text throws(CommandFailure) in
      try CommandInput.whole(text, option: "--total", in: 1...BinomialCounts.largestTrials)
    }
    let alpha = try alpha.map { text throws(CommandFailure) in
      let numbers = try CommandInput.numbers(text, option: "--alpha")
      guard numbers.count == 1 else {
        throw CommandFailure(
          status: .usage, place: "--alpha", message: "'\(text)' is several numbers; give one")
      }
      return numbers[0]
    }
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(pValues, of: "adjust", example: "0.01,0.02,0.5") {
      let family = try CommandInput.parse(text) { text throws(PValuesError) in
        try PValues(parsing: text, total: total, alpha: alpha)
      }
      inputs.append((text, .adjust(family)))
    }
    try arguments.answer(inputs, of: .adjust)
  }
}
