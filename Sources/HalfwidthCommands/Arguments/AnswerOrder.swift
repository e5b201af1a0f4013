internal import Halfwidth
internal import HalfwidthSurvey

/// The answers of a column in the order in which a person lists them, those included that nobody gave:
/// `low,medium,high`.
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

  /// Whether a column has none but these answers.
  private func holds(_ column: ClassifiedColumn) -> Bool {
    column.categories.allSatisfy(answers.contains)
  }

  /// Whether the list seems to be meant for a column that has other answers too: it has more than half of them, or one
  /// in another spelling.
  private func isNear(_ column: ClassifiedColumn) -> Bool {
    let unknown = column.categories.filter { !answers.contains($0) }
    return 2 * unknown.count < column.categories.count
      || unknown.contains { answer in answers.contains { $0.lowercased() == answer.lowercased() } }
  }

  /// Columns in the orders that are asked for, each in that of the list which holds all of its answers; as it is where
  /// none does.
  ///
  /// - Parameter columns: Columns that are counted together.
  /// - Throws: ``CommandFailure`` for a column with an answer that its list lacks, and one whose answers are all in two
  ///   lists.
  static func ordered(
    _ columns: [ClassifiedColumn], by orders: [AnswerOrder]
  ) throws(CommandFailure) -> [ClassifiedColumn] {
    var lists: [AnswerOrder?] = []
    for column in columns { lists.append(try list(of: column, among: orders)) }
    var ordered = zip(columns, lists).map { column, list in
      list.map { column.inOrder($0.answers) } ?? column
    }
    for order in orders {
      let own = ordered.indices.filter { lists[$0]?.answers == order.answers }
      guard let first = own.first else { continue }
      let counts = own.map { ordered[$0].counts }
      let unused = order.answers.indices.filter { place in counts.allSatisfy { $0[place] == 0 } }
      guard !unused.isEmpty else { continue }
      let names = unused.map { "'\(order.answers[$0])'" }.joined(separator: ", ")
      let columns = own.map { "'\(ordered[$0].name)'" }.joined(separator: ", ")
      ordered[first] = ordered[first].noting(
        AnalysisWarning(.inputReading, "no row of \(columns) has \(names), which \(option) lists"))
    }
    return ordered
  }

  /// The list that holds all answers of a column: the one that has no others, or else the shortest.
  private static func list(
    of column: ClassifiedColumn, among orders: [AnswerOrder]
  ) throws(CommandFailure) -> AnswerOrder? {
    let holding = orders.filter { $0.holds(column) }.sorted { $0.answers.count < $1.answers.count }
    guard let first = holding.first else {
      if let near = orders.first(where: { $0.isNear(column) }) {
        throw near.failure(among: [column])
      }
      return nil
    }
    let isOwn = first.answers.count == column.categories.count
    if !isOwn, holding.count > 1, holding[1].answers.count == first.answers.count,
      holding[1].answers != first.answers
    {
      throw CommandFailure(
        .usage, option,
        "the answers of '\(column.name)' (\(column.categories.joined(separator: ", "))) are all in two lists, "
          + "\(QuotedList.typed(first.answers)) and \(QuotedList.typed(holding[1].answers)); give it a list of its own "
          + "answers alone, or leave one out")
    }
    return first
  }

  /// Checks that each list is that of a column.
  static func check(
    _ orders: [AnswerOrder], among columns: [ClassifiedColumn]
  ) throws(CommandFailure) {
    for order in orders where !columns.contains(where: order.holds) {
      throw order.failure(among: columns)
    }
  }

  /// That no column has these answers: what is unknown to the one that has most of them, and what is missing.
  private func failure(among columns: [ClassifiedColumn]) -> CommandFailure {
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
    let meant = unknown.lazy.compactMap { EditDistance.nearest(to: $0, among: missing) }.first
    return CommandFailure(
      .usage, Self.option,
      "column '\(nearest.name)' \(faults.joined(separator: " and "))\(meant.map { " (did you mean '\($0)'?)" } ?? ""); list all of its answers in their order, as they are "
        + "called there: \(list(nearest.categories))")
  }
}
