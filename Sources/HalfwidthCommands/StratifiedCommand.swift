internal import ArgumentParser
internal import Halfwidth

/// `halfwidth stratified`: two-by-two tables, one a stratum.
struct StratifiedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stratified",
    abstract: "Two-by-two tables, one a stratum: common odds ratio, Mantel-Haenszel, homogeneity.",
    discussion: """
      Example: halfwidth stratified "10,5;4,11" "8,2;6,4"

      Methods: \(AnalysisArguments.methods(of: .stratified)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .stratified).joined(separator: ", ")).
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("A table for each stratum, such as \"10,5;4,11\".", valueName: "tables"))
  var tables: [String] = []

  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    let values = try CommandInput.values(
      tables, of: "stratified", example: "\"10,5;4,11\" \"8,2;6,4\"")
    let label = values.joined(separator: " ")
    let strata = try CommandInput.parse(label) { _ throws(StratifiedTablesError) in
      try StratifiedTables(parsing: values)
    }
    try arguments.answer([(label, .stratified(strata))], of: .stratified)
  }
}
