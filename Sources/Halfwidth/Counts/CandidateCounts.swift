/// The counts of successes that a published number leaves possible: one, or a set.
public struct CandidateCounts: Hashable, Sendable {
  /// The possible numbers of successes, ascending, without repeats; at least one.
  public let successes: [Int]
  /// The number of trials.
  public let trials: Int

  /// Creates the set of one known count.
  public init(_ counts: BinomialCounts) {
    successes = [counts.successes]
    trials = counts.trials
  }

  /// Creates a set of candidates for one number of trials.
  ///
  /// - Returns: nil when no candidate is given.
  /// - Throws: ``CountsError`` when a candidate is impossible.
  public init?(_ candidates: some Sequence<Int>, trials: Int) throws(CountsError) {
    let ordered = Set(candidates).sorted()
    if ordered.isEmpty { return nil }
    for successes in ordered {
      _ = try BinomialCounts(successes: successes, trials: trials)
    }
    successes = ordered
    self.trials = trials
  }

  /// The count, where there is only one candidate.
  public var only: BinomialCounts? { successes.count == 1 ? first : nil }

  /// The smallest candidate.
  var first: BinomialCounts { BinomialCounts(unchecked: successes[0], of: trials) }

  /// The smallest and the largest proportion among the candidates.
  public var estimateRange: ClosedRange<Double> {
    Double(successes[0]) / Double(trials)...Double(successes[successes.count - 1]) / Double(trials)
  }

  /// The candidates as counts.
  public var binomials: [BinomialCounts] {
    successes.map { BinomialCounts(unchecked: $0, of: trials) }
  }

  /// What an interval over several candidates says of them.
  var words: String {
    let range = "\(successes[0]) to \(successes[successes.count - 1])"
    return
      "\(successes.count) counts from \(range) of \(trials) fit what is printed; the interval holds "
      + "the limits of all of them"
  }
}
