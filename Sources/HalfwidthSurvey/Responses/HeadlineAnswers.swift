/// The answers to an item, and which of them stand for it in a list.
struct HeadlineAnswers {
  let answers: ItemAnswers
  /// The places of the answers that count as yes.
  let places: [Int]

  /// Whether a respondent gave such an answer; nil where there is no answer.
  func isYes(at row: Int) -> Bool? { answers.answer(at: row).map(places.contains) }
}

extension HeadlineAnswers {
  /// The answers that a reference counts: an option, a level or box, or the headline of a scale; nil where there are none.
  ///
  /// - Parameter all: The answers to the question's items.
  init?(
    _ reference: Claim.Reference, of question: Question, _ codebook: Codebook,
    among all: [ItemAnswers]
  ) {
    switch question.type {
    case .single:
      guard let answers = all.first,
        let place = reference.item.flatMap(answers.categories.firstIndex)
      else { return nil }
      self.init(answers: answers, places: [place])
    case .multiple:
      guard let answers = all.first(where: { $0.item == reference.item }) else { return nil }
      self.init(answers: answers, places: [1])
    case .scale:
      guard let scale = codebook.scale(of: question),
        let category = reference.category ?? scale.headline,
        let answers = all.first(where: { $0.item == reference.item })
      else { return nil }
      self.init(answers: answers, places: scale.places(of: category))
    case .numeric: return nil
    }
  }
}

extension SurveyResponses {
  /// The answers to an item with those that stand for it: the option, or the headline of a scale; nil where a scale has
  /// no headline, and for numbers.
  func headline(
    of item: Question.Item?, in question: Question, _ codebook: Codebook
  ) -> HeadlineAnswers? {
    HeadlineAnswers(
      Claim.Reference(question: question.id, item: item?.id), of: question, codebook,
      among: items(of: question.id))
  }
}
