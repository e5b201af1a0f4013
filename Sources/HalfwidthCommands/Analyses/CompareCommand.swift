internal import ArgumentParser
internal import Halfwidth

/// `halfwidth compare`: two proportions of different respondents.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Two proportions of different respondents: difference, ratio, odds ratio and tests.",
    discussion: """
      Example: halfwidth compare 36/50 40/50

      Not for two answers of the same respondents: use 'halfwidth paired', or 'halfwidth margins' where \
      only the two totals are known.

      Methods: \(AnalysisArguments.methods(of: .compare)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .compare).joined(separator: ", ")).
      """)

  @Argument("Successes and trials of the two samples, such as 36/50 40/50.", value: "counts")
  var counts: [String] = []

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let values = try CommandInput.values(counts, of: "compare", example: "36/50 40/50")
    let counts = try CommandInput.binomials(values)
    guard counts.count == 2 else {
      throw CommandFailure(
        .usage, "halfwidth compare",
        "\(values.count) counts are given; write those of two samples, such as 36/50 40/50")
    }
    let (first, second) = (counts[0], counts[1])
    let label = "\(first) against \(second)"
    let pair = try CommandInput.checked(label, IndependentCounts.init(_:_:), first, second)
    try arguments.answer([(label, .compare(pair))], of: .compare)
  }
}
