/// What stands in a column of respondents' answers: what a proposal goes by.
struct ColumnProfile {
  /// A different value with how often it stands there.
  struct Value: Hashable {
    /// As the file has it.
    var text: String
    /// What the file says that it stands for.
    var label: String?
    var count: Int
    /// The number that it is, if one.
    var number: Double?

    /// What a reader sees: the label, or the value itself.
    var words: String { (label ?? text).words }

    /// Whether another value reads as the same: in other letter case, or the same number without a label.
    func isSame(as other: Value) -> Bool {
      if words.lowercased() == other.words.lowercased() { return true }
      guard label == nil, other.label == nil, let number else { return false }
      return number == other.number
    }
  }

  /// The column's place in the file.
  let place: Int
  let description: RespondentColumn
  /// The values in the order of their labels, then by number, then as they first stand.
  let values: [Value]
  /// The values that the file declares to be no answers.
  let declared: [Value]
  /// How many rows have nothing, or no answer.
  let blanks: Int
  /// How many rows have nothing.
  let empty: Int
  /// How many rows there are.
  let rows: Int
  /// Whether there are more different values than are kept.
  let isOpen: Bool
  /// Whether all of them are numbers.
  let hasOpenNumbers: Bool

  var name: String { description.name }
  /// The question as the file has it.
  var title: String? {
    guard let title = description.title?.words, !title.isEmpty else { return nil }
    // Qualtrics' word for the answer beside the text of "other".
    let end = " - Selected Choice"
    return title.hasSuffix(end) ? String(title.dropLast(end.count)) : title
  }
  /// How many rows have a value.
  var answered: Int { values.reduce(0) { $0 + $1.count } }
  /// Whether all values are numbers.
  var isNumeric: Bool { !isOpen && values.allSatisfy { $0.number != nil } }
  /// The answers, each with its spellings: values that read as the same are one answer, but where the file has labels
  /// for them.
  var answers: [[Value]] {
    var found: [[Value]] = []
    // The first answer of each text, and of each number without a label.
    var texts: [String: Int] = [:]
    var numbers: [Double: Int] = [:]
    for value in values {
      let text = value.words.lowercased()
      let number = value.label == nil ? value.number : nil
      if value.label == nil, let place = texts[text] ?? number.flatMap({ numbers[$0] }) {
        found[place].append(value)
        continue
      }
      if texts[text] == nil { texts[text] = found.count }
      if let number, numbers[number] == nil { numbers[number] = found.count }
      found.append([value])
    }
    return found
  }
  /// The words of answers that are written in several ways, with how often each stands there, as the end of a
  /// sentence; empty where none is.
  var spellings: String {
    let several = answers.filter { answer in
      answer.count > 1 && answer[0].label == nil && answer.contains { $0.number == nil }
    }
    if several.isEmpty || several.count > 12 { return "" }
    let words = several.map { answer in
      answer.map { "'\($0.text.shortened)' (\($0.count))" }.joined(separator: " and ")
    }
    return
      "; \(words.joined(separator: ", ")) \(words.count == 1 ? "are" : "are each") taken for one answer"
  }
  /// Whether nearly every answer stands in one row only, as what tells respondents apart does.
  var isNearlyUnique: Bool {
    let counts = answers.map { $0.reduce(0) { $0 + $1.count } }.filter { $0 > 0 }
    return counts.count > 1 && 10 * counts.count { $0 == 1 } >= 9 * counts.count
  }
  /// Whether the file has a label for an answer.
  var isLabelled: Bool { values.contains { $0.label != nil } }

