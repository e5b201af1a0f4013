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

  @Argument("n11,n10,n01,n00, such as 20,12,2,16.", value: "counts") var counts: [String] = []

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    var inputs: [AnalysisArguments.LabelledInput] = []
    let values = try CommandInput.values(counts, of: "paired", example: "20,12,2,16")
    if values.count == 4, values.allSatisfy({ Int($0) != nil }) {
      let list = values.joined(separator: ",")
      throw CommandFailure(
        .usage, values.joined(separator: " "),
        "the four counts have commas between them; write \(list)")
    }
    if values.allSatisfy({ (try? BinomialCounts(parsing: $0)) != nil }) {
      throw CommandFailure(
        .usage, values.joined(separator: " "),
        "these are totals, and paired needs the four counts n11,n10,n01,n00; where only the totals "
          + "are known use 'halfwidth margins'")
    }
    for text in values {
      let pair = try CommandInput.parse(text, as: PairedCounts.init(parsing:))
      inputs.append((text, .paired(pair)))
    }
    try arguments.answer(inputs, of: .paired)
  }
}
