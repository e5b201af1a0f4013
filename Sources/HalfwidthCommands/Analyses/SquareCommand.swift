internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth square`: two classifications by the same categories.
struct SquareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "square",
    abstract: "A table whose rows and columns are the same categories: symmetry and agreement.",
    discussion: """
      Example: halfwidth square "22,2,2;5,7,14;0,2,36"

      Rows are the first answer of each respondent, columns the second. Counts are typed as here, or \
      stand in a file of comma-separated values. Of a file with a row for each respondent --first and \
      --second name two columns:

      Example: halfwidth square Tests/Cases/before-after.csv --first before --second after

      Where the categories are ordered, --method signed-rank-exact and sign-test ask whether the first answer tends \
      to be higher, by their --scores:

      Example: halfwidth square "5,3,1;2,6,4;0,1,8" --method signed-rank-exact --alternative less

      Methods: \(AnalysisArguments.methods(of: .square)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .square).joined(separator: ", ")).
      """)

  @Argument("Counts such as \"20,12;2,16\", or a file.", value: "table") var tables: [String] = []

  @Option("The column of a file of respondents that has the first answer.", value: "column")
  var first: String?

  @Option("The column of a file of respondents that has the second answer.", value: "column")
  var second: String?

  @Option(
    "Scores of the categories, where they are ordered (default: their numbers, or 1,2,3 ...).",
    value: "list")
  var scores: String?

  @OptionGroup var direction: AlternativeArguments
  @OptionGroup var reading: TableFileArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let scores = try CommandInput.numbers(scores, option: "--scores")
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    if first != nil || second != nil {
      let leftOut = try count(&inputs, &files)
      return try answer(inputs, files, without: leftOut)
    }
    for text in try CommandInput.values(tables, of: "square", example: "\"20,12;2,16\"") {
      let (table, warnings) = try reading.table(
        text, as: .squareCounts, orNaming: "--first and --second")
      let square = try CommandInput.checked(text, SquareTable.init(_:), table)
      let own = LineScores(scores, of: square.categoryNames.map(ScoredCategories.init(names:)))
      let pairs = try CommandInput.checked(
        text, PairedOrdinalCounts.init(_:scores:), square.table, own.values)
      inputs.append((text, .square(square, pairs)))
      if let warnings {
        files.append(
          ResultInput(
            label: text, content: .counts(square.table),
            warnings: warnings + Self.warnings(of: square, from: table)
              + scoreWarnings(own)))
      }
    }
    try answer(inputs, files)
  }

  private func answer(
    _ inputs: [AnalysisArguments.LabelledInput], _ files: [ResultInput],
    without leftOut: Set<String> = []
  ) throws(CommandFailure) {
    try arguments.answer(
      inputs, of: .square, hypothesis: try direction.hypothesis(), files: files, without: leftOut)
  }

  /// Counts the answers in two columns of a file.
  ///
  /// - Returns: The methods that go by an order, where the answers have none.
  private func count(
    _ inputs: inout [AnalysisArguments.LabelledInput], _ files: inout [ResultInput]
  ) throws -> Set<String> {
    try reading.refuseWithColumns()
    let scores = try CommandInput.numbers(scores, option: "--scores")
    let names = try ColumnArguments.pair(("--first", first), ("--second", second))
    let file = try reading.respondents.open(tables, of: "square", columns: names)
    let read = try file.sharedCategories()
    let own = LineScores(scores, of: read[0].scored())
    var ordered = OrderedMethods(asked: arguments.method)
    try ordered.check(Self.ordered, by: read[0].scored(), scores: scores)
    try ColumnFile.answer(file.parts(read), in: &files) { part in
      let label = file.label("\(file.names[0]) and \(file.names[1])", part)
      let crossed = try CommandFailure.translating(
        CrossedColumns(part.columns[0], part.columns[1], keepsEmpty: true, path: label))
      let square = try CommandInput.checked(label, SquareTable.init(_:), crossed.table)
      let pairs = try CommandInput.checked(
        label, PairedOrdinalCounts.init(_:scores:), square.table, own.values)
      inputs.append((label, .square(square, pairs)))
      return file.input(
        label, .counts(square.table), part, roles: ["first", "second"],
        warnings: ordered.warnings + scoreWarnings(own))
    }
    return ordered.leftOut
  }

  /// Methods that take the scores of the categories.
  private static let scored =
    OrdinalPairedMethod.allCases.map(\.rawValue) + SignedRankMethod.allCases.map(\.rawValue)
  /// Methods that go by the order of the categories.
  private static let ordered = scored + [KappaMethod.linear, .quadratic].map(\.rawValue)

  /// What to say of the scores.
  private func scoreWarnings(_ scores: LineScores) -> [AnalysisWarning] {
    let isAsked = !LineScores.asked(arguments.method, among: Self.scored).isEmpty
    return [
      scores.warning(of: "categories", option: "--scores", isAsked: isAsked, equalSteps: false)
    ].compactMap(\.self)
  }

  /// What a reader must know of the order of the categories.
  private static func warnings(
    of square: SquareTable, from table: ContingencyTable
  ) -> [AnalysisWarning] {
    guard let names = square.categoryNames else { return [] }
    let order = names.joined(separator: ", ")
    if table.rowNames == nil || table.columnNames == nil {
      let unnamed = table.rowNames == nil ? "rows" : "columns"
      return [
        AnalysisWarning(
          .namesAssumed, "the \(unnamed) have no names and were taken in the order \(order)")
      ]
    }
    guard square.table.rowNames != table.rowNames else { return [] }
    return [
      AnalysisWarning(
        .rowsReordered, "the rows were brought into the order of the columns, by name: \(order)")
    ]
  }
}
