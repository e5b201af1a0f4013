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
  /// - Throws: ``BinomialCountsError`` for no trials, more than 2^53 trials, or successes outside
  ///   0...trials.
  public init(successes: Int, trials: Int) throws(BinomialCountsError) {
    guard trials > 0 else { throw .noTrials(trials) }
    guard trials <= BinomialCounts.largestTrials else { throw .tooManyTrials(trials) }
    guard successes >= 0 && successes <= trials else {
      throw .successesOutOfRange(successes: successes, trials: trials)
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
  /// - Throws: ``BinomialCountsError``: malformed text, or counts that are not possible.
  public init(parsing text: String) throws(BinomialCountsError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let successes = BinomialCounts.whole(parts[0]),
      let trials = BinomialCounts.whole(parts[1])
    else { throw .malformed(text) }
    try self.init(successes: successes, trials: trials)
  }

  private static func whole(_ text: Substring) -> Int? {
    Int(text).flatMap { text.first == "+" ? nil : $0 }
  }
}

extension BinomialCounts: CustomStringConvertible {
  /// The counts as `successes/trials`.
  public var description: String { "\(successes)/\(trials)" }
}

extension BinomialCounts: Codable {
  private enum CodingKeys: CodingKey {
    case successes, trials
  }

  /// Decodes counts; impossible ones are refused with ``BinomialCountsError``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      successes: container.decode(Int.self, forKey: .successes),
      trials: container.decode(Int.self, forKey: .trials))
  }
}

/// Why counts were refused.
public enum BinomialCountsError: Error, Hashable, Sendable {
  /// The text is not two whole numbers with a slash between them.
  case malformed(String)
  /// There are no trials, or a negative number of them.
  case noTrials(Int)
  /// There are more than 2^53 trials.
  case tooManyTrials(Int)
  /// The successes are negative, or more than the trials.
  case successesOutOfRange(successes: Int, trials: Int)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .malformed(let text):
      "'\(text)' is not a pair of counts; write two whole numbers such as 37/50"
    case .noTrials(let trials):
      "the number of trials is \(trials); a proportion needs at least 1"
    case .tooManyTrials(let trials):
      "\(trials) trials are more than 2^53, the largest number that is counted exactly; give fewer"
    case .successesOutOfRange(let successes, let trials) where successes < 0:
      "\(successes) successes of \(trials) are negative; give a number from 0 to \(trials)"
    case .successesOutOfRange(let successes, let trials):
      "\(successes) successes are more than the \(trials) trials; give a number from 0 to \(trials)"
    }
  }
}

extension BinomialCountsError: InputError {
  /// Whether the text is no pair of counts.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}
