internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth paired`: two answers of the same respondents.
struct PairedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paired",
    abstract: "Two answers of the same respondents: difference, odds ratio and McNemar's tests.",
    discussion: """
      Example: halfwidth paired 20,12,2,16

      The four counts are yes to both, to the first only, to the second only, and to neither. Where only \
      the two totals are known use 'halfwidth margins'. Of a file with a row for each respondent --first \
      and --second name two columns, and --yes the answers that count as yes:

      Example: halfwidth paired Tests/Cases/before-after.csv --first before --second after --yes 3,4

      With --alternative tests have a direction, and with --side intervals one limit. With --null a difference is \
      tested, with --margins whether it lies between two, and with --null-ratio a ratio:

      Example: halfwidth paired 20,12,2,16 --null -0.1 --alternative greater

      Methods: \(AnalysisArguments.methods(of: .paired)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .paired).joined(separator: ", ")).
      """)

  @Argument("n11,n10,n01,n00, such as 20,12,2,16.", value: "counts") var counts: [String] = []

  @Option("The column of a file of respondents that has the first answer.", value: "column")
  var first: String?

  @Option("The column of a file of respondents that has the second answer.", value: "column")
  var second: String?

  @OptionGroup var limits: SideArguments
  @OptionGroup var tested: ComparedValueArguments
  @OptionGroup var choice: YesArguments
  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    if first != nil || second != nil { return try count() }
    try choice.refuse(naming: "--first and --second")
    try respondents.refuse(counts, naming: "--first and --second")
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
    try arguments.answer(
      inputs, of: .paired, side: limits.asked(), hypothesis: tested.hypothesis())
  }

  /// Counts the answers in two columns of a file.
  private func count() throws {
    let names = try ColumnArguments.pair(("--first", first), ("--second", second))
    let file = try respondents.open(counts, of: "paired", columns: names)
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    try ColumnFile.answer(file.parts(try file.choices(choice.yes)), in: &files) { part in
      let label = file.label("\(file.names[0]) and \(file.names[1])", part)
      guard let joint = ClassifiedColumn.pairs(part.columns[0], part.columns[1]) else {
        throw CommandFailure(
          .badData, label,
          "nobody has an answer in both columns; name two that were answered by the same respondents"
        )
      }
      let pairs = joint.counts
      let table = try CommandInput.checked(
        label, ContingencyTable.init(_:rowNames:columnNames:),
        [[pairs.both, pairs.firstOnly], [pairs.secondOnly, pairs.neither]],
        ["yes", "no"].map { "\(file.names[0]): \($0)" },
        ["yes", "no"].map { "\(file.names[1]): \($0)" })
      inputs.append((label, .paired(pairs)))
      return file.input(
        label, .counts(table), part, roles: ["first", "second"], warnings: Self.bounds(joint))
    }
    try arguments.answer(
      inputs, of: .paired, side: limits.asked(), hypothesis: tested.hypothesis(), files: files)
  }

  /// What the missing answers leave open.
  private static func bounds(_ joint: JointAnswers) -> [AnalysisWarning] {
    guard joint.hasMissing else { return [] }
    let range = joint.pValues
    return [
      AnalysisWarning(
        .missingValues,
        "whatever the missing answers would have been, the p-value of mcnemar-exact would lie between "
          + "\(DecimalFormat.probability(range.lowerBound)) and "
          + "\(DecimalFormat.probability(range.upperBound))")
    ]
  }
}
