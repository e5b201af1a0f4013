internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth stratified`: two-by-two tables, one a stratum.
struct StratifiedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stratified",
    abstract:
      "Tables, one a stratum: common odds ratio, difference and ratio, Mantel-Haenszel, homogeneity.",
    discussion: """
      Example: halfwidth stratified "10,5;4,11" "8,2;6,4"

      Tables are typed as here, or stand in files of comma-separated values: one table a file, several \
      with blank lines between them, or two rows a stratum, whose first column names it. Rows and columns \
      that have names are brought into the order of the first stratum. Of a file with a row for each \
      respondent --rows and --columns name two columns of two answers each, and --by that of the strata:

      Example: halfwidth stratified Tests/Cases/before-after.csv --rows gender --columns tv --by step

      With --alternative greater the tests of a common association are against an odds ratio above 1, and with \
      --side the odds ratio has one limit:

      Example: halfwidth stratified "10,5;4,11" "8,2;6,4" --alternative greater

      Typed tables and columns may have more than two rows or columns: cmh-general, cmh-row-means and \
      cmh-correlation take them, with --row-scores and --column-scores where lines are ordered:

      Example: halfwidth stratified "1,3,10;2,3,10;1,6,14" "0,4,3;5,2,6;2,2,9" --method cmh-row-means

      Methods: \(AnalysisArguments.methods(of: .stratified)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .stratified).joined(separator: ", ")); of other tables than of two by two \
      \(StratifiedScoreMethod.default.rawValue).
      """)

  @Argument("A table for each stratum, such as \"10,5;4,11\", or files.", value: "tables")
  var tables: [String] = []

  @Option("The column of a file of respondents whose answers are the rows.", value: "column")
  var rows: String?

  @Option("The column of a file of respondents whose answers are the columns.", value: "column")
  var columns: String?

  @OptionGroup var limits: SideArguments
  @OptionGroup var direction: AlternativeArguments
  @OptionGroup var scoring: TableScoreArguments

  @OptionGroup var reading: TableFileArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    if rows != nil || columns != nil { return try count() }
    let values = try CommandInput.values(
      tables, of: "stratified", example: "\"10,5;4,11\" \"8,2;6,4\"")
    let label = values.joined(separator: " ")
    var strata: [StratifiedFile.Stratum] = []
    var warnings: [AnalysisWarning] = []
    var hasFile = false
    for text in values {
      if let file = try reading.strata(text, orNaming: "--rows, --columns and --by") {
        hasFile = true
        let name = values.count > 1 && file.strata.count == 1 ? text : nil
        strata += file.strata.map { stratum in
          var named = stratum
          named.name = stratum.name ?? name
          return named
        }
        warnings += file.warnings
      } else {
        let counts = try CommandInput.parse(text, as: StratifiedTables.rows(parsing:))
        strata.append(StratifiedFile.Stratum(counts: counts, place: text))
      }
    }
    let paired = try CommandFailure.translating(StratifiedFile.paired(strata))
    let scores = try scoring.scores(
      of: paired.strata[0].rowNames.map(ScoredCategories.init(names:)),
      paired.strata[0].columnNames.map(ScoredCategories.init(names:)))
    let tables = try scored(paired.strata.map(\.counts), label, scores)
    let content = ResultInput.Content.strata(
      tables, names: paired.strata.enumerated().map { $1.name ?? "\($0 + 1)" },
      rows: paired.strata[0].rowNames, columns: paired.strata[0].columnNames)
    try arguments.answer(
      [(label, .stratified(tables))], of: .stratified, side: limits.asked(),
      hypothesis: direction.hypothesis(),
      files: hasFile
        ? [
          ResultInput(
            label: label, content: content,
            warnings: warnings + paired.warnings + scoreWarnings(scores))
        ] : [])
  }

  /// Counts the answers in columns of a file.
  private func count() throws {
    try reading.refuseWithColumns()
    let names = try ColumnArguments.pair(("--rows", rows), ("--columns", columns))
    let file = try reading.respondents.open(tables, of: "stratified", columns: names)
    guard let groups = file.groups else {
      throw CommandFailure(
        .usage, "--rows", "is crossed in strata; give --by with the column that names them")
    }
    let read = try file.categories()
    let ordered = try orderedMethods(read)
    let part = file.whole(read + [groups])
    let label = file.label("\(file.names[0]) by \(file.names[1]) in \(groups.name)", part)
    let crossed = try CommandFailure.translating(
      CrossedColumns(part.columns[0], part.columns[1], path: label))
    let strata = groups.categories.indices.compactMap { group in
      let counts = crossed.counts(in: group, of: groups)
      return counts.joined().contains { $0 > 0 } ? (groups.categories[group], counts) : nil
    }
    let scores = try scoring.scores(of: crossed.scoredRows, crossed.scoredColumns)
    let tables = try scored(strata.map(\.1), label, scores)
    let content = ResultInput.Content.strata(
      tables, names: strata.map(\.0), rows: crossed.table.rowNames,
      columns: crossed.table.columnNames)
    try arguments.answer(
      [(label, .stratified(tables))], of: .stratified, side: limits.asked(),
      hypothesis: direction.hypothesis(),
      files: [
        file.input(
          label, content, part, roles: ["rows", "columns", "by"],
          warnings: crossed.warnings + ordered.warnings + scoreWarnings(scores))
      ], without: ordered.leftOut)
  }

  private func scored(
    _ strata: [[[Int]]], _ place: String, _ scores: TableScores
  ) throws(CommandFailure) -> ScoredStrata {
    try CommandInput.checked(
      place, ScoredStrata.init(_:rowScores:columnScores:), strata, scores.rows.values,
      scores.columns.values)
  }

  private static let correlation = [StratifiedScoreMethod.correlation.rawValue]
  /// Methods that take the scores of the columns.
  private static let ofColumns = correlation + [StratifiedScoreMethod.rowMeans.rawValue]

  /// Checks that answers have an order where methods go by it.
  private func orderedMethods(
    _ columns: [ClassifiedColumn]
  ) throws(CommandFailure) -> OrderedMethods {
    var ordered = OrderedMethods(asked: arguments.method)
    if scoring.rowScores == nil { try ordered.check(Self.correlation, by: columns[0].scored()) }
    if scoring.columnScores == nil { try ordered.check(Self.ofColumns, by: columns[1].scored()) }
    return ordered
  }

  /// What to say of the scores, of which any in equal steps are the same to the methods.
  private func scoreWarnings(_ scores: TableScores) -> [AnalysisWarning] {
    func warning(
      _ scores: LineScores, _ methods: [String], _ what: String, option: String
    ) -> AnalysisWarning? {
      scores.warning(
        of: what, option: option,
        isAsked: !LineScores.asked(arguments.method, among: methods).isEmpty, equalSteps: true)
    }
    return [
      warning(scores.rows, Self.correlation, "rows", option: "--row-scores"),
      warning(scores.columns, Self.ofColumns, "columns", option: "--column-scores"),
    ].compactMap(\.self)
  }
}
