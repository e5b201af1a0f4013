/// The counts of successes that a published number leaves possible: one, or a set.
public struct CandidateCounts: Hashable, Sendable {
  /// The possible numbers of successes, ascending, without repeats; at least one.
  public var successes: [Int] { [smallest] + larger }
  /// The number of trials.
  public let trials: Int

  // Apart, because most sets are of one known count, which then needs no list.
  private let smallest: Int
  private let larger: [Int]

  /// Creates the set of one known count.
  public init(_ counts: BinomialCounts) {
    smallest = counts.successes
    larger = []
    trials = counts.trials
  }

  /// Creates a set of candidates for one number of trials.
  ///
  /// - Returns: nil when no candidate is given.
  /// - Throws: ``CountsError`` when a candidate is impossible.
  public init?(_ candidates: some Sequence<Int>, trials: Int) throws(CountsError) {
    let ordered = Set(candidates).sorted()
    guard let smallest = ordered.first else { return nil }
    for successes in ordered {
      _ = try BinomialCounts(successes: successes, trials: trials)
    }
    self.smallest = smallest
    larger = Array(ordered.dropFirst())
    self.trials = trials
  }

  /// The count, where there is only one candidate.
  public var only: BinomialCounts? { larger.isEmpty ? first : nil }

  /// The smallest candidate.
  var first: BinomialCounts { BinomialCounts(unchecked: smallest, of: trials) }

  /// The smallest and the largest proportion among the candidates.
  public var estimateRange: ClosedRange<Double> {
    Double(smallest) / Double(trials)...Double(largest) / Double(trials)
  }

  private var largest: Int { larger.last ?? smallest }

  /// The candidates as counts.
  public var binomials: [BinomialCounts] {
    successes.map { BinomialCounts(unchecked: $0, of: trials) }
  }

  /// What an interval over several candidates says of them.
  var words: String {
    let range = "\(smallest) to \(largest)"
    return
      "\(larger.count + 1) counts from \(range) of \(trials) fit what is printed; the interval holds "
      + "the limits of all of them"
  }
}
