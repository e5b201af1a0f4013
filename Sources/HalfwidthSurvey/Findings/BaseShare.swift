internal import Halfwidth

/// A share on the other base of a scale with answers apart: those who gave a step of it, or all who
/// were asked.
public struct BaseShare: Hashable, Sendable {
  /// Which respondents the share is of.
  public var base: Base
  /// The possible counts, smallest and largest.
  public var successes: ClosedRange<Int>
  /// The possible numbers of respondents, smallest and largest.
  public var trials: ClosedRange<Int>
  /// The smallest and the largest share.
  public var estimates: ClosedRange<Double>
  /// From the lowest to the highest limit that any choice gives; nil where there is no interval.
  ///
  /// For a population they hold if the sample was drawn at random.
  public var limits: ClosedRange<Double>?

  /// Which respondents a share is of.
  public enum Base: String, CaseIterable, Hashable, Sendable {
    /// Those who gave a step of the scale.
    case steps
    /// All who were asked.
    case asked
    /// The population that a convenience sample was taken from, whatever the others would say.
    case population
  }
}

extension BaseShare {
  /// The share that a whole population can have: between none and all of those who were not asked, which
  /// needs no assumption on how the sample was taken.
  ///
  /// Its limits are those of ``FinitePopulationMethod/hypergeometric``, which hold if the sample was drawn at
  /// random. Nil where not the whole sample was asked, since then the population of the question is not
  /// known.
  init?(
    possibleIn population: Int, _ counts: CandidateCounts, sampleSize: Int,
    settings: AnalysisSettings
  ) {
    func all(_ successes: Int) -> FinitePopulationCounts? {
      (try? BinomialCounts(successes: successes, trials: counts.trials)).flatMap {
        try? FinitePopulationCounts($0, population: population)
      }
    }
    guard counts.trials == sampleSize, let least = all(counts.range.lowerBound),
      let most = all(counts.range.upperBound)
    else { return nil }
    func interval(_ counts: FinitePopulationCounts) -> ConfidenceInterval? {
      FinitePopulationMethod.default.finding(
        for: counts, level: settings.level, side: settings.side
      ).interval
    }
    base = .population
    successes = least.possible.lowerBound...most.possible.upperBound
    trials = population...population
    estimates =
      Double(successes.lowerBound)
      / Double(population)...Double(successes.upperBound) / Double(population)
    // Limits grow with the count, so that the ends hold all between them.
    limits = interval(least).flatMap { low in interval(most).map { low.lower...$0.upper } }
  }
}

extension BaseShare {
  /// The share with its base; a count that is known only as a range is a list of its ends.
  var fields: FieldList {
    func ends(_ range: ClosedRange<Int>) -> FieldValue {
      range.count == 1 ? .integer(range.lowerBound) : .ends(range)
    }
    return [
      "base": .string(base.rawValue), "successes": ends(successes), "n": ends(trials),
      "estimate_min": .share(estimates.lowerBound), "estimate_max": .share(estimates.upperBound),
      "lower": .share(limits?.lowerBound), "upper": .share(limits?.upperBound),
    ]
  }
}
