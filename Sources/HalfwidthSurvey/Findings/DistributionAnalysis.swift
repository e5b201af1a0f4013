internal import Halfwidth

/// Makes the distribution of one item over its categories from those counts that are known.
struct DistributionAnalysis {
  let settings: AnalysisSettings

  /// A distribution with what does not fit in it.
  struct Result {
    var finding: DistributionFinding?
    var checks: [CheckFinding]
  }

  /// A part whose count is known, with the levels of which it is made.
  private struct Known {
    var levels: [Int]
    var part: DistributionFinding.Part
  }

  /// Returns how the answers to an item spread over a scale.
  ///
  /// - Parameter quantities: The quantities of one item of a question with a scale.
  func result(_ quantities: [QuantityFinding], over scale: Scale) -> Result {
    let counts = quantities.countsByCategory
    guard let first = quantities.first, let trials = self.trials(quantities, counts, over: scale)
    else { return Result(finding: nil, checks: []) }
    let known = parts(counts, scale: scale)
    var finding: DistributionFinding?
    if !settings.checksOnly, counts.values.count(where: { $0.only != nil }) >= 2 {
      let covered = Set(known.flatMap(\.levels))
      finding = distribution(
        known.map(\.part),
        unprinted: scale.answers.indices.filter { !covered.contains($0) }.map { scale.answers[$0] },
        order: { part in scale.answers.firstIndex { part.categories.contains($0) } ?? 0 },
        trials: trials, of: quantities, item: first.item)
    }
    let check =
      sumCheck(scale.answers, counts, trials: trials, quantities)
      ?? partsCheck(known, scale: scale, trials: trials, quantities)
    return Result(finding: finding, checks: [check].compactMap(\.self))
  }

  /// Returns how the answers to a question spread over its items, of which a respondent chose one.
  func result(_ quantities: [QuantityFinding], ofSingle question: Question) -> Result {
    let known = quantities.compactMap {
      quantity -> (item: Question.Item, counts: CandidateCounts)? in
      guard let item = quantity.item, let counts = quantity.candidates else { return nil }
      return (item, counts)
    }
    guard known.count >= 2, let trials = commonTrials(known.map(\.counts))
    else { return Result(finding: nil, checks: []) }
    let range = sums(known.map(\.counts))
    let isWhole = known.count == question.items.count
    var checks: [CheckFinding] = []
    if range.lowerBound > trials {
      checks = [sumFinding("\(range.lowerBound) or more", trials: trials, quantities)]
    } else if isWhole, range.upperBound < trials {
      checks = [
        sumFinding(
          range.words, trials: trials, quantities,
          "Where respondents gave another answer or none, list that under 'items' too.")
      ]
    }
    if settings.checksOnly { return Result(finding: nil, checks: checks) }
    let parts = known.compactMap { entry in
      entry.counts.only.map {
        DistributionFinding.Part(
          categories: [entry.item.id], label: entry.item.label, count: $0.successes,
          isRemainder: false)
      }
    }
    guard parts.count >= 2 else { return Result(finding: nil, checks: checks) }
    let printed = parts.flatMap(\.categories)
    let others = question.items.filter { !printed.contains($0.id) }.map(\.label)
    let rest = trials - parts.reduce(0) { $0 + $1.count }
    return Result(
      finding: distribution(
        parts, unprinted: rest == 0 ? [] : others, order: { _ in 0 },
        trials: trials, of: quantities, item: nil),
      checks: checks)
  }

  // MARK: - Parts

  /// The base of all counts; nil where they differ, because parts of different bases are no whole.
  private func commonTrials(_ counts: [CandidateCounts]) -> Int? {
    guard let trials = counts.first?.trials, counts.allSatisfy({ $0.trials == trials }) else {
      return nil
    }
    return trials
  }

  /// The number of respondents who are spread: the one base of all counts or, where the steps have
  /// those who gave one for their base, all who were asked.
  private func trials(
    _ quantities: [QuantityFinding], _ counts: [String: CandidateCounts], over scale: Scale
  ) -> Int? {
    if let common = commonTrials(Array(counts.values)) { return common }
    if case .known(let bases) = StepBases.reading(quantities, over: scale) { return bases.asked }
    return nil
  }

