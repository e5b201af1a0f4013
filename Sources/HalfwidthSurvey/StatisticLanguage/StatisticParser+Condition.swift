extension AnswerCondition {
  /// Reads a condition on rows, such as `gender = Female`.
  ///
  /// A column and an answer with `=` between them. What stands in double quotes may hold `=` and blanks at its
  /// ends, with a quote inside doubled; without them a name goes on to the sign, and an answer to the end.
  ///
  /// - Parameters:
  ///   - text: The condition.
  ///   - columns: The names of the data's columns.
  /// - Throws: ``StatisticExpressionError`` with the place in the text.
  public init(parsing text: String, columns: [String]) throws(StatisticExpressionError) {
    var parser = StatisticParser(text, columns: columns)
    self = try parser.wholeCondition()
  }
}

extension StatisticParser {
  private static let example = "gender = Female"

  /// Reads `COLUMN = ANSWER`, and nothing after it.
  fileprivate mutating func wholeCondition() throws(StatisticExpressionError) -> AnswerCondition {
    skipSpaces()
    let start = index
    let name = try next(is: "\"") ? quoted() : rest { $0 == "=" }
    if let sign = name.last, "!<>~".contains(sign), next(is: "=") {
      throw failure(index, "only '=' can be asked for; write such as \(Self.example)")
    }
    guard next(is: "="), !name.isEmpty else {
      throw failure(
        index, "a condition is a column and an answer; write such as \(Self.example)")
    }
    guard let column = ColumnNames.meant(by: name, among: columns) else {
      throw impossible(start, ColumnNames.unknown(name, among: columns))
    }
    index += 1
    // As programs write it.
    if index < characters.count, characters[index] == "=" { index += 1 }
    let place = index
    let value = try next(is: "\"") ? quoted() : rest { _ in false }
    guard !value.isEmpty else {
      throw failure(place, "an answer is needed after '='; write such as \(Self.example)")
    }
    skipSpaces()
    guard index == characters.count else {
      throw failure(
        index, "'\(characters[index])' follows the answer; give --where once for each condition")
    }
    return AnswerCondition(column: column, value: value)
  }

  /// The text up to a character, or to the end, without the spaces around it.
  private mutating func rest(_ isEnd: (Character) -> Bool) -> String {
    skipSpaces()
    let start = index
    while index < characters.count, !isEnd(characters[index]) { index += 1 }
    return String(String(characters[start..<index]).trimming(\.isWhitespace))
  }
}
