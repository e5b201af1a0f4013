/// Successes among the trials of groups in an order, each with a score.
public struct TrendCounts: Hashable, Sendable {
  /// The groups in the order given; at least two, with at most 2^53 trials in all.
  public let groups: [BinomialCounts]
  /// The score of each group; finite.
  public let scores: [Double]

  /// Creates groups with scores.
  ///
  /// - Parameters:
  ///   - groups: Successes and trials of each group.
  ///   - scores: One a group; nil for 1, 2, 3 and so on. They need not be in order or different.
  /// - Throws: ``TrendCountsError`` for fewer than two groups, another number of scores, a score that is
  ///   not finite, or more than 2^53 trials in all.
  public init(_ groups: [BinomialCounts], scores: [Double]? = nil) throws(TrendCountsError) {
    guard groups.count >= 2 else { throw .tooFewGroups(groups.count) }
    var total = 0
    for group in groups {
      total += group.trials
      guard total <= BinomialCounts.largestTrials else { throw .tooLarge }
    }
    let scores = scores ?? groups.indices.map { Double($0 + 1) }
    guard scores.count == groups.count else {
      throw .unequalLengths(successes: groups.count, trials: groups.count, scores: scores.count)
    }
    if let index = scores.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(score: scores[index], group: index)
    }
    self.groups = groups
    self.scores = scores
  }

  /// Creates groups from lists of successes and of trials, one a group.
  ///
  /// - Throws: ``TrendCountsError``, also for lists of different lengths and for a pair of counts that
  ///   is not possible.
  public init(
    successes: [Int], trials: [Int], scores: [Double]? = nil
  ) throws(TrendCountsError) {
    guard successes.count == trials.count && scores?.count ?? trials.count == trials.count else {
      throw .unequalLengths(
        successes: successes.count, trials: trials.count, scores: scores?.count ?? trials.count)
    }
    var groups: [BinomialCounts] = []
    for (index, count) in successes.enumerated() {
      do {
        groups.append(try BinomialCounts(successes: count, trials: trials[index]))
      } catch {
        throw .group(index: index, error)
      }
    }
    try self.init(groups, scores: scores)
  }

  /// The trials of all groups.
  public var total: Int { groups.reduce(0) { $0 + $1.trials } }
  /// The successes of all groups.
  public var successes: Int { groups.reduce(0) { $0 + $1.successes } }
}

/// Why groups with scores were refused.
public enum TrendCountsError: Error, Hashable, Sendable {
  /// There are fewer than two groups.
  case tooFewGroups(Int)
  /// There is not one number of successes, of trials and one score for each group.
  case unequalLengths(successes: Int, trials: Int, scores: Int)
  /// The counts of a group are not possible; `index` starts at 0.
  case group(index: Int, BinomialCountsError)
  /// A score is infinite or not a number; `group` starts at 0.
  case notFinite(score: Double, group: Int)
  /// The groups have more than 2^53 trials together.
  case tooLarge

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .tooFewGroups(let count):
      "a trend needs at least two groups, and there are \(count)"
    case .unequalLengths(let successes, let trials, let scores):
      "there are \(successes) numbers of successes, \(trials) of trials and \(scores) scores; give one "
        + "of each for every group"
    case .group(let index, let error):
      "group \(index + 1): \(error.message)"
    case .notFinite(let score, let group):
      "the score of group \(group + 1) is \(score); give a finite number"
    case .tooLarge:
      "the groups have more than 2^53 trials together, the largest number that is counted exactly; "
        + "give fewer"
    }
  }
}

extension TrendCountsError: InputError {}
