/// Reads of whom a question was asked: of those who gave an answer to another one.
enum AskedOfReader {
  /// The key of a question.
  static let key = "asked_of"

  /// Returns the number that a node names.
  static func reference(
    _ node: CodebookNode, of question: Question, names: CodebookNames
  ) throws(SurveyError) -> Claim.Reference {
    let text = try node.text(key)
    return try node.naming { () throws(NameFault) in
      let reference = try names.number(text)
      guard reference.question != question.id else {
        throw NameFault("question '\(question.id)' is asked of those who answered it; name another")
      }
      return reference
    }
  }

  /// Checks that nobody has to answer a question before it is asked.
  ///
  /// - Parameters:
  ///   - nodes: By question the node that names those who were asked.
  static func check(_ questions: [Question], at nodes: [String: CodebookNode]) -> [SurveyError] {
    let asked = Dictionary(
      questions.map { ($0.id, $0.askedOf?.question) }, uniquingKeysWith: { first, _ in first })
    return questions.compactMap { question in
      var next = question.askedOf?.question
      var steps = 0
      while let id = next, id != question.id, steps <= questions.count {
        next = asked[id] ?? nil
        steps += 1
      }
      guard next == question.id, let node = nodes[question.id] else { return nil }
      return node.error(
        "question '\(question.id)' is asked of those who answered a question that is asked of those who answered "
          + "it; take one of the two out")
    }
  }
}
