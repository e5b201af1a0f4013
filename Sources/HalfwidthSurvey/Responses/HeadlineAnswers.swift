/// The answers to an item, and which of them stand for it in a list.
struct HeadlineAnswers {
  let answers: ItemAnswers
  /// The places of the answers that count as yes.
  let places: [Int]

  /// Whether a respondent gave such an answer; nil where there is no answer.
  func isYes(at row: Int) -> Bool? { answers.answer(at: row).map(places.contains) }
}

extension SurveyResponses {
  /// The answers to an item with those that stand for it: the option, or the headline of a scale; nil where a scale has
  /// no headline, and for numbers.
  func headline(
    of item: Question.Item?, in question: Question, _ codebook: Codebook
  ) -> HeadlineAnswers? {
    let all = items(of: question.id)
    switch question.type {
    case .single:
      guard let answers = all.first, let item,
        let place = answers.categories.firstIndex(of: item.id)
      else { return nil }
      return HeadlineAnswers(answers: answers, places: [place])
    case .multiple:
      guard let answers = all.first(where: { $0.item == item?.id }) else { return nil }
      return HeadlineAnswers(answers: answers, places: [1])
    case .scale:
      guard let scale = codebook.scale(of: question),
        let headline = scale.headline, let answers = all.first(where: { $0.item == item?.id })
      else { return nil }
      return HeadlineAnswers(answers: answers, places: scale.places(of: headline))
    case .numeric: return nil
    }
  }
}
