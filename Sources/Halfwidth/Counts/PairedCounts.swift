/// Two yes-or-no answers of the same respondents, by both answers together.
public struct PairedCounts: Hashable, Sendable {
  /// Yes to both, `n11`.
  public let both: Int
  /// Yes to the first only, `n10`.
  public let firstOnly: Int
  /// Yes to the second only, `n01`.
  public let secondOnly: Int
  /// No to both, `n00`.
  public let neither: Int

  /// Creates counts that are possible.
  ///
  /// - Throws: ``CountsError`` for a negative count, no respondents, or more than 2^53 of them.
  public init(
    both: Int, firstOnly: Int, secondOnly: Int, neither: Int
  ) throws(CountsError) {
    var sum = CountSum()
    for (name, count) in [
      ("n11", both), ("n10", firstOnly), ("n01", secondOnly), ("n00", neither),
    ] {
      try sum.add(count, name)
    }
    _ = try sum.ofSomebody("all four counts are 0; at least one respondent must be counted")
    self.init(
      unchecked: both, firstOnly: firstOnly, secondOnly: secondOnly, neither: neither)
  }

  /// Creates counts that are known to be possible, because they follow from checked ones.
  init(unchecked both: Int, firstOnly: Int, secondOnly: Int, neither: Int) {
    self.both = both
    self.firstOnly = firstOnly
    self.secondOnly = secondOnly
    self.neither = neither
  }

  /// The number of respondents.
  public var total: Int { both + firstOnly + secondOnly + neither }
  /// Respondents who answered the two differently, b + c.
  public var discordant: Int { firstOnly + secondOnly }
  /// The first proportion minus the second, (n10 - n01) / n, from whole numbers.
  public var difference: Double { Double(firstOnly - secondOnly) / Double(total) }
  /// Yes to the first.
  public var first: BinomialCounts { BinomialCounts(unchecked: both + firstOnly, of: total) }
  /// Yes to the second.
  public var second: BinomialCounts { BinomialCounts(unchecked: both + secondOnly, of: total) }
  /// The same respondents with the two answers exchanged.
  public var swapped: PairedCounts {
    PairedCounts(
      unchecked: both, firstOnly: secondOnly, secondOnly: firstOnly, neither: neither)
  }
}

extension PairedCounts {
  /// Creates counts from text such as `20,12,2,16`: n11, n10, n01, n00.
  ///
  /// - Throws: ``CountsError``: malformed text, or counts that are not possible.
  public init(parsing text: String) throws(CountsError) {
    guard let counts = CountsText.row(text), counts.count == 4 else {
      throw .malformed("'\(text)' is not four counts; write n11,n10,n01,n00, such as 20,12,2,16")
    }
    try self.init(
      both: counts[0], firstOnly: counts[1], secondOnly: counts[2], neither: counts[3])
  }
}

extension PairedCounts: CustomStringConvertible {
  /// The counts as `n11,n10,n01,n00`.
  public var description: String { "\(both),\(firstOnly),\(secondOnly),\(neither)" }
}
