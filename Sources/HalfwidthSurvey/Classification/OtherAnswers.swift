/// The answers of a column that count as no, where some of them are words: a reader has to see that no yes is among
/// them.
struct OtherAnswers: Sendable {
  /// The column's name.
  private let column: String
  /// What each answer is called; the last stands for all that count as yes.
  private let names: [String]
  /// For each row of the file its answer.
  private(set) var answers: ItemAnswers

  /// - Parameters:
  ///   - names: What each answer is called that counts as no.
  ///   - answers: For each row the place of its answer among them; one more for yes.
  init(of column: String, names: [String], answers: ItemAnswers) {
    self.column = column
    self.names = names
    self.answers = answers
  }

  /// The most answers that are listed.
  private static let mostListed = 6

  /// The answers, the most frequent first, with how many of the rows have each; nil where no row has one.
  var note: String? {
    let counts = answers.tally.counts.prefix(names.count)
    let given = counts.indices.filter { counts[$0] > 0 }.sorted {
      (counts[$1], $0) < (counts[$0], $1)
    }
    if given.isEmpty { return nil }
    let shown = given.prefix(Self.mostListed).map { "\(names[$0]) (\(counts[$0]))" }
    return
      "the answers of '\(column)' that count as no are \(shown.joined(separator: ", "))"
      + (given.count > Self.mostListed ? " and others" : "")
  }

  /// The answers in some rows only.
  func only(_ isAsked: (Int) -> Bool) -> OtherAnswers {
    var others = self
    for row in 0..<answers.count where !isAsked(row) { others.answers.remove(at: row, .notAsked) }
    return others
  }
}
