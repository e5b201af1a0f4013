internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth multinomial`: intervals for all shares of a distribution at once.
struct MultinomialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "multinomial",
    abstract: "Intervals for the shares of several categories that hold together.",
    discussion: """
      Example: halfwidth multinomial 4,9,12,25 --method all

      Of a file with a row for each respondent --column names the answers:

      Example: halfwidth multinomial Tests/Cases/before-after.csv --column after

      With --stratum, --cluster, --weight or --fpc the shares have \(Self.byDesign.rawValue): the interval of \
      'proportion' at Bonferroni's level for all categories.

      Methods: \(AnalysisArguments.methods(of: .multinomial)). Where none is asked for: \
      \(SimultaneousMethod.default.rawValue), or \
      \(SimultaneousMethod.bonferroniClopperPearson.rawValue) with a count below 3, or the Wilson \
      interval of the one proportion that two categories are. With --scores the mean score and the \
      share of the two highest categories too.
      """)

  @Argument("A count for each category, such as 4,9,12,25.", value: "counts")
  var counts: [String] = []

  @Option(
    "Scores of the categories, where they are ordered, such as 1,2,3,4 (default: their numbers, or 1,2,3 ...).",
    value: "list")
  var scores: String?

  @Option("The column of a file of respondents whose answers are the categories.", value: "column")
  var column: String?

  @OptionGroup var sampling: SamplingArguments
  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var arguments: AnalysisArguments

  /// The method of rows that were sampled by a design, where none is asked for.
  private static let byDesign = DesignSharesFinding.Method.bonferroniWilson

  func run() throws {
    if let column, let columns = sampling.columns { return try count(column, sampledBy: columns) }
    if let column { return try count(column) }
    try sampling.refuse(naming: "--column")
    try respondents.refuse(counts, naming: "--column")
    let scores = try CommandInput.numbers(scores, option: "--scores")
    var inputs: [AnalysisArguments.LabelledInput] = []
    for text in try CommandInput.values(counts, of: "multinomial", example: "4,9,12,25") {
      let counts = try CommandInput.parse(text, as: CategoryCounts.init(parsing:))
      let ordinal = try CommandInput.checked(text, OrdinalCounts.init(_:scores:), counts, scores)
      inputs.append((text, .multinomial(counts, scores == nil ? nil : ordinal)))
    }
    try arguments.answer(inputs, of: .multinomial)
  }

  /// Reads the answers in a column of a file whose rows were sampled by a design.
  private func count(_ column: String, sampledBy columns: DesignColumns) throws {
    if scores != nil {
      throw CommandFailure(
        .usage, "--scores",
        "is of respondents that were drawn alone; leave it out, or use halfwidth bootstrap with 'mean(column)' for a "
          + "mean by strata, clusters and weights")
    }
    let file = try respondents.open(
      counts, of: "multinomial", columns: [column], sampling: columns)
    guard let sampled = file.sampled else { return }
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    try ColumnFile.answer(file.parts(try file.categories()), in: &files) { part in
      let column = part.columns[0]
      let label = file.label(column.name, part)
      let counts = try Self.counts(column, label)
      inputs.append(
        (
          label,
          .design(
            .categories(
              sampled.places(of: column), names: column.categories, sampled.design))
        ))
      return file.input(
        label, .answer(counts, names: column.categories), part, roles: ["column"])
    }
    var arguments = arguments
    arguments.method = arguments.method ?? Self.byDesign.rawValue
    try arguments.answer(
      inputs, of: .design, command: Analysis.multinomial.rawValue, files: files)
  }

  /// How many gave each answer, of which there have to be two.
  static func counts(
    _ column: ClassifiedColumn, _ label: String
  ) throws(CommandFailure) -> CategoryCounts {
    if column.categories.count == 1 {
      throw CommandFailure(
        .badData, label,
        "column '\(column.name)' has one answer only, '\(column.categories[0])'; shares need two")
    }
    return try CommandInput.checked(label, CategoryCounts.init(_:), column.counts)
  }

  /// Counts the answers in a column of a file.
  private func count(_ column: String) throws {
    let scores = try CommandInput.numbers(scores, option: "--scores")
    let file = try respondents.open(counts, of: "multinomial", columns: [column])
    let read = try file.categories()
    let own = LineScores(scores, of: read[0].scored())
    // Nothing is taken for ordered unless scores are given, or a method that has them is named.
    let named =
      arguments.method == "all"
      ? [] : LineScores.asked(arguments.method, among: OrdinalMethod.allCases.map(\.rawValue))
    let areScored = scores != nil || !named.isEmpty
    var warnings: [AnalysisWarning] = []
    if areScored {
      var ordered = OrderedMethods(asked: arguments.method)
      try ordered.check(
        OrdinalMethod.allCases.map(\.rawValue), by: read[0].scored(), scores: scores)
      warnings =
        ordered.warnings
        + [own.warning(of: "categories", option: "--scores", equalSteps: false)].compactMap(\.self)
    }
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    try ColumnFile.answer(file.parts(read), in: &files) { part in
      let column = part.columns[0]
      let label = file.label(column.name, part)
      let counts = try Self.counts(column, label)
      let ordinal = try CommandInput.checked(
        label, OrdinalCounts.init(_:scores:), counts, own.values)
      inputs.append((label, .multinomial(counts, areScored ? ordinal : nil)))
      return file.input(
        label, .answer(counts, names: column.categories), part, roles: ["column"],
        warnings: warnings)
    }
    try arguments.answer(inputs, of: .multinomial, files: files)
  }
}