  /// Parts that don't overlap: levels that are known one by one, then boxes less those levels.
  private func parts(_ counts: [String: CandidateCounts], scale: Scale) -> [Known] {
    let answers = scale.answers
    var known = answers.indices.compactMap { index -> Known? in
      let level = answers[index]
      guard let only = counts[level]?.only else { return nil }
      return Known(
        levels: [index],
        part: DistributionFinding.Part(
          categories: [level], label: level, count: only.successes, isRemainder: false,
          isApart: index >= scale.levels.count))
    }
    // The smallest boxes first: they tell most.
    let boxes = scale.boxes.sorted { $0.levels.count < $1.levels.count }
    for box in boxes {
      guard let count = counts[box.name]?.only?.successes else { continue }
      let inBox = scale.levels.indices.filter { box.levels.contains(scale.levels[$0]) }
      let inside = known.filter { $0.levels.allSatisfy(inBox.contains) }
      let covered = known.flatMap(\.levels)
      let open = inBox.filter { !covered.contains($0) }
      // A part that is half in the box tells nothing about the rest of it.
      let isCrossed = known.contains { part in
        part.levels.contains(where: inBox.contains) && !part.levels.allSatisfy(inBox.contains)
      }
      let rest = count - inside.reduce(0) { $0 + $1.part.count }
      if open.isEmpty || isCrossed || rest < 0 { continue }
      let names = open.map { scale.levels[$0] }
      let isWhole = inside.isEmpty
      known.append(
        Known(
          levels: open,
          part: DistributionFinding.Part(
            categories: names,
            label: isWhole ? box.name : "not printed: \(names.joined(separator: ", "))",
            count: rest, isRemainder: !isWhole)))
    }
    return known
  }

  /// The finding, with what the parts leave of the base as one more part.
  private func distribution(
    _ known: [DistributionFinding.Part], unprinted: [String],
    order: (DistributionFinding.Part) -> Int, trials: Int, of quantities: [QuantityFinding],
    item: Question.Item?
  ) -> DistributionFinding {
    var parts = known
    let sum = known.reduce(0) { $0 + $1.count }
    if !unprinted.isEmpty && sum <= trials {
      parts.append(
        DistributionFinding.Part(
          categories: unprinted, label: "not printed: \(unprinted.joined(separator: ", "))",
          count: trials - sum, isRemainder: true))
    }
    let ordered = parts.enumerated().sorted {
      (order($0.element), $0.offset) < (order($1.element), $1.offset)
    }.map(\.element)
    let addsUp = parts.reduce(0) { $0 + $1.count } == trials
    let hasIntervals = quantities.contains { $0.interval != nil }
    let categories = try? CategoryCounts(ordered.map(\.count))
    return DistributionFinding(
      question: quantities[0].question, item: item, trials: trials, parts: ordered,
      isComplete: addsUp && ordered.allSatisfy { !$0.isRemainder && $0.categories.count == 1 },
      simultaneous: addsUp && hasIntervals
        ? categories?.simultaneousFinding(level: settings.level) : nil,
      separate: addsUp || !hasIntervals ? [] : ordered.map { separate($0, trials: trials) })
  }

  private func separate(_ part: DistributionFinding.Part, trials: Int) -> ProportionFinding {
    guard let counts = try? BinomialCounts(successes: part.count, trials: trials) else {
      preconditionFailure("a part's count is from 0 to the base")
    }
    return settings.method.finding(
      for: CandidateCounts(counts), level: settings.level, side: settings.side)
  }

  // MARK: - Checks

  /// All levels printed, and no choice among their possible counts sums to the base.
  private func sumCheck(
    _ levels: [String], _ counts: [String: CandidateCounts], trials: Int,
    _ quantities: [QuantityFinding]
  ) -> CheckFinding? {
    let known = levels.compactMap { counts[$0] }
    let range = sums(known)
    let isOff =
      known.count == levels.count ? !range.contains(trials) : range.lowerBound > trials
    return isOff ? sumFinding(range.words, trials: trials, quantities) : nil
  }

  /// Parts that hold all levels, such as two boxes, and don't sum to the base.
  private func partsCheck(
    _ known: [Known], scale: Scale, trials: Int, _ quantities: [QuantityFinding]
  ) -> CheckFinding? {
    let sum = known.reduce(0) { $0 + $1.part.count }
    let isWhole = known.flatMap(\.levels).count == scale.answers.count
    return sum > trials || isWhole && sum != trials
      ? sumFinding("\(sum)", trials: trials, quantities) : nil
  }

  private func sumFinding(
    _ sum: String, trials: Int, _ quantities: [QuantityFinding], _ advice: String = ""
  ) -> CheckFinding {
    CheckFinding(
      .categoriesDoNotSum, .error, quantities[0].printed[0],
      "The categories sum to \(sum), not to the \(trials) respondents asked."
        + (advice.isEmpty ? "" : " " + advice))
  }

  private func sums(_ counts: [CandidateCounts]) -> ClosedRange<Int> {
    counts.reduce(0) { $0 + $1.range.lowerBound }...counts.reduce(0) { $0 + $1.range.upperBound }
  }
}
