internal import Halfwidth

/// Reads the text of a statistic from left to right.
struct StatisticParser {
  let characters: [Character]
  let columns: [String]
  var index = 0
  /// The answers that are counted, by the names that their columns of zeros and ones have.
  private(set) var conditions: [String: AnswerCondition] = [:]
  /// The groups of a difference as `by: group, A minus B` has them.
  private(set) var groupOrder: [String]?

  init(_ text: String, columns: [String]) {
    characters = Array(text)
    self.columns = columns
  }

  /// Reads a statistic, and nothing after it.
  mutating func whole() throws(StatisticExpressionError) -> StatisticExpression.Form {
    let form = try statistic()
    skipSpaces()
    guard index == characters.count else {
      throw failure(index, "'\(characters[index])' follows the statistic; end the text before it")
    }
    return form
  }

  // MARK: - Statistics

  private mutating func statistic() throws(StatisticExpressionError) -> StatisticExpression.Form {
    let name = try name()
    if let pair = name.kind.flatMap({ PairStatistic($0) }) {
      let (first, second) = try self.pair(name)
      return .pair(pair, first, second)
    }
    guard let usual = name.ofOneColumn else { return try difference() }
    let (statistic, column) = try columnStatistic(name, usual)
    return .column(statistic, of: column)
  }

  private mutating func name() throws(StatisticExpressionError) -> StatisticName {
    skipSpaces()
    let start = index
    let word = word()
    if let name = StatisticName.all.first(where: { $0.word == word }) { return name }
    let known = StatisticName.all.map(\.word)
    if word.isEmpty {
      throw failure(start, "a statistic begins with its name; write one such as mean(x)")
    }
    if let near = EditDistance.nearest(to: word, among: known) {
      throw failure(start, "there is no statistic '\(word)'; did you mean '\(near)'?")
    }
    throw failure(
      start, "there is no statistic '\(word)'; use one of \(known.joined(separator: ", "))")
  }

  /// What follows the name of a statistic of one column.
  private mutating func columnStatistic(
    _ name: StatisticName, _ usual: ColumnStatistic
  ) throws(StatisticExpressionError) -> (ColumnStatistic, String) {
    let hasParentheses = next(is: "(")
    var column: String
    if hasParentheses {
      try expect("(", after: name)
      column = try self.column(of: name)
      if next(is: "=") { column = try condition(column, of: name) }
    } else {
      guard columns.count == 1 else {
        throw failure(index, "'\(name.word)' needs a column; write \(name.example)")
      }
      column = columns[0]
    }
    var statistic = usual
    if let number = name.notation.number {
      let (value, place) = try self.number(name, number.meaning, isOpen: hasParentheses)
      statistic.number = value
      if statistic.flaw != nil {
        throw impossible(place, "\(number.allowed), and this is \(value)")
      }
    }
    if hasParentheses { try expect(")", after: name) }
    return (statistic, column)
  }

  private mutating func pair(
    _ name: StatisticName
  ) throws(StatisticExpressionError) -> (String, String) {
    try expect("(", after: name)
    let first = try column(of: name)
    try expect(",", after: name)
    let second = try column(of: name)
    try expect(")", after: name)
    return (first, second)
  }

  /// `difference(mean(score), by: group)`, or `difference(mean(x), mean(y))`.
  private mutating func difference() throws(StatisticExpressionError) -> StatisticExpression.Form {
    try expect("(", after: .difference)
    let (first, x) = try innerStatistic()
    try expect(",", after: .difference)
    skipSpaces()
    let place = index
    let isGrouped = word() == "by" && next(is: ":")
    if isGrouped {
      try expect(":", after: .difference)
      let group = try column(of: .difference)
      if next(is: ",") { groupOrder = try order() }
      try expect(")", after: .difference)
      return .difference(first, of: x, by: group)
    }
    index = place
    let (second, y) = try innerStatistic()
    guard first == second else {
      throw failure(
        place,
        "the two statistics of a difference are not the same; write such as difference(mean(x), mean(y))"
      )
    }
    try expect(")", after: .difference)
    return .pairedDifference(first, of: x, minus: y)
  }

  /// `, A minus B`: the groups of a difference.
  private mutating func order() throws(StatisticExpressionError) -> [String] {
    index += 1
    let example = "difference(mean(x), by: group, A minus B)"
    let first = try label(example)
    skipSpaces()
    let place = index
    guard word() == "minus" else {
      throw failure(place, "'minus' is needed between two groups; write such as \(example)")
    }
    let place2 = index
    let second = try label(example)
    guard first != second else {
      throw failure(place2, "a group minus itself is no difference; name two groups")
    }
    return [first, second]
  }

