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
  /// - Throws: ``CountsError`` for fewer than two groups, another number of scores, a score that is
  ///   not finite, or more than 2^53 trials in all.
  public init(_ groups: [BinomialCounts], scores: [Double]? = nil) throws(CountsError) {
    guard groups.count >= 2 else {
      throw .tooFew("a trend needs at least two groups, and there are \(groups.count)")
    }
    var total = 0
    for group in groups {
      total += group.trials
      guard total <= BinomialCounts.largestTrials else {
        throw .beyondExact("the groups have more than 2^53 trials together")
      }
    }
    let scores = scores ?? groups.indices.map { Double($0 + 1) }
    try Self.check(successes: groups.count, trials: groups.count, scores: scores.count)
    if let group = scores.firstIndex(where: { !$0.isFinite }) {
      throw .outOfRange("the score of group \(group + 1) is \(scores[group]); give a finite number")
    }
    self.groups = groups
    self.scores = scores
  }

  /// Creates groups from lists of successes and of trials, one a group.
  ///
  /// - Throws: ``CountsError``, also for lists of different lengths and for a pair of counts that
  ///   is not possible.
  public init(
    successes: [Int], trials: [Int], scores: [Double]? = nil
  ) throws(CountsError) {
    try Self.check(
      successes: successes.count, trials: trials.count, scores: scores?.count ?? trials.count)
    var groups: [BinomialCounts] = []
    for (index, count) in successes.enumerated() {
      do {
        groups.append(try BinomialCounts(successes: count, trials: trials[index]))
      } catch {
        throw error.within("group \(index + 1)")
      }
    }
    try self.init(groups, scores: scores)
  }

  private static func check(successes: Int, trials: Int, scores: Int) throws(CountsError) {
    guard successes == trials && scores == trials else {
      throw .mismatch(
        "there are \(successes) numbers of successes, \(trials) of trials and \(scores) scores; give "
          + "one of each for every group")
    }
  }

  /// The trials of all groups.
  public var total: Int { groups.reduce(0) { $0 + $1.trials } }
  /// The successes of all groups.
  public var successes: Int { groups.reduce(0) { $0 + $1.successes } }
}
