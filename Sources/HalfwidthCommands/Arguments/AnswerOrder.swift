internal import HalfwidthSurvey

/// The answers of a column in the order in which a person lists them: `low,medium,high`.
struct AnswerOrder {
  private let answers: [String]

  /// Reads a list with commas between answers, in quotes where an answer holds one.
  ///
  /// - Throws: ``CommandFailure`` for an answer that stands twice, and for fewer than two.
  init(_ text: String) throws(CommandFailure) {
    answers = QuotedList.parts(text)
    if let twice = answers.indices.first(where: { answers[..<$0].contains(answers[$0]) }) {
      throw CommandFailure(
        .usage, Self.option, "'\(answers[twice])' stands twice; write each answer once")
    }
    guard answers.count > 1 else {
      throw CommandFailure(
        .usage, Self.option,
        "'\(text)' is one answer; write all in their order, such as low,medium,high")
    }
  }

  private static let option = "--levels"

  /// Whether a column has these answers and no others.
  func isOf(_ column: ClassifiedColumn) -> Bool {
    Set(column.categories) == Set(answers)
  }

  /// A column in the order of the list that is its own; as it is where none is.
  static func ordered(_ column: ClassifiedColumn, by orders: [AnswerOrder]) -> ClassifiedColumn {
    orders.first { $0.isOf(column) }.map { column.inOrder($0.answers) } ?? column
  }

  /// That no column has these answers: what is unknown to the one that has most of them, and what is missing.
  func failure(among columns: [ClassifiedColumn]) -> CommandFailure {
    func known(_ column: ClassifiedColumn) -> Int {
      answers.count(where: column.categories.contains)
    }
    guard let nearest = columns.max(by: { known($0) < known($1) }) else {
      return CommandFailure(
        .usage, Self.option,
        "is of answers in a column or of groups, and none are asked for; leave it out")
    }
    func list(_ words: [String]) -> String {
      words.map { "'\($0)'" }.joined(separator: ", ")
    }
    let unknown = answers.filter { !nearest.categories.contains($0) }
    let missing = nearest.categories.filter { !answers.contains($0) }
    let faults = [
      unknown.isEmpty ? nil : "has no answer \(list(unknown))",
      missing.isEmpty ? nil : "has also \(list(missing))",
    ].compactMap(\.self)
    return CommandFailure(
      .usage, Self.option,
      "column '\(nearest.name)' \(faults.joined(separator: " and ")); list all of its answers in their order, as they are "
        + "called there: \(list(nearest.categories))")
  }
}
