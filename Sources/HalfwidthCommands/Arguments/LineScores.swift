internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthSurvey

/// The scores of rows, columns, categories or groups: those that were given, the numbers that answers are, or 1, 2,
/// 3 and so on.
struct LineScores {
  /// A score for each line; nil for the engine's own, 1, 2, 3 and so on, where lines have no names.
  let values: [Double]?
  private let given: [Double]?
  private let lines: ScoredCategories?

  /// - Parameters:
  ///   - given: What a person gave.
  ///   - lines: What is scored; nil where it has no names.
  init(_ given: [Double]?, of lines: ScoredCategories?) {
    self.given = given
    self.lines = lines
    values = given ?? lines?.scores
  }

  /// What to say of the scores: that they are places, 1, 2, 3 and so on, where methods that take them are asked for, and which
  /// of those given belong to texts without an order.
  ///
  /// - Parameters:
  ///   - what: What is scored: `rows`, `columns`, `categories`, `groups`.
  ///   - option: The option that gives scores; nil where there is none.
  ///   - isAsked: Whether a method that takes scores is asked for.
  ///   - equalSteps: Whether any scores in equal steps are the same to the methods, as two scores always are.
  func warning(of what: String, option: String? = nil, isAsked: Bool = true, equalSteps: Bool)
    -> AnalysisWarning?
  {
    guard let lines else { return nil }
    if let given {
      guard !lines.hasOrder, given.count == lines.names.count else { return nil }
      return AnalysisWarning(
        .inputReading, "the scores of the \(what) are \(Self.pairs(lines.names, given))")
    }
    // Without an order the methods are refused or left out.
    guard isAsked, lines.hasOrder, !lines.areNumbers, !(equalSteps && lines.names.count == 2) else {
      return nil
    }
    return AnalysisWarning(
      .defaultScores,
      "the \(what) are scored by their places, \(Self.pairs(lines.names, lines.scores))"
        + (option.map { "; \($0) gives others" } ?? ""))
  }

  /// `1 for low, 2 for high`.
  private static func pairs(_ names: [String], _ scores: [Double]) -> String {
    zip(names, scores).prefix(8).map { "\(NumberText.of($1)) for \($0.shortened)" }
      .joined(separator: ", ") + (names.count > 8 ? " and so on" : "")
  }

  /// Which of some methods are asked for.
  static func asked(_ method: String?, among methods: [String]) -> Set<String> {
    guard let method else { return [] }
    if method == "all" { return Set(methods) }
    return Set(method.split(separator: ",").map(String.init)).intersection(methods)
  }
}

/// The scores of a table's rows and of its columns.
struct TableScores {
  let rows: LineScores
  let columns: LineScores
}

/// The scores of a table's rows and columns that a person gives.
struct TableScoreArguments: ParsableArguments {
  @Option(
    "Scores of the rows, where they are ordered (default: their numbers, or 1,2,3 ...).",
    value: "list")
  var rowScores: String?

  @Option(
    "Scores of the columns, where they are ordered (default: their numbers, or 1,2,3 ...).",
    value: "list")
  var columnScores: String?

  /// The scores of both.
  ///
  /// - Parameters:
  ///   - rows: What the rows are; nil where they have no names.
  ///   - columns: What the columns are.
  func scores(
    of rows: ScoredCategories?, _ columns: ScoredCategories?
  ) throws(CommandFailure) -> TableScores {
    TableScores(
      rows: LineScores(try CommandInput.numbers(rowScores, option: "--row-scores"), of: rows),
      columns: LineScores(
        try CommandInput.numbers(columnScores, option: "--column-scores"), of: columns))
  }
}
