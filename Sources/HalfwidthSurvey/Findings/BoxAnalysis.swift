internal import Halfwidth

/// What the printed levels of one item say of the boxes that hold them.
struct BoxAnalysis {
  private let scale: Scale
  /// The counts of what is printed, by level, answer apart, or box.
  private let counts: [String: CandidateCounts]

  /// - Parameter quantities: The printed quantities of one item of a question with the scale.
  init(_ quantities: [QuantityFinding], over scale: Scale) {
    self.scale = scale
    counts = quantities.countsByCategory
  }

  /// The counts of a box that its levels give, together with all else that is printed of the item;
  /// nil unless every level of it is known, of one base.
  ///
  /// Levels that are known as sets give the sums that some choice among their counts makes: only those
  /// that leave a number which the other answers can have.
  func counts(of box: Scale.Box) -> CandidateCounts? {
    guard let runs = runs(of: box), let trials = trials(of: box) else { return nil }
    return try? CandidateCounts(runs.numbers, trials: trials)
  }

  /// The same as runs of counts, before the list of them is made.
  func runs(of box: Scale.Box) -> CountRuns? {
    guard let trials = trials(of: box), let sums = sum(box.levels, of: trials) else { return nil }
    let possible = sums.within(0...trials)
    let fitting = possible.intersection(left(beside: box, of: trials))
    // Where nothing fits, the check of the whole sum says so, and the levels stand for themselves.
    let result = fitting.isEmpty ? possible : fitting
    return result.isEmpty ? nil : result
  }

  /// The base of a box's levels; nil where one has no count, or they have several bases.
  private func trials(of box: Scale.Box) -> Int? {
    let levels = box.levels.map { counts[$0]?.trials }
    guard let first = levels[0], levels.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private func sum(_ categories: [String], of trials: Int) -> CountRuns? {
    var sum = CountRuns(0)
    for category in categories {
      guard let counts = counts[category], counts.trials == trials else { return nil }
      sum = sum + CountRuns(ascending: counts.successes)
    }
    return sum
  }

  /// What the answers outside a box leave for it: exactly that where all of them are known, and at
  /// most what the known ones leave elsewhere.
  private func left(beside box: Scale.Box, of trials: Int) -> CountRuns {
    var open = scale.answers.filter { !box.levels.contains($0) }
    var taken: [String] = []
    func isKnown(_ category: String) -> Bool { counts[category]?.trials == trials }
    // A printed box stands in for levels of it that are not printed one by one.
    for other in scale.boxes.sorted(by: { $0.levels.count > $1.levels.count })
    where isKnown(other.name) && other.levels.allSatisfy(open.contains)
      && !other.levels.allSatisfy(isKnown)
    {
      taken.append(other.name)
      open.removeAll(where: other.levels.contains)
    }
    let levels = open.filter(isKnown)
    guard let others = sum(taken + levels, of: trials) else { return CountRuns([0...trials]) }
    let rests = others.remainders(of: trials).within(0...trials)
    // An answer apart that is printed nowhere may hold some of the base.
    if levels.count == open.count { return rests }
    return CountRuns([0...max(rests.range?.upperBound ?? 0, 0)])
  }

  // MARK: - Findings

  /// A finding for each box that is not printed and whose levels are.
  func derived(
    for item: Question.Item?, of question: Question, settings: AnalysisSettings
  ) -> [QuantityFinding] {
    scale.boxes.compactMap { box in
      guard counts[box.name] == nil, let counts = counts(of: box) else { return nil }
      let reason = settings.allIntervals ? nil : NoIntervalReason(question.role)
      return QuantityFinding(
        question: question.id, item: item, category: box.name,
        isHeadline: box.name == scale.headline, printed: [], derivedFrom: box.levels,
        knowledge: .counts(counts),
        interval: reason == nil && !settings.checksOnly
          ? settings.method.finding(for: counts, level: settings.level, side: settings.side) : nil,
        reason: reason)
    }
  }

  /// The boxes whose printed number no sum of their levels gives.
  func checks(_ quantities: [QuantityFinding]) -> [CheckFinding] {
    scale.boxes.compactMap { box in
      guard let printed = counts[box.name], let runs = runs(of: box), let sums = runs.range,
        trials(of: box) == printed.trials,
        let row = quantities.first(where: { $0.category == box.name })?.printed.first,
        runs.intersection(CountRuns(ascending: printed.successes)).isEmpty
      else { return nil }
      return CheckFinding(
        .boxDiffers, .error, row,
        "'\(box.name)' is printed as \(row.printedText), which is \(printed.range.words) of "
          + "\(printed.trials) respondents; its levels sum to \(sums.words).")
    }
  }
}
