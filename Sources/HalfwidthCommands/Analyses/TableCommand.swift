internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth table`: two classifications of the same respondents.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "A table of counts: chi-squared family, exact tests, effect sizes, residuals.",
    discussion: """
      Example: halfwidth table "10,20;30,40"

      Counts have commas between columns and semicolons between rows, or stand in a file of \
      comma-separated values, with or without names of rows and columns. Of a file with a row for each \
      respondent, of any format, --rows and --columns name two columns:

      Example: halfwidth table Tests/Cases/before-after.csv --rows gender --columns after

      Each row is a group, and the columns are its answers; --groups columns is for a table that stands \
      the other way. It matters to barnard, boschloo, mean-score-difference, top-box-difference, superiority \
      and mann-whitney, which compare two groups, and to kruskal-wallis, row-mean-scores and \
      jonckheere-terpstra, which compare several.

      Ordered answers have measures and tests of their own, which are asked for by --method: tau-b, gamma, \
      somers-d-columns and others of two ordered answers, kruskal-wallis of several groups, \
      jonckheere-terpstra of groups in an order, mann-whitney-exact of two. All but the tests of several groups \
      without an order have --alternative:

      Example: halfwidth table "4,9,12,25;9,12,15,14" --method mann-whitney-exact --alternative greater

      With --stratum, --cluster, --weight or --fpc the test is \(DesignTableMethod.default.rawValue) (Rao and \
      Scott); other methods are \
      \(DesignTableMethod.allCases.dropFirst().map(\.rawValue).joined(separator: ", ")).

      Methods: \(AnalysisArguments.methods(of: .table)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .table).joined(separator: ", ")).
      """)

  @Argument("Counts such as \"10,20;30,40\", or a file.", value: "table") var tables: [String] = []

  @Option("The column of a file of respondents whose answers are the rows.", value: "column")
  var rows: String?

  @Option("The column of a file of respondents whose answers are the columns.", value: "column")
  var columns: String?

  @OptionGroup var scoring: TableScoreArguments

  @Option("Which lines are the groups that are compared: rows or columns.", value: "lines")
  var groups = TableGroups.rows.rawValue

  @OptionGroup var direction: AlternativeArguments
  @OptionGroup var sampling: SamplingArguments
  @OptionGroup var reading: TableFileArguments
  @OptionGroup var simulation: SimulationArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let groups: TableGroups = try CommandInput.choice(groups, option: "--groups")
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    if rows != nil || columns != nil, let sampling = sampling.columns {
      try count(sampledBy: sampling, &inputs, &files)
      return try arguments.answer(
        inputs, of: .design, command: Analysis.table.rawValue, files: files)
    }
    try sampling.refuse(naming: "--rows and --columns")
    var leftOut: Set<String> = []
    if rows != nil || columns != nil {
      leftOut = try count(groups, &inputs, &files)
    } else {
      try read(groups, &inputs, &files)
    }
    try arguments.answer(
      inputs, of: .table, hypothesis: try direction.hypothesis(),
      simulation: try simulation.options(), files: files, without: leftOut)
  }

  /// Reads counts.
  private func read(
    _ groups: TableGroups, _ inputs: inout [AnalysisArguments.LabelledInput],
    _ files: inout [ResultInput]
  ) throws {
    for text in try CommandInput.values(tables, of: "table", example: "\"10,20;30,40\"") {
      let (table, warnings) = try reading.table(text, orNaming: "--rows and --columns")
      let scores = try scoring.scores(
        of: table.rowNames.map(ScoredCategories.init(names:)),
        table.columnNames.map(ScoredCategories.init(names:)))
      inputs.append((text, .table(try scored(table, text, groups, scores))))
      if let warnings {
        files.append(
          ResultInput(
            label: text, content: .counts(table),
            warnings: warnings + scoreWarnings(scores, groups)))
      }
    }
  }

  /// Counts the answers in columns of a file.
  ///
  /// - Returns: The methods that go by an order, where the answers have none.
  private func count(
    _ groups: TableGroups, _ inputs: inout [AnalysisArguments.LabelledInput],
    _ files: inout [ResultInput]
  ) throws -> Set<String> {
    try reading.refuseWithColumns()
    let names = try ColumnArguments.pair(("--rows", rows), ("--columns", columns))
    let file = try reading.respondents.open(tables, of: "table", columns: names)
    let read = try file.categories()
    let ordered = try orderedMethods(read, groups)
    try ColumnFile.answer(file.parts(read), in: &files) { part in
      let label = file.label("\(file.names[0]) by \(file.names[1])", part)
      let crossed = try CommandFailure.translating(
        CrossedColumns(part.columns[0], part.columns[1], path: label))
      let scores = try scoring.scores(of: crossed.scoredRows, crossed.scoredColumns)
      inputs.append((label, .table(try scored(crossed.table, label, groups, scores))))
      return file.input(
        label, .counts(crossed.table), part, roles: ["rows", "columns"],
        warnings: crossed.warnings + ordered.warnings + scoreWarnings(scores, groups))
    }
    return ordered.leftOut
  }

  /// Reads two columns of a file whose rows were sampled by a design.
  private func count(
    sampledBy columns: DesignColumns, _ inputs: inout [AnalysisArguments.LabelledInput],
    _ files: inout [ResultInput]
  ) throws {
    try reading.refuseWithColumns()
    let names = try ColumnArguments.pair(("--rows", rows), ("--columns", self.columns))
    let file = try reading.respondents.open(
      tables, of: "table", columns: names, sampling: columns)
    guard let sampled = file.sampled else { return }
    try ColumnFile.answer(file.parts(try file.categories()), in: &files) { part in
      let label = file.label("\(file.names[0]) by \(file.names[1])", part)
      let crossed = try CommandFailure.translating(
        CrossedColumns(part.columns[0], part.columns[1], path: label))
      let places = part.columns.map { sampled.places(of: $0) }
      guard let table = DesignTable(places[0], by: places[1], of: sampled.design) else {
        throw CommandFailure(
          .badData, label,
          "fewer than two rows or columns have respondents with a weight above 0, which is no table; name other "
            + "columns")
      }
      inputs.append((label, .design(.table(table))))
      return file.input(
        label, .counts(crossed.table), part, roles: ["rows", "columns"],
        warnings: crossed.warnings)
    }
  }

  private func scored(
    _ table: ContingencyTable, _ place: String, _ groups: TableGroups, _ scores: TableScores
  ) throws(CommandFailure) -> ScoredTable {
    try CommandInput.checked(
      place, ScoredTable.init(_:rowScores:columnScores:groups:), table, scores.rows.values,
      scores.columns.values, groups)
  }

  /// Methods that take the scores of rows and columns, of which any in equal steps are the same to them.
  private static let linear = ScoredTableMethod.allCases.map(\.rawValue)
  /// Methods that take the scores of the answers alone, as they are.
  private static let compared =
    OrdinalDifferenceMethod.allCases.map(\.rawValue) + [OrderedGroupsMethod.rowMeanScores.rawValue]
  /// Methods that go by the order of the answers alone.
  private static let ofAnswers =
    compared + MannWhitneyMethod.allCases.map(\.rawValue)
    + [OrderedGroupsMethod.kruskalWallis.rawValue]
  /// Methods that go by the order of rows and of columns.
  private static let ofBoth =
    linear + OrderedAssociationMethod.allCases.map(\.rawValue)
    + [OrderedGroupsMethod.jonckheereTerpstra.rawValue]

  /// Checks that answers have an order where methods go by it.
  private func orderedMethods(
    _ columns: [ClassifiedColumn], _ groups: TableGroups
  ) throws(CommandFailure) -> OrderedMethods {
    var ordered = OrderedMethods(asked: arguments.method)
    let given = [scoring.rowScores, scoring.columnScores]
    for (lines, (column, scores)) in zip([TableGroups.rows, .columns], zip(columns, given))
    where scores == nil {
      try ordered.check(
        Self.ofBoth + (lines == groups ? [] : Self.ofAnswers), by: column.scored())
    }
    return ordered
  }

  /// What to say of the scores.
  private func scoreWarnings(_ scores: TableScores, _ groups: TableGroups) -> [AnalysisWarning] {
    let asked = LineScores.asked(arguments.method, among: Self.linear + Self.compared)
    func warning(
      _ scores: LineScores, _ lines: TableGroups, option: String
    ) -> AnalysisWarning? {
      let areAnswers = lines != groups && !asked.isDisjoint(with: Self.compared)
      return scores.warning(
        of: lines.rawValue, option: option,
        isAsked: areAnswers || !asked.isDisjoint(with: Self.linear), equalSteps: !areAnswers)
    }
    return [
      warning(scores.rows, .rows, option: "--row-scores"),
      warning(scores.columns, .columns, option: "--column-scores"),
    ].compactMap { $0 }
  }
}
