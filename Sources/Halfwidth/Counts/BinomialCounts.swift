/// A number of successes among a number of trials.
public struct BinomialCounts: Hashable, Sendable {
  /// In 0...trials.
  public let successes: Int
  /// In 1...2^53, the whole numbers that a double holds exactly.
  public let trials: Int

  /// The largest number of trials.
  public static let largestTrials = 1 << 53

  /// Creates counts that are possible.
  ///
  /// - Throws: ``CountsError`` for no trials, more than 2^53 trials, or successes outside
  ///   0...trials.
  public init(successes: Int, trials: Int) throws(CountsError) {
    guard trials > 0 else {
      throw .tooFew("the number of trials is \(trials); a proportion needs at least 1")
    }
    guard trials <= BinomialCounts.largestTrials else {
      throw .beyondExact("\(trials) trials are more than 2^53")
    }
    guard successes >= 0 && successes <= trials else {
      let fact =
        successes < 0
        ? "\(successes) successes of \(trials) are negative"
        : "\(successes) successes are more than the \(trials) trials"
      throw .outOfRange("\(fact); give a number from 0 to \(trials)")
    }
    self.successes = successes
    self.trials = trials
  }

  /// Trials that were not successes.
  public var failures: Int { trials - successes }

  /// The proportion of successes in the sample, and the maximum-likelihood estimate.
  public var estimate: Double { Double(successes) / Double(trials) }

  /// The same trials with successes and failures swapped.
  public var swapped: BinomialCounts { BinomialCounts(unchecked: failures, of: trials) }

  /// Creates counts that are known to be possible, because they were part of checked ones.
  init(unchecked successes: Int, of trials: Int) {
    assert(trials > 0 && successes >= 0 && successes <= trials)
    self.successes = successes
    self.trials = trials
  }
}

extension BinomialCounts {
  /// Creates counts from text such as `37/50`.
  ///
  /// - Throws: ``CountsError``: malformed text, or counts that are not possible.
  public init(parsing text: String) throws(CountsError) {
    guard let parts = CountsText.slashed(text, 2) else {
      throw .malformed("'\(text)' is not a pair of counts; write two whole numbers such as 37/50")
    }
    try self.init(successes: parts[0], trials: parts[1])
  }
}

extension BinomialCounts: CustomStringConvertible {
  /// The counts as `successes/trials`.
  public var description: String { "\(successes)/\(trials)" }
}
