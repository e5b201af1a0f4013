/// Successes among the trials of two samples of different respondents.
public struct IndependentCounts: Hashable, Sendable {
  /// The first sample.
  public let first: BinomialCounts
  /// The second sample.
  public let second: BinomialCounts

  /// Creates a pair of samples.
  ///
  /// - Throws: ``CountsError`` where the two together have more than 2^53 trials.
  public init(_ first: BinomialCounts, _ second: BinomialCounts) throws(CountsError) {
    guard first.trials + second.trials <= BinomialCounts.largestTrials else {
      throw .beyondExact("the two samples have more than 2^53 trials together")
    }
    self.first = first
    self.second = second
  }

  /// The trials of both samples.
  public var total: Int { first.trials + second.trials }
  /// The successes of both samples.
  public var successes: Int { first.successes + second.successes }
  /// The first proportion minus the second.
  public var difference: Double { first.estimate - second.estimate }

  /// The same samples in the other order.
  public var swapped: IndependentCounts { IndependentCounts(unchecked: second, first) }
  /// The same samples with successes and failures exchanged.
  public var complement: IndependentCounts {
    IndependentCounts(unchecked: first.swapped, second.swapped)
  }

  init(unchecked first: BinomialCounts, _ second: BinomialCounts) {
    self.first = first
    self.second = second
  }

  /// The samples as the rows of a table, successes in the first column.
  public var table: ContingencyTable {
    guard
      let table = try? ContingencyTable([
        [first.successes, first.failures], [second.successes, second.failures],
      ])
    else { preconditionFailure("two samples with trials make a table with a count") }
    return table
  }
}
