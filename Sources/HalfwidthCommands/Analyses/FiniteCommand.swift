internal import ArgumentParser
internal import Halfwidth

/// `halfwidth finite`: a share of a known number of people of whom a part was asked.
struct FiniteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finite",
    abstract: "The share of a known number of people of whom a part was asked.",
    discussion: """
      Example: halfwidth finite 37/50/60

      First what needs no assumption, then the interval if those asked were drawn at random. \
      'halfwidth proportion 37/50 --population 60' is the same.

      Methods: \(AnalysisArguments.methods(of: .finiteProportion)).
      """)

  @Argument("Yes, those who were asked, and all, such as 37/50/60.", value: "counts")
  var counts: [String] = []

  @OptionGroup var limits: SideArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let side = try limits.asked()
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(counts, of: "finite", example: "37/50/60") {
      inputs.append(
        (
          text,
          .finiteProportion(
            try CommandInput.parse(text, as: FinitePopulationCounts.init(parsing:)))
        ))
    }
    try arguments.answer(inputs, of: .finiteProportion, command: "finite", side: side)
  }
}
