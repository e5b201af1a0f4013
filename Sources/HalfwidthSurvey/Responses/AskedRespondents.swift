/// Which respondents were asked a question that only those were asked who gave an answer to another one.
struct AskedRespondents {
  /// By question the rows of respondents who were not asked.
  private(set) var notAsked: [String: Set<Int>] = [:]
  /// Questions with the rows of respondents who answered them and were not asked.
  private(set) var answeredAnyway: [(question: Question, rows: [Int])] = []

  /// Takes the answers of those away who were not asked, the first of several questions in a row before the others.
  ///
  /// Who has no answer to the question before may have been asked or not, and stays as the file has it.
  init(_ codebook: Codebook, _ items: inout [ItemAnswers], _ numbers: inout [NumericAnswers]) {
    for question in Self.ordered(codebook.questions) {
      guard let reference = question.askedOf,
        let before = codebook.questions.first(where: { $0.id == reference.question }),
        let filter = HeadlineAnswers(
          reference, of: before, codebook, among: items.filter { $0.question == before.id })
      else { continue }
      let out = notAsked[before.id] ?? []
      let rows = (0..<filter.answers.count).filter { row in
        filter.isYes(at: row).map { !$0 } ?? out.contains(row)
      }
      var answered: Set<Int> = []
      for index in items.indices where items[index].question == question.id {
        // Of an option that was not chosen it can't be told whether it was shown.
        let isOption = question.type == .multiple
        for row in rows {
          if let answer = items[index].answer(at: row), !isOption || answer == 1 {
            answered.insert(row)
          }
          items[index].remove(at: row, .notAsked)
        }
      }
      for index in numbers.indices where numbers[index].question == question.id {
        for row in rows {
          if numbers[index].values[row] != nil { answered.insert(row) }
          numbers[index].remove(at: row, .notAsked)
        }
      }
      notAsked[question.id] = Set(rows)
      if !answered.isEmpty { answeredAnyway.append((question, answered.sorted())) }
    }
  }

  /// The questions that are asked of some respondents only, each after the one that decides on it; the codebook has no
  /// circles of them.
  private static func ordered(_ questions: [Question]) -> [Question] {
    let before = Dictionary(
      questions.map { ($0.id, $0.askedOf?.question) }, uniquingKeysWith: { first, _ in first })
    func depth(_ question: Question) -> Int {
      var depth = 0
      var next = question.askedOf?.question
      while let id = next, depth <= questions.count {
        depth += 1
        next = before[id] ?? nil
      }
      return depth
    }
    return questions.map { (depth($0), $0) }.filter { $0.0 > 0 }.enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }
}
