/// Successes among some of a population of known size, of which the others were not asked.
public struct FinitePopulationCounts: Hashable, Sendable {
  /// Successes among those who were asked.
  public let counts: BinomialCounts
  /// The number of all, in n...2^53.
  public let population: Int

  /// Creates counts of a population.
  ///
  /// - Throws: ``FinitePopulationCountsError`` for a population smaller than the sample, or above 2^53.
  public init(_ counts: BinomialCounts, population: Int) throws(FinitePopulationCountsError) {
    guard population >= counts.trials else {
      throw .smallerThanSample(population: population, trials: counts.trials)
    }
    guard population <= BinomialCounts.largestTrials else { throw .tooLarge(population) }
    self.counts = counts
    self.population = population
  }

  /// How many were not asked.
  public var others: Int { population - counts.trials }

  /// The successes that the population can have, whatever the others would say: needs no assumption.
  public var possible: ClosedRange<Int> { counts.successes...counts.successes + others }
}

/// Why counts of a population were refused.
public enum FinitePopulationCountsError: Error, Hashable, Sendable {
  /// The population is smaller than the sample.
  case smallerThanSample(population: Int, trials: Int)
  /// The population is larger than 2^53.
  case tooLarge(Int)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .smallerThanSample(let population, let trials):
      "a population of \(population) is smaller than the sample of \(trials); give the number of all, "
        + "those who were asked among them"
    case .tooLarge(let population):
      "a population of \(population) is above 2^53, the largest number that is counted exactly; leave "
        + "it out, as chance is the same in an endless one"
    }
  }
}

extension FinitePopulationCountsError: InputError {}
