internal import ArgumentParser
internal import Halfwidth

/// `halfwidth paired`: two answers of the same respondents.
struct PairedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paired",
    abstract: "Two answers of the same respondents: difference, odds ratio and McNemar's tests.",
    discussion: """
      Example: halfwidth paired 20,12,2,16

      The four counts are yes to both, to the first only, to the second only, and to neither. Where only \
      the two totals are known use 'halfwidth margins'.

      Methods: \(AnalysisArguments.methods(of: .paired)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .paired).joined(separator: ", ")).
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("n11,n10,n01,n00, such as 20,12,2,16.", valueName: "counts"))
  var counts: [String] = []

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(counts, of: "paired", example: "20,12,2,16") {
      let pair = try CommandInput.parse(text) { text throws(PairedCountsError) in
        try PairedCounts(parsing: text)
      }
      inputs.append((text, .paired(pair)))
    }
    try arguments.answer(inputs, of: .paired)
  }
}
