internal import Halfwidth

/// Hides small cells in the parts of a survey's findings.
struct SmallCells {
  let limit: Int
  let codebook: Codebook

  /// Whether a count, or what it leaves of its base, is too small to be shown.
  private func isSmall(_ count: Int, of total: Int) -> Bool {
    count < limit || total - count < limit
  }

  private func isSmall(_ counts: CandidateCounts) -> Bool {
    counts.successes.contains { isSmall($0, of: counts.trials) }
  }

  /// Whether those of a whole who are not in a part would be told of by both: there are some, and a count of them is
  /// small.
  private func tellsOfRest(_ part: CandidateCounts, of whole: CandidateCounts) -> Bool {
    guard let part = part.only, let whole = whole.only else { return true }
    let rest = (
      successes: whole.successes - part.successes, trials: whole.trials - part.trials
    )
    return rest.trials != 0 && isSmall(rest.successes, of: rest.trials)
  }

  // MARK: - Questions

  func hide(in finding: inout QuestionFindings) {
    let question = finding.question
    let isHidden = hidden(finding)
    var partly: Set<String?> = []
    for index in finding.quantities.indices where isHidden[index] {
      partly.insert(question.type == .single ? nil : finding.quantities[index].item?.id)
      finding.quantities[index].knowledge = .hidden
      finding.quantities[index].interval = nil
      finding.quantities[index].reason = .smallCell
      finding.quantities[index].inPopulation = nil
      finding.quantities[index].stated = nil
      finding.quantities[index].answers?.hideBounds()
    }
    finding.distributions.removeAll { partly.contains($0.item?.id) }
    for index in finding.quantities.indices {
      if partly.contains(finding.quantities[index].item?.id) {
        finding.quantities[index].otherBase = nil
      }
      finding.quantities[index].answers?.hideReasons(below: limit)
    }
    for index in finding.unanswered.indices {
      finding.unanswered[index].answers.hideReasons(below: limit)
    }
    finding.hiddenNumbers = finding.numbers.count { $0.sample.count < limit }
    finding.numbers.removeAll { $0.sample.count < limit }
    for index in finding.numbers.indices {
      finding.numbers[index].hideOrder()
      finding.numbers[index].answers.hideReasons(below: limit)
      let parts = finding.numbers[index].classes?.parts ?? []
      if parts.contains(where: { $0.count < limit }) { finding.numbers[index].classes = nil }
    }
  }

  /// Whether each quantity of a question is hidden.
  private func hidden(_ finding: QuestionFindings) -> [Bool] {
    let question = finding.question
    let counts = finding.quantities.map { $0.candidates?.only }
    var isHidden = counts.map { counts in
      counts.map { isSmall($0.successes, of: $0.trials) } ?? true
    }
    let scale = codebook.scale(of: question)
    // The options of a question with one answer are the cells of one item, and so are the answers to a scale.
    let items = Dictionary(grouping: finding.quantities.indices) { index in
      question.type == .single ? nil : finding.quantities[index].item?.id
    }
    guard question.type != .multiple else { return isHidden }
    for indices in items.values {
      let cells: [Placed] =
        scale.map { levels(of: $0, indices, finding, counts) }
        ?? indices.enumerated().map { place, index in
          (index, .init(cells: place..<place + 1, count: counts[index]?.successes ?? 0))
        }
      let groups = cells + (scale.map { boxes(of: $0, indices, finding, counts) } ?? [])
      let found = HiddenCells(
        cells.map(\.group.count), groups: groups.map(\.group), limit: limit)
      for (group, hides) in zip(groups, found.isHidden) where hides { isHidden[group.index] = true }
      // A box of levels that are no neighbours is not weighed with the others.
      let weighed = Set(groups.map(\.index))
      for index in indices where !weighed.contains(index) { isHidden[index] = true }
    }
    return isHidden
  }

  private typealias Placed = (index: Int, group: HiddenCells.Group)

  private func levels(
    of scale: Scale, _ indices: [Int], _ finding: QuestionFindings, _ counts: [BinomialCounts?]
  ) -> [Placed] {
    scale.answers.enumerated().compactMap { place, level in
      guard let index = indices.first(where: { finding.quantities[$0].category == level }),
        let count = counts[index]?.successes
      else { return nil }
      return (index, .init(cells: place..<place + 1, count: count))
    }
  }

