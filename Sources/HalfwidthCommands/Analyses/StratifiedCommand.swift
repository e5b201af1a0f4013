internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth stratified`: two-by-two tables, one a stratum.
struct StratifiedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stratified",
    abstract: "Two-by-two tables, one a stratum: common odds ratio, Mantel-Haenszel, homogeneity.",
    discussion: """
      Example: halfwidth stratified "10,5;4,11" "8,2;6,4"

      Tables are typed as here, or stand in files of comma-separated values: one table a file, several \
      with blank lines between them, or two rows a stratum, whose first column names it. Rows and columns \
      that have names are brought into the order of the first stratum.

      Methods: \(AnalysisArguments.methods(of: .stratified)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .stratified).joined(separator: ", ")).
      """)

  @Argument("A table for each stratum, such as \"10,5;4,11\", or files.", value: "tables")
  var tables: [String] = []

  @OptionGroup var reading: TableFileArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let values = try CommandInput.values(
      tables, of: "stratified", example: "\"10,5;4,11\" \"8,2;6,4\"")
    let label = values.joined(separator: " ")
    var strata: [StratifiedFile.Stratum] = []
    var warnings: [AnalysisWarning] = []
    var hasFile = false
    for text in values {
      if let file = try reading.strata(text) {
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
    let tables = try CommandInput.checked(
      label, StratifiedTables.init(_:), paired.strata.map(\.counts))
    let content = ResultInput.Content.strata(
      tables, names: paired.strata.enumerated().map { $1.name ?? "\($0 + 1)" },
      rows: paired.strata[0].rowNames, columns: paired.strata[0].columnNames)
    try arguments.answer(
      [(label, .stratified(tables))], of: .stratified,
      files: hasFile
        ? [ResultInput(label: label, content: content, warnings: warnings + paired.warnings)] : [])
  }
}
