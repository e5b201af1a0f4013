/// What is to be said of the printed percentages of all categories of a question: whether they can be right, by which
/// rule, and what would repair them.
public struct PercentSetAudit: Hashable, Sendable {
  /// The set under the rule that is taken first.
  public let set: PercentSet
  /// The rules of rounding under which there are counts.
  public let rules: [RoundingRule]
  /// Whether there are counts if the numbers were forced to sum to 100.
  public var isPossibleAdjusted: Bool { AdjustedPercentSet(set).isPossible }

  /// Checks a set under all rules.
  public init(_ set: PercentSet) {
    self.set = set
    rules = RoundingRule.allCases.filter { set.rounded($0).isPossible }
  }

  /// What the numbers can be.
  public enum Verdict: String, Hashable, Sendable {
    /// Right under the rule that is taken first.
    case possible
    /// Right under another rule, or forced to 100.
    case otherReading = "other-reading"
    /// Not all right under any of them.
    case impossible
  }

  /// Impossible only where no rule, nor forcing to 100, explains the numbers.
  public var verdict: Verdict {
    if rules.contains(set.rounding) { return .possible }
    return rules.isEmpty && !isPossibleAdjusted ? .impossible : .otherReading
  }

  /// The bases from 1 to a largest one at which all of several sets are possible by the rule of each, nearest to
  /// the base of the first set first.
  ///
  /// - Returns: At most `most` bases.
  public static func otherBases(for sets: [PercentSet], upTo largest: Int, most: Int = 3) -> [Int] {
    guard let base = sets.first?.base, largest >= 1 else { return [] }
    let bases = (1...min(largest, PrintedPercent.largestBase)).sorted { one, other in
      let (near, far) = ((one - base).magnitude, (other - base).magnitude)
      return near == far ? one < other : near < far
    }
    var found: [Int] = []
    for other in bases where other != base {
      if sets.allSatisfy({ $0.of(other).isPossible }) { found.append(other) }
      if found.count == most { break }
    }
    return found
  }
}
