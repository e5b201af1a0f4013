/// Successes among those who answered a question, and how many more were asked it and gave no answer.
public struct AnsweredCounts: Hashable, Sendable {
  /// Successes among those who answered.
  public let counts: BinomialCounts
  /// The number of those who were asked and gave no answer, from 0 on.
  public let missing: Int

  /// Creates counts.
  ///
  /// - Throws: ``CountsError`` for a negative number of missing answers, and for more than 2^53
  ///   respondents.
  public init(_ counts: BinomialCounts, missing: Int) throws(CountsError) {
    guard missing >= 0 else {
      throw CountsError(.outOfRange, "\(missing) missing answers are not possible; give 0 or more")
    }
    guard missing <= BinomialCounts.largestTrials - counts.trials else {
      throw .beyondExact("answers and missing answers are more than 2^53")
    }
    self.counts = counts
    self.missing = missing
  }

  /// The number of all who were asked.
  public var asked: Int { counts.trials + missing }

  /// The share of successes had all of those asked answered, at least and at most.
  ///
  /// From none to all of the missing answers: needs no assumption.
  ///
  /// Source: C. F. Manski (1989), *Anatomy of the selection problem*, *J. Human Resources* 24, 343-360,
  /// [doi:10.2307/145818](https://doi.org/10.2307/145818).
  public var bounds: ClosedRange<Double> {
    Double(counts.successes) / Double(asked)...Double(counts.successes + missing) / Double(asked)
  }
}
