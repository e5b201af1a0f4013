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

  @Argument("Successes and trials, such as 37/50.", value: "counts") var counts: [String] = []

  @OptionGroup var limits: SideArguments

  @Option(
    "The number of all, where the trials are a part of a known number: first what needs no assumption, then the interval if they were drawn at random.",
    value: "n")
  var population: String?

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let side = try limits.asked()
    let all = try CommandInput.whole(
      population, option: "--population", in: 1...BinomialCounts.largestTrials)
    var inputs: [AnalysisArguments.LabelledInput] = []
    let values = try CommandInput.values(counts, of: "proportion", example: "37/50")
    for (text, counts) in zip(values, try CommandInput.binomials(values)) {
      if let all {
        let part = try CommandInput.checked(
          text, FinitePopulationCounts.init(_:population:), counts, all)
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
        counts.append(try parse(text, as: BinomialCounts.init(parsing:)))
      } catch {
        throw error.status == .usage
          ? CountsAdvice.failure(text, among: texts) ?? error : error
      }
    }
    return counts
  }
}
