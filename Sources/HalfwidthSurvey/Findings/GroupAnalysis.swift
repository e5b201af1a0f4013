internal import Halfwidth

/// Compares groups of respondents item by item.
struct GroupAnalysis {
  private let codebook: Codebook
  private let settings: AnalysisSettings
  private let responses: SurveyResponses
  private let by: Question
  private let groups: [GroupFindings.Group]
  /// For each respondent the place of its group; nil for who is in none.
  private let membership: [Int?]

  /// The most groups.
  static let mostGroups = 20

  /// Makes the groups.
  ///
  /// - Throws: ``GroupingFault`` for a question that makes no groups.
  init(
    by id: String, codebook: Codebook, settings: AnalysisSettings, responses: SurveyResponses?
  ) throws(GroupingFault) {
    guard let by = codebook.questions.first(where: { $0.id == id }) else {
      throw GroupingFault(
        "no question has the id '\(id.shortened)'; "
          + EditDistance.suggestion(for: id, among: codebook.questions.map(\.id)))
    }
    guard let responses else {
      throw GroupingFault(
        "printed numbers don't say who answered what; groups need a file of answers, data: {responses: FILE}"
      )
    }
    guard !responses.isWeighted || responses.design != nil else {
      throw GroupingFault(
        "shares of groups are not weighted by 'weight' alone; leave it out, or name the strata or clusters as well: where "
          + "each respondent was drawn alone, cluster: COLUMN with the respondents' ids")
    }
    let answers = responses.items(of: id)
    let labels: [String]
    switch by.type {
    case .single: labels = by.items.map(\.label)
    case .scale where by.items.isEmpty: labels = answers.first?.categories ?? []
    case .scale, .multiple, .numeric:
      throw GroupingFault(
        "question '\(id)' has more than one answer of a respondent, or a number; give one of type single, or a "
          + "scale without items")
    }
    guard let only = answers.first else {
      throw GroupingFault("question '\(id)' has no answers")
    }
    let counts = only.tally.counts
    let used = counts.indices.filter { counts[$0] > 0 }
    guard (2...Self.mostGroups).contains(used.count) else {
      throw GroupingFault(
        "the answers to question '\(id)' make \(used.count) group\(used.count == 1 ? "" : "s"); give a question "
          + "with 2 to \(Self.mostGroups) different answers")
    }
    self.codebook = codebook
    self.settings = settings
    self.responses = responses
    self.by = by
    groups = used.map {
      .init(id: only.categories[$0], label: labels[$0], respondents: counts[$0])
    }
    membership = (0..<only.count).map { row in
      only.answer(at: row).flatMap { used.firstIndex(of: $0) }
    }
  }

  /// What the groups answered to every other question whose numbers are estimates.
  var findings: GroupFindings {
    let questions = codebook.questions.filter {
      $0.id != by.id && (settings.allIntervals || NoIntervalReason($0.role) == nil)
    }
    return GroupFindings(
      by: by, groups: groups, leftOut: membership.count { $0 == nil },
      questions: questions.compactMap(grouped))
  }

  /// Nil for a scale without a headline, whose items no answer stands for.
  private func grouped(_ question: Question) -> GroupedQuestion? {
    let items = question.shareItem.map { [$0] } ?? question.itemsOrWhole
    let category = codebook.scale(of: question)?.headline
    if question.type == .scale, category == nil { return nil }
    let numbers = responses.numbers(of: question.id)
    var found: [GroupedItem] = []
    var notCompared: [Question.Item] = []
    for (index, item) in items.enumerated() {
      let compared =
        question.type == .numeric
        ? numbers.indices.contains(index) ? means(numbers[index], of: question) : nil
        : responses.headline(of: item, in: question, codebook).map(shares)
      guard let compared, compared.cells.count(where: { $0.respondents > 0 }) > 1 else {
        notCompared += [item].compactMap(\.self)
        continue
      }
      found.append(
        GroupedItem(
          item: item, category: category, cells: compared.cells, result: compared.result,
          association: compared.association, pairs: compared.pairs, multiplicity: items.count))
    }
    if found.isEmpty { return nil }
    found.adjust()
    return GroupedQuestion(question: question, items: found, notCompared: notCompared)
  }

  // MARK: - One item

  /// What the groups answered to an item, and how they differ.
  private struct Compared {
    var cells: [GroupedItem.Cell]
    var result: GroupedItem.Result?
    var association: IntervalFinding? = nil
    var pairs: GroupPairs? = nil
  }