  /// Reads `= VALUE`, the share of one answer, and returns the name of its column of zeros and ones.
  private mutating func condition(
    _ column: String, of name: StatisticName
  ) throws(StatisticExpressionError) -> String {
    guard name.word == StatisticKind.proportion.rawValue else {
      throw failure(
        index, "'=' belongs to a proportion; write such as proportion(\(column) = 1)")
    }
    index += 1
    // As programs write it.
    if index < characters.count, characters[index] == "=" { index += 1 }
    let value = try label("proportion(\(column) = Yes)")
    let derived = "\(column) = \(value)"
    conditions[derived] = AnswerCondition(column: column, value: value)
    return derived
  }

  /// A word or a quoted text that is no column.
  private mutating func label(_ example: String) throws(StatisticExpressionError) -> String {
    skipSpaces()
    let start = index
    if next(is: "\"") { return try quoted() }
    let label = word()
    guard !label.isEmpty else {
      throw failure(
        start, "a value is needed here, in quotes unless it is a word; write such as \(example)")
    }
    return label
  }

  private mutating func innerStatistic() throws(StatisticExpressionError) -> (
    ColumnStatistic, String
  ) {
    skipSpaces()
    let place = index
    let name = try name()
    guard let usual = name.ofOneColumn else {
      throw failure(
        place,
        "a difference is one of statistics of a column; write such as difference(mean(x), by: group)"
      )
    }
    return try columnStatistic(name, usual)
  }

  // MARK: - Parts

  private mutating func column(
    of name: StatisticName
  ) throws(StatisticExpressionError) -> String {
    skipSpaces()
    let start = index
    let column: String
    if next(is: "\"") {
      column = try quoted()
    } else {
      column = word()
      if column.isEmpty {
        throw failure(start, "'\(name.word)' needs a column here; write \(name.example)")
      }
    }
    guard let found = ColumnNames.meant(by: column, among: columns) else {
      throw impossible(start, ColumnNames.unknown(column, among: columns))
    }
    return found
  }

  mutating func quoted() throws(StatisticExpressionError) -> String {
    let start = index
    index += 1
    var text = ""
    while index < characters.count {
      let character = characters[index]
      index += 1
      if character != "\"" {
        text.append(character)
      } else if index < characters.count && characters[index] == "\"" {
        text.append("\"")
        index += 1
      } else {
        return text
      }
    }
    throw failure(start, "the quote does not end; close it after the column's name")
  }

  /// A comma and a number.
  private mutating func number(
    _ name: StatisticName, _ meaning: String, isOpen: Bool
  ) throws(StatisticExpressionError) -> (value: Double, place: Int) {
    guard isOpen else {
      throw failure(index, "'\(name.word)' needs \(meaning); write \(name.example)")
    }
    skipSpaces()
    guard next(is: ",") else {
      throw failure(index, "'\(name.word)' needs \(meaning) as well; write \(name.example)")
    }
    index += 1
    skipSpaces()
    let start = index
    while index < characters.count, !",) ".contains(characters[index]) { index += 1 }
    let text = String(characters[start..<index])
    let rest = String(characters[start...].prefix { !") ".contains($0) })
    if let pointed = DecimalComma.pointed(rest) {
      throw failure(start, "'\(rest)' has a decimal comma; write \(pointed)")
    }
    guard let value = Double(text), value.isFinite, !text.contains(where: { "xX".contains($0) })
    else {
      throw failure(start, "\(meaning) must be a number; write \(name.example)")
    }
    return (value, start)
  }

  private mutating func expect(
    _ character: Character, after name: StatisticName
  ) throws(StatisticExpressionError) {
    skipSpaces()
    guard next(is: character) else {
      let found = index < characters.count ? "'\(characters[index])' stands" : "the text ends"
      throw failure(
        index, "\(found) where '\(character)' is needed; write such as \(name.example)")
    }
    index += 1
  }

  private mutating func word() -> String {
    let start = index
    while index < characters.count, Self.isPartOfName(characters[index]) { index += 1 }
    return String(characters[start..<index])
  }

  static func isPartOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_.-".contains(character)
  }

  /// Whether the next character that is no space is this one.
  mutating func next(is character: Character) -> Bool {
    skipSpaces()
    return index < characters.count && characters[index] == character
  }

  mutating func skipSpaces() {
    while index < characters.count, characters[index] == " " { index += 1 }
  }

  func failure(_ place: Int, _ message: String) -> StatisticExpressionError {
    StatisticExpressionError(column: place + 1, message: message)
  }

  func impossible(_ place: Int, _ message: String) -> StatisticExpressionError {
    StatisticExpressionError(column: place + 1, message: message, isMalformed: false)
  }
}
