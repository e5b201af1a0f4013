internal import Halfwidth

/// The different answers of a column, each once, and which of them each row has.
struct AnswerList {
  /// One answer.
  struct Answer {
    /// As it is first written.
    var text: String
    /// The number that it is; nil for another text.
    var number: Double?
    /// How many rows have it.
    var count: Int
    /// The first of them.
    var row: Int
  }

  /// The answers in the order of their first rows; two spellings of a number, such as 1 and 1.0, are one.
  private(set) var answers: [Answer] = []
  private let texts: TextColumn
  /// For each of the different texts the place of the answer that it is, or -1 for one that is left out.
  private var known: [Int] = []

  /// Finds the answers.
  ///
  /// - Complexity: O(n) in the rows.
  init(_ texts: TextColumn) {
    var numbers: [Double: Int] = [:]
    self.texts = texts
    known = texts.distinct.map { text in
      let number = CellNumber.plain(text)
      if let place = number.flatMap({ numbers[$0] }) { return place }
      if let number { numbers[number] = answers.count }
      answers.append(Answer(text: text, number: number, count: 0, row: 0))
      return answers.count - 1
    }
    for (place, text) in zip(known, texts.tally) where text.count > 0 {
      if answers[place].count == 0 || text.row < answers[place].row {
        answers[place].row = text.row
      }
      answers[place].count += text.count
    }
  }

  /// For each row whose answer is not left out the place of its answer.
  ///
  /// - Complexity: O(n) in the rows.
  var places: [Int] {
    let places = texts.places.map { known[Int($0)] }
    return known.contains(-1) ? places.filter { $0 >= 0 } : places
  }

  /// Whether all are numbers.
  var areNumbers: Bool { answers.allSatisfy { $0.number != nil } }

  /// Codes such as 99 that nobody declared, and the first row that has one; nil where there is none.
  func undeclared(_ codes: AnswerCodes) -> (found: UndeclaredCodes.Found, row: Int)? {
    guard areNumbers, let found = codes.undeclared(in: answers.compactMap(\.number)) else {
      return nil
    }
    return (found, answers.first { $0.number.map(found.holds) ?? false }?.row ?? 0)
  }

  /// Why codes that nobody declared are no categories, and the first row that has one; nil where there is none.
  func refusal(ofCodesIn column: String, _ codes: AnswerCodes) -> (message: String, row: Int)? {
    if let (found, row) = undeclared(codes) {
      return (UndeclaredCodes.refusal(found, column: column), row)
    }
    let texts = answers.map(\.text).filter { !RespondentCell.isMissing($0) }
    let found = codes.undeclared(amongWords: texts)
    guard let first = answers.first(where: { found.contains($0.text) }) else { return nil }
    return (UndeclaredCodes.refusal(amongWords: found, column: column), first.row)
  }

  /// That words such as `N/A` are counted as answers; nil where there are none.
  func noAnswers(in column: String) -> String? {
    NoAnswerWord.note(answers.map { ($0.text, $0.count) }, column: column)
  }

  /// The first answer that is written in two ways which differ in capitals and spaces only.
  var spellings: [Answer]? {
    var known: [String: [Answer]] = [:]
    for answer in answers where answer.number == nil {
      known[answer.text.folded, default: []].append(answer)
    }
    return known.values.filter { $0.count > 1 }.min { $0[0].row < $1[0].row }
  }

  /// The first row's text where it may be the question rather than an answer: nobody else has it, and all others are
  /// numbers, or it alone ends in a question mark.
  var textLikeHeader: String? {
    guard let first = answers.first, first.row == 0, first.count == 1, texts.places.count > 2,
      first.text.contains(where: \.isLetter), first.number == nil
    else { return nil }
    let others = answers.dropFirst()
    let isLike =
      others.allSatisfy { $0.number != nil }
      || first.text.hasSuffix("?") && !others.contains { $0.text.hasSuffix("?") }
    return isLike ? first.text : nil
  }

  /// Some of the answers; the rows that have another are not among its ``places``.
  ///
  /// - Parameter isKept: Whether an answer is one of them, by its place.
  func only(_ isKept: (Int) -> Bool) -> AnswerList {
    var list = self
    let kept = answers.indices.filter(isKept)
    list.answers = kept.map { answers[$0] }
    let moved = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    list.known = known.map { moved[$0] ?? -1 }
    return list
  }

  /// The most frequent answers with how often each is given, as a person lists them.
  ///
  /// - Parameters:
  ///   - most: How many are listed.
  ///   - name: What an answer is called.
  func words(most: Int = 8, _ name: (String) -> String = { "'\($0)'" }) -> String {
    let sorted = answers.sorted { ($1.count, $0.row) < ($0.count, $1.row) }
    let shown = sorted.prefix(most).map { "\(name($0.text.shortened)) (\($0.count))" }
    return shown.joined(separator: ", ") + (sorted.count > most ? " and others" : "")
  }
}
