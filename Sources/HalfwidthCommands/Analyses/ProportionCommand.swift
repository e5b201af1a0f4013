internal import ArgumentParser
internal import Halfwidth

/// `halfwidth proportion`: intervals for one proportion each.
struct ProportionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proportion",
    abstract: "Intervals for one proportion each.",
    discussion: """
      Example: halfwidth proportion 37/50 3/26 --method wilson,clopper-pearson

      Methods: \(AnalysisArguments.methods(of: .proportion)). Where none is asked for: \
      \(ProportionMethod.default.rawValue).

      With --population: \(AnalysisArguments.methods(of: .finiteProportion)).
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Successes and trials, such as 37/50.", valueName: "counts"))
  var counts: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Limits: two, or a one-sided bound, lower or upper.", valueName: "side"))
  var side = IntervalSide.two.rawValue

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The number of all, where the trials are a part of a known number: first what needs no assumption, then the interval if they were drawn at random.",
      valueName: "n"))
  var population: String?

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let side: IntervalSide = try CommandInput.choice(side, option: "--side")
    let all = try population.map { text throws(CommandFailure) in
      try CommandInput.whole(text, option: "--population", in: 1...BinomialCounts.largestTrials)
    }
    var inputs: [AnalysisArguments.LabelledInput] = []
    let values = try CommandInput.values(counts, of: "proportion", example: "37/50")
    for (text, counts) in zip(values, try CommandInput.binomials(values)) {
      if let all {
        let part = try CommandInput.parse(text) { _ throws(FinitePopulationCountsError) in
          try FinitePopulationCounts(counts, population: all)
        }
        inputs.append((text, .finiteProportion(part)))
      } else {
        inputs.append((text, .proportion(counts)))
      }
    }
    try arguments.answer(
      inputs, of: all == nil ? .proportion : .finiteProportion, side: side)
  }
}

extension CommandInput {
  /// Successes of trials, such as `37/50`.
  static func binomial(_ text: String) throws(CommandFailure) -> BinomialCounts {
    try binomials([text])[0]
  }

  /// Successes of trials, one or more; text that is none is answered with what was likely meant.
  static func binomials(_ texts: [String]) throws(CommandFailure) -> [BinomialCounts] {
    var counts: [BinomialCounts] = []
    for text in texts {
      do throws(CommandFailure) {
        counts.append(
          try parse(text) { text throws(BinomialCountsError) in try BinomialCounts(parsing: text) })
      } catch {
        throw error.status == .usage
          ? CountsAdvice.failure(text, among: texts) ?? error : error
      }
    }
    return counts
  }
}
