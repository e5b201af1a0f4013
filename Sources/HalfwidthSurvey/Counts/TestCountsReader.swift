/// Reads which numbers of the survey a printed test is of, such as `knows.men;knows.women`.
struct TestCountsReader {
  let names: CodebookNames

  /// - Parameter text: Names with semicolons between them: of numbers, as claims name them, or of whole distributions, as
  ///   the id of a question of type single, or `question.item.*` where there is a scale.
  func counts(_ text: String) throws(NameFault) -> TestCounts {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false).map {
      String(String($0).trimming(\.isWhitespace))
    }
    var rows: [Claim.Reference] = []
    var answers: [[Claim.Reference]] = []
    for part in parts {
      guard !part.isEmpty else {
        throw NameFault("a name is empty; write them as question.item;question.item")
      }
      let isWhole = part.hasSuffix(".*")
      let name = isWhole ? String(part.dropLast(2)) : part
      let question = try names.question(String(name.prefix { $0 != "." }))
      let reference = try names.reference(name)
      rows.append(reference)
      if isWhole || question.type == .single && reference.item == nil {
        answers.append(try distribution(of: reference, in: question))
      } else {
        _ = try names.number(name)
      }
    }
    guard answers.isEmpty || answers.count == rows.count,
      Set(answers.map(\.count)).count <= 1
    else {
      throw NameFault(
        "'\(text.shortened)' names tables of different widths; name numbers, or answers to questions that "
          + "have as many")
    }
    guard rows.count >= 2 || answers.count == 1 else {
      throw NameFault(
        "'\(text.shortened)' names one number, and a test compares two; name the other one too")
    }
    return TestCounts(rows: rows, answers: answers.isEmpty ? nil : answers, names: parts)
  }

  /// The answers that a respondent gives one of.
  private func distribution(
    of reference: Claim.Reference, in question: Question
  ) throws(NameFault) -> [Claim.Reference] {
    switch question.type {
    case .single where reference.item == nil && question.items.count >= 2:
      return question.items.map { Claim.Reference(question: question.id, item: $0.id) }
    case .scale where reference.category == nil:
      try names.checkItem(reference.item, of: question)
      return (names.scale(of: question)?.answers ?? []).map {
        Claim.Reference(question: question.id, item: reference.item, category: $0)
      }
    case .single, .scale, .multiple, .numeric:
      throw NameFault(
        "only a question of type single, and an item with a scale, have answers of which each respondent "
          + "gave one; name a number, as question.item")
    }
  }
}
