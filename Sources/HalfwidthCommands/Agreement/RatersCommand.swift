internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth raters`: ratings of the same subjects by several raters.
struct RatersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "raters",
    abstract: "Several raters of the same subjects: Krippendorff, Gwet, Fleiss, percent agreement.",
    discussion: """
      Example: halfwidth raters "1,1,2;2,2,2;1,,1;3,3,2"

      One row a subject, one column a rater, nothing where a rating is missing. With --counts each row says how many \
      raters chose each category:

      Example: halfwidth raters --counts "3,0;0,3;2,1" --method fleiss-kappa

      Of a file with a row for each subject --columns names those of the raters:

      Example: halfwidth raters Tests/Cases/before-after.csv --columns before,after --method krippendorff-ordinal

      Most measures have no limits in closed form: with --resamples 9999 all have limits by the bootstrap of subjects. \
      Of two raters square has kappa, with and without weights.

      Methods: \(AnalysisArguments.methods(of: .raters)). Where none is asked for: \
      \(AnalysisCatalog.usualMethods(of: .raters).joined(separator: ", ")).
      """)

  @Argument("Ratings such as \"1,1,2;2,2,2\", or a file.", value: "ratings")
  var ratings: [String] = []

  @Flag(help: "The rows are how many raters chose each category.")
  var counts = false

  @Option(
    "The columns of a file that have the ratings, with commas between them; q* for all that begin with q.",
    value: "list")
  var columns: String?

  @OptionGroup var respondents: ColumnArguments
  @OptionGroup var simulation: SimulationArguments
  @OptionGroup var arguments: AnalysisArguments

  func run() throws {
    var inputs: [AnalysisArguments.LabelledInput] = []
    var files: [ResultInput] = []
    var leftOut: Set<String> = []
    if let columns {
      leftOut = try count(columns, &inputs, &files)
    } else {
      try respondents.refuse(ratings, naming: "--columns")
      for text in try CommandInput.values(
        ratings, of: "raters", example: "\"1,1,2;2,2,2;1,,1;3,3,2\"")
      {
        let own = try CommandInput.parse(text) { text throws(CountsError) in
          if counts { return try Ratings(parsingCounts: text) }
          return try Ratings(parsing: text)
        }
        inputs.append((text, .raters(own)))
      }
    }
    try arguments.answer(
      inputs, of: .raters, simulation: try simulation.options(), files: files,
      without: leftOut)
  }

  /// Reads the ratings in columns of a file.
  ///
  /// - Returns: The methods that go by an order, where the ratings have none.
  private func count(
    _ columns: String, _ inputs: inout [AnalysisArguments.LabelledInput],
    _ files: inout [ResultInput]
  ) throws -> Set<String> {
    if counts {
      throw CommandFailure(
        .usage, "--counts",
        "is of counts as typed, and --columns names ratings; leave one of them out")
    }
    let file = try respondents.open(
      ratings, of: "raters", columns: QuotedList.parts(columns))
    guard file.names.count > 1, Set(file.names).count == file.names.count else {
      throw CommandFailure(
        .usage, "--columns", "'\(columns)' is not a list of different columns; name two or more")
    }
    let read = try file.categories()
    let scale = ScoredCategories(joining: read.map { $0.scored() })
    let numbers = Dictionary(zip(scale.names, scale.scores)) { first, _ in first }
    let interval = RaterMethod.krippendorffInterval.rawValue
    var ordered = OrderedMethods(asked: arguments.method)
    try ordered.check([RaterMethod.krippendorffOrdinal.rawValue, interval], by: scale)
    var warnings = ordered.warnings
    let isAsked = !LineScores.asked(arguments.method, among: [interval]).isEmpty
    if let warning = LineScores(nil, of: scale).warning(
      of: "ratings", isAsked: isAsked, equalSteps: true)
    {
      warnings.append(warning)
    }
    try ColumnFile.answer(file.parts(read), in: &files) { part in
      let label = file.label(file.names.joined(separator: ", "), part)
      let rows = (0..<(part.columns.first?.answers.count ?? 0)).map { row in
        part.columns.map { column in
          column.answers.answer(at: row).flatMap { numbers[column.categories[$0]] }
        }
      }.filter { $0.contains { $0 != nil } }
      let own = try CommandInput.checked(label, Ratings.init(_:), rows)
      inputs.append((label, .raters(own)))
      return file.input(
        label, .ratings(own, raters: file.names), part, roles: file.names.map { _ in "item" },
        missing: MissingAnswers([]), warnings: warnings)
    }
    return ordered.leftOut
  }
}
