internal import Halfwidth

/// The ranks of the items of a question.
struct RankAnalysis {
  let codebook: Codebook
  let settings: AnalysisSettings

  /// Ranks the items of a question by what its findings show: of items that the same people were asked by their
  /// totals, of options that exclude each other by those who chose one of two.
  ///
  /// - Returns: Nil for what are no estimates, for fewer than two items with counts (three options of a
  ///   single-choice question, as two are one share), for shares of a sample with weights, strata or clusters, and
  ///   for items with different bases, whose people are not the same.
  func ranks(_ finding: QuestionFindings) -> RankedList? {
    let question = finding.question
    let isSingle = question.type == .single
    guard !settings.checksOnly, question.role == .estimate,
      question.items.count > (isSingle ? 2 : 1)
    else { return nil }
    let counted = finding.quantities.filter(\.isHeadline).compactMap { quantity in
      quantity.item.flatMap { item in quantity.candidates.map { (item: item, counts: $0) } }
    }
    guard counted.count > 1, let base = counted.first?.counts.trials,
      counted.allSatisfy({ $0.counts.trials == base })
    else { return nil }
    let ranges = counted.map(\.counts.range)
    let items =
      isSingle
      ? try? RankedItems(categories: ranges, respondents: base)
      : try? RankedItems(margins: ranges, respondents: base)
    return items.flatMap { list(counted.map(\.item), $0) }
  }

  /// Ranks the items of a question by what every respondent answered who answered all of them; as ``ranks(_:)``
  /// where the options exclude each other.
  func ranks(_ finding: QuestionFindings, _ responses: SurveyResponses) -> RankedList? {
    let question = finding.question
    guard !settings.checksOnly, question.role == .estimate,
      question.type == .multiple || question.type == .scale,
      !responses.isWeighted, question.items.count > 1
    else { return ranks(finding) }
    // An item that nobody answered is no part of the list.
    let items = question.items.filter { item in !finding.unprinted.contains(item) }
    let answers = items.compactMap { responses.headline(of: $0, in: question, codebook) }
    guard items.count > 1, answers.count == items.count else { return nil }
    let rows = (0..<responses.respondents).compactMap { row -> [Int]? in
      let values = answers.compactMap { $0.isYes(at: row).map { $0 ? 1 : 0 } }
      return values.count == answers.count ? values : nil
    }
    guard let responses = try? BinaryResponses(rows),
      let ranked = try? RankedItems(answers: responses)
    else { return nil }
    return list(items, ranked)
  }

  private func list(_ items: [Question.Item], _ ranked: RankedItems) -> RankedList? {
    guard let named = try? ranked.named(items.map(\.label)) else { return nil }
    return RankedList(
      items: items.map(\.id), finding: named.method.finding(for: named, level: settings.level))
  }
}
