internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthSurvey

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

  @Argument("P-values with commas between them.", value: "p") var pValues: [String] = []

  @Option("Hypotheses in the family; those without a p-value count as p = 1.", value: "n")
  var total: String?

  @Option("Also count the hypotheses rejected at this level.", value: "level") var alpha: String?

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let total = try CommandInput.whole(
      total, option: "--total", in: 1...BinomialCounts.largestTrials)
    let alpha = try CommandInput.number(alpha, option: "--alpha")
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.lists(pValues, of: "adjust", example: "0.01,0.02,0.5") {
      try refuseDecimalCommas(text)
      let family = try CommandInput.checked(
        text, PValues.init(parsing:total:alpha:), text, total, alpha)
      inputs.append((text, .adjust(family)))
    }
    try arguments.answer(inputs, of: .adjust)
  }

  /// P-values of which all are 0 or 1 are no result of a test; `0,01,0,02` is 0.01 and 0.02.
  private func refuseDecimalCommas(_ text: String) throws(CommandFailure) {
    let pointed = String(text.map { $0 == "," ? "." : $0 == ";" ? "," : $0 })
    if text.contains(";"), (try? PValues(parsing: pointed)) != nil {
      throw CommandFailure(
        .usage, text, "p-values have points, and commas between them; write \(pointed)")
    }
    try DecimalComma.refuse(text, place: text, where: { $0 <= 1 }, signs: { $0 == 0 })
  }
}
