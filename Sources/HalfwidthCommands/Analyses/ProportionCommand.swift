internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth proportion`: intervals for one proportion each.
struct ProportionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proportion",
    abstract: "Intervals for one proportion each.",
    discussion: """
      Example: halfwidth proportion 37/50 3/26 --method wilson,clopper-pearson

      Of a file with a row for each respondent --column names the answers, and --yes those that count as \
      yes:

      Example: halfwidth proportion Tests/Cases/before-after.csv --column after --yes 3,4 --by step

      With --stratum, --cluster, --weight or --fpc the interval is wilson at the effective number of \
      respondents with Student's t; other methods are \
      \(DesignShareMethod.allCases.dropFirst().map(\.rawValue).joined(separator: ", ")).

      With --null a share is tested against a value, with --alternative from one side; with --margins whether \
      it lies between two:

      Example: halfwidth proportion 37/50 --null 60% --alternative greater

      Methods: \(AnalysisArguments.methods(of: .proportion)). Where none is asked for: \
      \(ProportionMethod.default.rawValue).

      With --population: \(AnalysisArguments.methods(of: .finiteProportion)).
      """)

  @Argument("Successes and trials, such as 37/50.", value: "counts") var counts: [String] = []

  @OptionGroup var limits: SideArguments
  @OptionGroup var tested: StatedValueArguments

  @Option(
    "The number of all, where the trials are a part of a known number: first what needs no assumption, then the interval if they were drawn at random.",
    value: "n")
  var population: String?

  @Option("The column of a file of respondents whose answers are counted.", value: "column")
  var column: String?

  @OptionGroup var sampling: SamplingArguments
  @OptionGroup var choice: YesArguments
  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let side = try limits.asked()
    let hypothesis = try tested.hypothesis(of: .proportion)
    if population != nil {
      try tested.refuse("is of shares of an endless population; leave it out, or --population")
    }
    if sampling.columns != nil {
      try tested.refuse("is of respondents that were drawn alone; leave it out")
    }
    let all = try CommandInput.whole(
      population, option: "--population", in: 1...BinomialCounts.largestTrials)
    var inputs: [AnalysisArguments.LabelledInput] = []
    if let column, let columns = sampling.columns {
      guard all == nil else {
        throw CommandFailure(
          .usage, "--population",
          "is of respondents that were drawn alone; with strata, clusters or weights give --fpc COLUMN"
        )
      }
      let files = try count(column, sampledBy: columns, &inputs)
      return try arguments.answer(
        inputs, of: .design, command: Analysis.proportion.rawValue, side: side, files: files)
    }
    if let column {
      let files = try count(column, of: all, &inputs)
      return try arguments.answer(
        inputs, of: all == nil ? .proportion : .finiteProportion, side: side,
        hypothesis: hypothesis, files: files)
    }
    try choice.refuse(naming: "--column")
    try sampling.refuse(naming: "--column")
    try respondents.refuse(counts, naming: "--column")
    let values = try CommandInput.values(counts, of: "proportion", example: "37/50")
    for (text, counts) in zip(values, try CommandInput.binomials(values)) {
      inputs.append((text, try input(counts, of: all, text)))
    }
    try arguments.answer(
      inputs, of: all == nil ? .proportion : .finiteProportion, side: side, hypothesis: hypothesis)
  }

  private func input(
    _ counts: BinomialCounts, of population: Int?, _ place: String
  ) throws(CommandFailure) -> AnalysisInput {
    guard let population else { return .proportion(counts) }
    return .finiteProportion(
      try CommandInput.checked(
        place, FinitePopulationCounts.init(_:population:), counts, population))
  }

  /// Reads the answers in a column of a file whose rows were sampled by a design, and returns what was counted.
  private func count(
    _ column: String, sampledBy columns: DesignColumns,
    _ inputs: inout [AnalysisArguments.LabelledInput]
  ) throws -> [ResultInput] {
    let file = try respondents.open(
      counts, of: "proportion", columns: [column], sampling: columns)
    guard let sampled = file.sampled else { return [] }
    var files: [ResultInput] = []
    try ColumnFile.answer(file.parts(try file.choices(choice.yes)), in: &files) { part in
      let label = file.label(part.columns[0].name, part)
      let (group, column) = (part.group ?? file.path, part.columns[0])
      let counts = try ColumnFile.share(of: column, group, label)
      inputs.append(
        (label, .design(.share(try ColumnFile.share(of: column, in: sampled, group, label)))))
      return file.input(label, .share(counts), part, roles: ["column"])
    }
    return files
  }

  /// Counts the answers in a column of a file, and returns what was counted.
  private func count(
    _ column: String, of population: Int?, _ inputs: inout [AnalysisArguments.LabelledInput]
  ) throws -> [ResultInput] {
    let file = try respondents.open(counts, of: "proportion", columns: [column])
    var files: [ResultInput] = []
    try ColumnFile.answer(file.parts(try file.choices(choice.yes)), in: &files) { part in
      let label = file.label(part.columns[0].name, part)
      let counts = try ColumnFile.share(of: part.columns[0], part.group ?? file.path, label)
      inputs.append((label, try input(counts, of: population, label)))
      return file.input(label, .share(counts), part, roles: ["column"])
    }
    return files
  }
}

extension CommandInput {

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