  private func shares(_ headline: HeadlineAnswers) -> Compared {
    if let design = responses.design { return shares(headline, by: design) }
    var table = [[Int]](repeating: [0, 0], count: groups.count)
    for (row, group) in membership.enumerated() {
      guard let group, let isYes = headline.isYes(at: row) else { continue }
      table[group][isYes ? 0 : 1] += 1
    }
    let counts = table.map { try? BinomialCounts(successes: $0[0], trials: $0[0] + $0[1]) }
    let cells = counts.map { counts -> GroupedItem.Cell in
      guard let counts else { return .empty }
      return .share(
        settings.method.finding(
          for: CandidateCounts(counts), level: settings.level, side: settings.side))
    }
    let known = counts.compactMap(\.self)
    if groups.count == 2, known.count == 2 {
      let comparison = try? CandidateComparison(
        CandidateCounts(known[0]), CandidateCounts(known[1]))
      let finding = try? comparison?.finding(level: settings.level)
      return Compared(cells: cells, result: finding.map { .difference($0) })
    }
    let all = try? ContingencyTable(table.filter { $0[0] + $0[1] > 0 })
    return Compared(
      cells: cells, result: all.map { .test(ExactTestMethod.fisher.finding(for: $0)) },
      association: all?.interval(.cramersV, level: settings.level),
      pairs: GroupPairs(counts, level: settings.level))
  }

  /// The shares of the groups as parts of a survey with a design, which those of other groups stay in.
  private func shares(_ headline: HeadlineAnswers, by design: SurveyDesign) -> Compared {
    let answers = membership.indices.map { headline.isYes(at: $0) }
    let shares = groups.indices.map { group in
      design.share(
        of: zip(membership, answers).map { place, isYes in place == group ? isYes : nil })
    }
    let found = SampledGroups(
      of: shares, answers: answers, membership: membership, design: design, settings: settings)
    let cells = shares.enumerated().map { place, share -> GroupedItem.Cell in
      guard let share else { return .empty }
      return .weighted(
        WeightedShare(
          share, isWeighted: codebook.isWeighted, settings: settings,
          hasInterval: found.leftOut[place] == nil), found.leftOut[place])
    }
    return Compared(cells: cells, result: .sampled(found))
  }

  private func means(_ numbers: NumericAnswers, of question: Question) -> Compared {
    if let design = responses.design { return means(numbers, by: design) }
    var values = [[Double]](repeating: [], count: groups.count)
    for (group, value) in zip(membership, numbers.values) {
      if let group, let value { values[group].append(value) }
    }
    let samples = values.map { try? NumericSample($0) }
    let cells = samples.map { sample -> GroupedItem.Cell in
      guard let sample else { return .empty }
      return .mean(
        NumericFinding.mean(of: sample, question, level: settings.level), respondents: sample.count)
    }
    guard samples.count == 2, let first = samples[0], let second = samples[1] else {
      return Compared(cells: cells)
    }
    return Compared(
      cells: cells, result: .means(first.difference(from: second, level: settings.level)))
  }

  /// The means of the groups as parts of a survey with a design.
  private func means(_ numbers: NumericAnswers, by design: SurveyDesign) -> Compared {
    let values = groups.indices.map { group in
      zip(membership, numbers.values).map { place, value in place == group ? value : nil }
    }
    let means = values.map { design.mean(of: $0) }
    let found = SampledGroups(of: means, design: design, settings: settings)
    let cells = zip(means, values).enumerated().map { place, entry -> GroupedItem.Cell in
      guard let mean = entry.0 else { return .empty }
      var finding = DesignMeanMethod.mean.finding(
        for: entry.1, of: design, level: settings.level)
      if found.leftOut[place] != nil { finding.interval = nil }
      return .mean(finding, respondents: mean.respondents, found.leftOut[place])
    }
    return Compared(cells: cells, result: .sampled(found))
  }
}

extension Question {
  /// The option whose share says all of a question with two to choose from, because the other has what it leaves: that of
  /// yes, or the first; nil for other questions.
  fileprivate var shareItem: Item? {
    guard type == .single, items.count == 2 else { return nil }
    let isYes = items.map { AnswerWord($0.label)?.isYes }
    return isYes == [false, true] ? items[1] : items[0]
  }
}

/// Why a question makes no groups: one sentence without a full stop.
public struct GroupingFault: Error, Hashable {
  /// What is wrong, and what to do.
  public let message: String

  init(_ message: String) { self.message = message }
}
