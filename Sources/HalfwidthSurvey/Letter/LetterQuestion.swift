/// One number to ask for.
public struct LetterQuestion: Hashable, Sendable {
  /// The number.
  public var number: UnprintedNumber
  /// The people of whom it is asked: how many gave each of the two answers, or all who were asked.
  public var known: [Int]
  /// How many were asked.
  public var total: Int
  /// What the number decides, alone or with others.
  public var decides: [OpenFinding]
  /// What each value would mean, by rising value; empty where others have to be known with it.
  public var meanings: [Meaning]

  /// What a range of values means.
  public struct Meaning: Hashable, Sendable {
    /// The values.
    public var values: ClosedRange<Int>
    /// How many then answered the two differently; nil for a single count.
    public var discordant: ClosedRange<Int>?
    /// The p-values of the primary test.
    public var pValues: ClosedRange<Double>
    /// Whether the difference is shown.
    public var isShown: Bool
    /// Whether it is after the adjustment; nil where that depends on other numbers too.
    public var isShownAdjusted: Bool? = nil
  }
}

/// Something that some of what fits shows, and some does not.
public enum OpenFinding: Hashable, Sendable {
  /// Whether an item of a planned comparison differs, not adjusted.
  case difference(comparison: String, item: String?)
  /// Whether it does after the adjustment for the items.
  case adjustedDifference(comparison: String, item: String?)
  /// Whether a statement of the report is so, or is supported beyond the sample.
  case claim(id: String, place: String)
}

extension LetterQuestion {
  /// Whether a planned comparison hangs on it, and not only what the report says in words.
  public var isOfComparison: Bool {
    decides.contains { finding in
      switch finding {
      case .difference, .adjustedDifference: true
      case .claim: false
      }
    }
  }
}

extension LetterQuestion.Meaning {
  /// What values mean, with neighbours that mean the same in one; by rising value.
  static func joined(_ meanings: [Self]) -> [Self] {
    meanings.sorted { $0.values.lowerBound < $1.values.lowerBound }.reduce(into: []) {
      joined, next in
      guard let last = joined.last, last.isShown == next.isShown,
        last.isShownAdjusted == next.isShownAdjusted
      else {
        joined.append(next)
        return
      }
      joined[joined.count - 1] = Self(
        values: last.values.lowerBound...next.values.upperBound,
        discordant: Self.hull(last.discordant, next.discordant),
        pValues: Self.hull(last.pValues, next.pValues) ?? next.pValues, isShown: next.isShown,
        isShownAdjusted: next.isShownAdjusted)
    }
  }

  private static func hull<Bound>(
    _ one: ClosedRange<Bound>?, _ other: ClosedRange<Bound>?
  ) -> ClosedRange<Bound>? {
    guard let one, let other else { return nil }
    return min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
  }
}
