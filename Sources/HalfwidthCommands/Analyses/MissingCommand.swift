internal import ArgumentParser
internal import Halfwidth

/// `halfwidth missing`: a share when some of those who were asked gave no answer.
struct MissingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "missing",
    abstract: "A share when some of those who were asked gave no answer.",
    discussion: """
      Example: halfwidth missing 37/47/50

      The share of those who answered, what the share of all can be whatever the others would have said, \
      and an interval that holds for each of these.

      Methods: \(AnalysisArguments.methods(of: .missing)).
      """)

  @Argument(
    "Yes, those who answered, and those who were asked, such as 37/47/50.", value: "counts")
  var counts: [String] = []

  @OptionGroup var limits: SideArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let side = try limits.asked()
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(counts, of: "missing", example: "37/47/50") {
      inputs.append(
        (text, .missing(try CommandInput.parse(text, as: AnsweredCounts.init(parsing:)))))
    }
    try arguments.answer(inputs, of: .missing, side: side)
  }
}
