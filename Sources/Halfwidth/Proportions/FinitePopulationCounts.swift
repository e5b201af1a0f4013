/// Successes among some of a population of known size, of which the others were not asked.
public struct FinitePopulationCounts: Hashable, Sendable {
  /// Successes among those who were asked.
  public let counts: BinomialCounts
  /// The number of all, in n...2^53.
  public let population: Int

  /// Creates counts of a population.
  ///
  /// - Throws: ``CountsError`` for a population smaller than the sample, or above 2^53.
  public init(_ counts: BinomialCounts, population: Int) throws(CountsError) {
    guard population >= counts.trials else {
      throw .mismatch(
        "a population of \(population) is smaller than the sample of \(counts.trials); give the number "
          + "of all, those who were asked among them")
    }
    guard population <= BinomialCounts.largestTrials else {
      throw .tooLarge(
        "a population of \(population) is above 2^53, the largest number that is counted exactly; leave "
          + "it out, as chance is the same in an endless one")
    }
    self.counts = counts
    self.population = population
  }

  /// How many were not asked.
  public var others: Int { population - counts.trials }

  /// The successes that the population can have, whatever the others would say: needs no assumption.
  public var possible: ClosedRange<Int> { counts.successes...counts.successes + others }
}

extension FinitePopulationCounts {
  /// Creates counts from text such as `37/50/60`: successes, those who were asked, and all.
  ///
  /// - Throws: ``CountsError``: malformed text, or counts that are not possible.
  public init(parsing text: String) throws(CountsError) {
    guard let parts = CountsText.slashed(text, 3) else {
      throw .malformed(
        "'\(text)' is not successes, those asked and all; write three whole numbers such as 37/50/60"
      )
    }
    try self.init(BinomialCounts(successes: parts[0], trials: parts[1]), population: parts[2])
  }
}
