/// Two yes-or-no answers of the same respondents, some of whom gave one of them only, or neither.
public struct IncompletePairs: Hashable, Sendable {
  /// Those who gave both.
  public let complete: PairedCounts
  /// Those who gave the first only, by that answer.
  public let first: Half
  /// Those who gave the second only, by that answer.
  public let second: Half
  /// Those who were asked both and gave neither.
  public let neither: Int

  /// Respondents whose other answer is missing, by the one that they gave; numbers from 0 on.
  public struct Half: Hashable, Sendable {
    /// How many said yes.
    public var yes: Int
    /// How many said no.
    public var no: Int

    /// Creates numbers.
    public init(yes: Int = 0, no: Int = 0) {
      self.yes = yes
      self.no = no
    }
  }

  /// Creates pairs.
  ///
  /// - Throws: ``CountsError`` for a negative number, and for more than 2^53 respondents.
  public init(
    complete: PairedCounts, first: Half = Half(), second: Half = Half(), neither: Int = 0
  ) throws(CountsError) {
    var sum = CountSum()
    for count in [complete.total, first.yes, first.no, second.yes, second.no, neither] {
      try sum.add(count, "a number of missing answers")
    }
    self.complete = complete
    self.first = first
    self.second = second
    self.neither = neither
  }

  /// Whether every answer is there.
  public var isComplete: Bool {
    first.yes + first.no + second.yes + second.no + neither == 0
  }

  /// The smallest and the largest p-value of the exact McNemar test that any answers in place of the missing
  /// ones would give.
  ///
  /// The largest is valid whatever the answers would have been. Each missing answer can make one more who
  /// answered the two differently, or none; p falls as the split of these gets more uneven, so only the ends
  /// need to be looked at.
  ///
  /// - Complexity: O(1) evaluations of the binomial distribution.
  ///
  /// Source: C. F. Manski (2003), *Partial Identification of Probability Distributions*,
  /// [doi:10.1007/b97478](https://doi.org/10.1007/b97478); the test is that of ``McNemarMethod/exact``.
  public var exactPValues: ClosedRange<Double> {
    let (b, c) = (complete.firstOnly, complete.secondOnly)
    let smallest = min(Self.exactP(b + moreFirst, c), Self.exactP(b, c + moreSecond))
    let largest =
      if b - c - moreSecond > 1 {
        Self.exactP(b, c + moreSecond)
      } else if c - b - moreFirst > 1 {
        Self.exactP(b + moreFirst, c)
      } else {
        1.0
      }
    return smallest...largest
  }

  /// How many more can have said yes to the first only, if none of them to the second only.
  var moreFirst: Int { first.yes + second.no + neither }

  /// How many more can have said yes to the second only, if none of them to the first only.
  var moreSecond: Int { first.no + second.yes + neither }

  private static func exactP(_ firstOnly: Int, _ secondOnly: Int) -> Double {
    FairCoinTails(smaller: min(firstOnly, secondOnly), of: firstOnly + secondOnly).exactP
  }
}
