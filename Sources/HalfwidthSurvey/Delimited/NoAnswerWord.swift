/// Words that stand for no answer where nothing was asked or said, and that a file holds like any answer.
///
/// `NA` alone is none of them: it is missing as R writes it, or a label such as Namibia's.
enum NoAnswerWord {
  /// Whether a text is such a word, in whatever case and with whatever signs: `N/A`, `n.a.`, `#N/A`, `not applicable`.
  static func isOne(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    let letters = text.lowercased().filter(\.isLetter)
    if letters == "na" { return text.contains { !$0.isLetter && !$0.isWhitespace } }
    return words.contains(letters)
  }

  private static let longest = 40

  private static let words: Set = [
    "notapplicable", "doesnotapply", "noanswer", "noresponse", "notanswered", "notasked", "missing",
    "null",
  ]

  /// That such words are counted as answers and what to do, as a sentence without a full stop; nil where there are none.
  ///
  /// - Parameter answers: The different answers with how often each is given.
  static func note(_ answers: [(text: String, count: Int)], column: String) -> String? {
    let found = answers.filter { isOne($0.text) && $0.count > 0 }
    if found.isEmpty { return nil }
    let words = found.map { "'\($0.text.shortened)' (\($0.count))" }.joined(separator: " and ")
    let are =
      found.count == 1
      ? ("is counted as an answer", "it is") : ("are counted as answers", "they are")
    return
      "\(words) in column '\(column)' \(are.0); give --missing-codes "
      + "\(QuotedList.typed(found.map { $0.text })) if \(are.1) none"
  }
}
