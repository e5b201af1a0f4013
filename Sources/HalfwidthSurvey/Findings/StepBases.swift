internal import Halfwidth

/// How many were asked about an item, and how many of them gave a step of its scale.
struct StepBases {
  /// All who were asked.
  let asked: Int
  /// Those who may have given a step.
  let steps: CountRuns
  /// Whose number the printed levels have for their base.
  let printed: BaseShare.Base

  /// What the printed answers say of the two bases.
  enum Reading {
    /// Nothing: no answer is apart, or too few of them are printed.
    case unknown
    case known(StepBases)
    /// The levels and the answers apart have bases that don't fit together.
    case contradicting(levels: Int, apart: CountRuns, asked: Int)
  }

  /// Reads the quantities of one item.
  static func reading(_ quantities: [QuantityFinding], over scale: Scale) -> Reading {
    guard !scale.apart.isEmpty else { return .unknown }
    let counts = quantities.countsByCategory
    let apart = scale.apart.compactMap { counts[$0] }
    let levels = counts.filter { !scale.apart.contains($0.key) }.map(\.value)
    guard let base = levels.first?.trials, levels.allSatisfy({ $0.trials == base }) else {
      return .unknown
    }
    let all = scale.levels.compactMap { counts[$0] }
    let sumOfLevels =
      all.count == scale.levels.count ? sum(all).within(0...base) : CountRuns([0...base])
    guard apart.count == scale.apart.count, let asked = apart.first?.trials,
      apart.allSatisfy({ $0.trials == asked })
    else {
      // Without the answers apart, the levels alone say how many gave one.
      guard all.count == scale.levels.count, let range = sumOfLevels.range, range.upperBound < base,
        range.lowerBound > 0
      else { return .unknown }
      return .known(StepBases(asked: base, steps: sumOfLevels, printed: .asked))
    }
    let sumOfApart = sum(apart)
    let rests = sumOfApart.remainders(of: asked).within(0...asked)
    if asked == base {
      let fitting = rests.intersection(sumOfLevels)
      let steps = (fitting.isEmpty ? rests : fitting).within(1...max(asked, 1))
      return steps.isEmpty
        ? .unknown : .known(StepBases(asked: asked, steps: steps, printed: .asked))
    }
    guard !rests.within(base...base).isEmpty else {
      return .contradicting(levels: base, apart: sumOfApart, asked: asked)
    }
    return .known(StepBases(asked: asked, steps: CountRuns(base), printed: .steps))
  }

  private static func sum(_ counts: [CandidateCounts]) -> CountRuns {
    counts.reduce(CountRuns(0)) { $0 + CountRuns(ascending: $1.successes) }
  }

  /// The share of a level or box on the base that it is not printed on.
  func share(
    of counts: CandidateCounts, settings: AnalysisSettings, hasInterval: Bool
  ) -> BaseShare? {
    guard let steps = steps.range else { return nil }
    let trials = printed == .asked ? steps : asked...asked
    // More people than have the base can't have given the answer.
    let successes = counts.successes.filter { $0 <= trials.upperBound }
    guard let least = successes.first, let most = successes.last else { return nil }
    // Limits grow with the count and fall with the base, so the ends hold all between them.
    let low = limits(least, of: trials.upperBound, settings)
    let high = limits(min(most, trials.lowerBound), of: trials.lowerBound, settings)
    return BaseShare(
      base: printed == .asked ? .steps : .asked, successes: least...most, trials: trials,
      estimates: Double(least)
        / Double(trials.upperBound)...min(
          1, Double(most) / Double(trials.lowerBound)),
      limits: hasInterval
        ? low.flatMap { low in high.map { min(low.lower, $0.lower)...max(low.upper, $0.upper) } }
        : nil)
  }

  private func limits(
    _ successes: Int, of trials: Int, _ settings: AnalysisSettings
  ) -> ConfidenceInterval? {
    guard let counts = try? BinomialCounts(successes: successes, trials: trials) else { return nil }
    return settings.method.interval(for: counts, level: settings.level, side: settings.side)
  }
}
