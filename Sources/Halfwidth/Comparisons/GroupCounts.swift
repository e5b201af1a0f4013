/// Successes among the trials of several groups of different respondents.
public struct GroupCounts: Hashable, Sendable {
  /// The groups in the order given; at least two, with at most 2^53 trials in all.
  public let groups: [BinomialCounts]
  /// A name for each group; nil where they have none.
  public let names: [String]?

  /// The most groups that are compared in pairs.
  public static let largestGroups = 100

  /// Creates groups that can be compared.
  ///
  /// - Throws: ``CountsError`` for fewer than two groups, more than ``largestGroups``, more than 2^53 trials in all, and
  ///   names that are not one a group.
  public init(_ groups: [BinomialCounts], names: [String]? = nil) throws(CountsError) {
    guard groups.count >= 2 else {
      throw .tooFew(
        groups.isEmpty
          ? "there is no group; give at least two" : "one group is not enough; give at least two")
    }
    guard groups.count <= Self.largestGroups else {
      throw .tooLarge(
        "\(groups.count) groups are more than \(Self.largestGroups), which have \(Self.largestGroups * (Self.largestGroups - 1) / 2) pairs; "
          + "compare the pairs that matter with compare, and adjust their p-values with adjust")
    }
    var total = 0
    for group in groups {
      total += group.trials
      guard total <= BinomialCounts.largestTrials else {
        throw .beyondExact("the groups have more than 2^53 trials together")
      }
    }
    if let names, names.count != groups.count {
      throw .mismatch(
        "there are \(names.count) names for \(groups.count) groups; give each group one")
    }
    self.groups = groups
    self.names = names
  }

  /// Creates groups from lists of successes and of trials, one a group.
  ///
  /// - Throws: ``CountsError``, also for lists of different lengths and for a pair of counts that is not possible.
  public init(successes: [Int], trials: [Int]) throws(CountsError) {
    guard successes.count == trials.count else {
      throw .mismatch(
        "there are \(successes.count) numbers of successes and \(trials.count) of trials; give one of each for "
          + "every group")
    }
    var groups: [BinomialCounts] = []
    for (index, count) in successes.enumerated() {
      do {
        groups.append(try BinomialCounts(successes: count, trials: trials[index]))
      } catch {
        throw error.within("group \(index + 1)")
      }
    }
    try self.init(groups)
  }

  /// The pairs of groups, the first of each before the second in the order given, with their places from 0 on.
  var pairs: [(first: Int, second: Int, counts: IndependentCounts)] {
    groups.indices.flatMap { first in
      groups.indices.dropFirst(first + 1).map { second in
        (first, second, IndependentCounts(unchecked: groups[first], groups[second]))
      }
    }
  }
}
