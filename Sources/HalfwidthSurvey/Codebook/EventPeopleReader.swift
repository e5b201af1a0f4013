/// Reads which question counts the respondents who had the events of a total.
enum EventPeopleReader {
  /// The key of a question.
  static let key = "people"

  /// Returns the id that a node has.
  static func name(_ node: CodebookNode, role: QuestionRole) throws(SurveyError) -> String {
    guard role == .eventTotal else {
      throw node.error(
        "'\(key)' names the question that counts the people of a total of events, and this one has the role "
          + "\(role.rawValue); write role: event-total, or leave it out")
    }
    return try node.text(key)
  }

  /// Checks that a question of people has the items of the events.
  static func check(
    _ node: CodebookNode, of events: Question, names: CodebookNames
  ) throws(SurveyError) {
    let people = try names.question(node)
    guard people.id != events.id, people.role != .eventTotal else {
      throw node.error(
        "question '\(people.id)' is of events itself; name the one that counts the respondents who had them"
      )
    }
    guard people.type != .scale, people.type != .numeric else {
      throw node.error(
        "question '\(people.id)' is of type \(people.type.rawValue), and counts nobody; name one of type single "
          + "or multiple")
    }
    for item in events.itemsOrWhole {
      try node.naming { () throws(NameFault) in try names.checkItem(item?.id, of: people) }
    }
  }
}