  /// The boxes of several levels that stand next to each other.
  private func boxes(
    of scale: Scale, _ indices: [Int], _ finding: QuestionFindings, _ counts: [BinomialCounts?]
  ) -> [Placed] {
    scale.boxes.compactMap { box in
      let places = scale.places(of: box.name).sorted()
      guard let first = places.first, let last = places.last, last - first == places.count - 1,
        let index = indices.first(where: { finding.quantities[$0].category == box.name }),
        let count = counts[index]?.successes
      else { return nil }
      return (index, .init(cells: first..<last + 1, count: count))
    }
  }

  // MARK: - Comparisons

  func hide(
    in comparisons: inout [ComparisonFindings], _ questions: [QuestionFindings],
    level: ConfidenceLevel
  ) {
    for index in comparisons.indices {
      let (first, second) = (comparisons[index].first, comparisons[index].second)
      comparisons[index].hideItems { item in
        isSmall(item.first) || isSmall(item.second)
          || tells(item.first, of: item.item, in: first, questions)
          || tells(item.second, of: item.secondItem, in: second, questions)
      }
    }
    let joints = comparisons.flatMap(\.items).compactMap(\.joint?.counts)
    let hasSmall = joints.contains { counts in
      [counts.both, counts.firstOnly, counts.secondOnly, counts.neither].contains { $0 < limit }
    }
    for index in comparisons.indices {
      if hasSmall { comparisons[index].takeTotals(level: level) }
      for item in comparisons[index].items.indices {
        guard let change = comparisons[index].items[item].change else { continue }
        let cells = [change.firstHigher, change.same, change.secondHigher]
        if cells.contains(where: { $0 < limit }) { comparisons[index].items[item].change = nil }
      }
      for item in comparisons[index].items.indices {
        let cell = comparisons[index].items[item].association?.smallestCell
        if let cell, cell < limit { comparisons[index].items[item].association = nil }
      }
      comparisons[index].items.adjustChanges(multiplicity: comparisons[index].multiplicity)
    }
  }

  /// Whether the share of those who answered both tells, with the share that stands at its question, of somebody who
  /// answered one only.
  private func tells(
    _ part: CandidateCounts, of item: Question.Item?, in question: Question,
    _ questions: [QuestionFindings]
  ) -> Bool {
    guard let whole = headline(of: item, in: question, questions) else { return true }
    return tellsOfRest(part, of: whole)
  }

  /// The count that stands for an item; nil where it is hidden.
  private func headline(
    of item: Question.Item?, in question: Question, _ questions: [QuestionFindings]
  ) -> CandidateCounts? {
    questions.first { $0.question.id == question.id }?.quantities.first {
      $0.isHeadline && $0.item?.id == item?.id
    }?.candidates
  }

  // MARK: - Groups

  func hide(in groups: inout GroupFindings, _ questions: [QuestionFindings]) {
    let by = questions.first { $0.question.id == groups.by.id }
    // The groups are the answers to a question: where one of them is hidden there, so are all here.
    let isShown = by?.quantities.allSatisfy { $0.reason != .smallCell } ?? false
    for question in groups.questions.indices {
      let family = groups.questions[question]
      groups.questions[question].hideItems { item in
        !isShown || item.cells.contains(where: isSmall)
          || rest(item, of: family.question, questions)
      }
    }
    groups.isHidden = !isShown
    if !isShown { groups.groups = [] }
  }

  private func isSmall(_ cell: GroupedItem.Cell) -> Bool {
    switch cell {
    // Weighted shares are of no count that could be weighed.
    case .empty, .hidden, .weighted: true
    case .share(let finding): isSmall(finding.counts)
    case .mean(_, let respondents, _): respondents < limit
    }
  }

  /// Whether the groups together tell, with the number of all, of those who are in none.
  private func rest(
    _ item: GroupedItem, of question: Question, _ questions: [QuestionFindings]
  ) -> Bool {
    if question.type == .numeric {
      let all = questions.first { $0.question.id == question.id }?.numbers.first {
        $0.item?.id == item.item?.id
      }
      guard let all else { return true }
      let rest = all.sample.count - item.cells.reduce(0) { $0 + $1.respondents }
      return rest != 0 && rest < limit
    }
    guard let whole = headline(of: item.item, in: question, questions) else { return true }
    var sum = (successes: 0, trials: 0)
    for case .share(let finding) in item.cells {
      sum.successes += finding.counts.only?.successes ?? 0
      sum.trials += finding.counts.trials
    }
    guard let part = try? CandidateCounts([sum.successes], trials: sum.trials) else { return true }
    return tellsOfRest(part, of: whole)
  }
}
