internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth groups`: proportions of several groups, in pairs.
struct GroupsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "groups",
    abstract: "Proportions of several groups: all pairs, with p-values and limits for all of them.",
    discussion: """
      Example: halfwidth groups 5/20 8/21 12/25

      The p-values are adjusted by Holm for the number of pairs, and the limits of differences hold together. For \
      one pair see compare, and for groups in an order trend. Of a file with a row for each respondent --column \
      names the answers, --yes those that count as yes, and --by the groups:

      Example: halfwidth groups Tests/Cases/before-after.csv --column after --yes 3,4 --by step

      Methods: \(AnalysisArguments.methods(of: .groups)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .groups).joined(separator: ", ")).
      """)

  @Argument("Successes and trials of each group, or a file.", value: "counts")
  var counts: [String] = []

  @Option("The column of a file of respondents whose answers are counted.", value: "column")
  var column: String?

  @OptionGroup var choice: YesArguments
  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    if let column { return try count(column) }
    try choice.refuse(naming: "--column and --by")
    try respondents.refuse(counts, naming: "--column and --by")
    let values = try CommandInput.values(counts, of: "groups", example: "5/20 8/21 12/25")
    let groups = try CommandInput.binomials(values)
    let label = values.joined(separator: " ")
    let compared = try CommandInput.checked(label, GroupCounts.init(_:names:), groups, nil)
    try arguments.answer([(label, .groups(compared))], of: .groups)
  }

  /// Counts the answers of groups in a column of a file.
  private func count(_ column: String) throws {
    let file = try respondents.open(counts, of: "groups", columns: [column])
    let grouped = try file.groupedChoice(choice.yes)
    let shares = try grouped.shares()
    let label = grouped.label
    let compared = try CommandInput.checked(
      label, GroupCounts.init(_:names:), shares, grouped.names)
    try arguments.answer(
      [(label, .groups(compared))], of: .groups,
      files: [
        file.input(
          label, .counts(try grouped.table(shares)), grouped.part, roles: ["column", "by"])
      ])
  }
}
