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
      throw .outOfRange("\(missing) missing answers are not possible; give 0 or more")
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

extension AnsweredCounts {
  /// Creates counts from text such as `37/47/50`: successes, those who answered, and those who were asked.
  ///
  /// - Throws: ``CountsError``: malformed text, or counts that are not possible.
  public init(parsing text: String) throws(CountsError) {
    guard let parts = CountsText.slashed(text, 3) else {
      throw .malformed(
        "'\(text)' is not successes, answers and those asked; write three whole numbers such as 37/47/50"
      )
    }
    try self.init(BinomialCounts(successes: parts[0], trials: parts[1]), asked: parts[2])
  }

  /// Creates counts of so many who were asked.
  ///
  /// - Throws: ``CountsError`` for fewer than answered, and for more than 2^53.
  public init(_ counts: BinomialCounts, asked: Int) throws(CountsError) {
    guard asked >= counts.trials else {
      throw .mismatch(
        "\(asked) who were asked are fewer than the \(counts.trials) who answered; give the number of all "
          + "who were asked")
    }
    guard asked <= BinomialCounts.largestTrials else {
      throw .beyondExact("\(asked) who were asked are more than 2^53")
    }
    try self.init(counts, missing: asked - counts.trials)
  }
}