  init(_ cells: CellColumn, of description: RespondentColumn, at place: Int, mark: DecimalMark?) {
    self.place = place
    self.description = description
    rows = cells.count
    var counts = [Int](repeating: 0, count: cells.distinct.count)
    var isOpen = false
    var areNumbers = true
    for row in 0..<cells.count {
      if let place = cells.place(at: row) {
        counts[place] += 1
      } else {
        isOpen = true
        if areNumbers, Self.number(cells.cell(at: row), mark) == nil { areNumbers = false }
      }
    }
    self.isOpen = isOpen
    var values: [Value] = []
    var places: [String: Int] = [:]
    var declared: [Value] = []
    var blanks = 0
    for (cell, count) in zip(cells.distinct, counts) {
      let label = description.valueLabels.first { $0.value == cell }?.label
      let text = cell.text
      let isAnswer = cell.isQuoted || label != nil || !RespondentCell.isMissing(text)
      if case .missing(.code) = cell {
        declared.append(Value(text: text, label: label, count: count, number: nil))
      } else if text.words.isEmpty || !isAnswer {
        blanks += count
      } else if let index = places[text] {
        values[index].count += count
      } else {
        var number: Double?
        if case .number(let plain) = cell { number = plain }
        places[text] = values.count
        values.append(Value(text: text, label: label, count: count, number: number))
      }
    }
    // Labelled answers that nobody gave are answers too.
    for entry in description.valueLabels {
      if case .missing = entry.value { continue }
      if places[entry.value.text] != nil { continue }
      let number: Double? = if case .number(let number) = entry.value { number } else { nil }
      values.append(Value(text: entry.value.text, label: entry.label, count: 0, number: number))
    }
    self.declared = declared
    self.blanks = blanks
    empty = blanks
    let numbers = Self.numbers(values.map(\.text), mark)
    for index in values.indices where values[index].number == nil {
      values[index].number = numbers[index]
    }
    hasOpenNumbers = isOpen && areNumbers && !numbers.contains(nil)
    self.values = Self.ordered(values, by: description)
  }

  private static func number(_ cell: RespondentCell, _ mark: DecimalMark?) -> Double? {
    if case .number(let number) = cell { return number }
    let text = cell.text
    return CellNumber.plain(mark == .comma ? text.replacing(",", with: ".") : text)
  }

  /// The numbers that texts are, with one mark before their decimals.
  private static func numbers(_ texts: [String], _ mark: DecimalMark?) -> [Double?] {
    let pointed = texts.map { CellNumber.plain($0) }
    let commas = texts.map { CellNumber.plain($0.replacing(",", with: ".")) }
    let areCommas =
      mark == nil && pointed.contains(nil) && !commas.contains(nil)
      && texts.allSatisfy { !$0.contains(".") }
    return mark == .comma || areCommas ? commas : pointed
  }

  private static func ordered(_ values: [Value], by column: RespondentColumn) -> [Value] {
    if values.allSatisfy({ $0.number != nil }) {
      return values.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
    }
    let places = Dictionary(
      column.valueLabels.enumerated().map { ($1.value.text, $0) },
      uniquingKeysWith: { first, _ in first })
    return values.enumerated().sorted { first, second in
      (places[first.element.text] ?? .max, first.offset)
        < (places[second.element.text] ?? .max, second.offset)
    }.map(\.element)
  }

  /// The values in an order that everybody knows, whichever stands in the first row: yes before no, and ranges by their
  /// numbers, with what is to be said of the order; as they are where the file has labels, and where none is known.
  var inKnownOrder: (values: [Value], reason: String?) {
    if isLabelled || isNumeric { return (values, nil) }
    let words = values.map(\.words)
    if let order = NumberRange.order(of: words) {
      return (order.map { values[$0] }, "in the order of the numbers in them")
    }
    guard words.allSatisfy({ AnswerWord($0) != nil }) else { return (values, nil) }
    func isYes(_ value: Value) -> Bool { AnswerWord(value.words)?.isYes == true }
    return (values.filter(isYes) + values.filter { !isYes($0) }, nil)
  }

  /// Returns the profile without some values.
  func without(_ texts: some Collection<String>) -> ColumnProfile {
    ColumnProfile(self, values: values.filter { !texts.contains($0.text) })
  }

  private init(_ profile: ColumnProfile, values: [Value]) {
    place = profile.place
    description = profile.description
    self.values = values
    declared = profile.declared
    blanks = profile.blanks + profile.answered - values.reduce(0) { $0 + $1.count }
    empty = profile.empty
    rows = profile.rows
    isOpen = profile.isOpen
    hasOpenNumbers = profile.hasOpenNumbers
  }
}
