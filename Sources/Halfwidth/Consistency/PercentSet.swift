/// The printed percentages of all categories of one question: each respondent is in exactly one.
///
/// They need not sum to 100: at 47 respondents 33% of honest lists of four categories don't. What decides is whether
/// there are counts: each percentage has a smallest and a largest one, and the base lies between their sums.
public struct PercentSet: Hashable, Sendable {
  /// The percentages, as printed, one a category.
  public let percents: [PrintedDecimal]
  /// The number of respondents, in 1...``PrintedPercent/largestBase``.
  public let base: Int
  /// How they were rounded.
  public let rounding: RoundingRule

  /// The most categories.
  public static let mostCategories = 100

  /// Creates a set.
  ///
  /// - Throws: ``CountsError`` for fewer than two categories or more than ``mostCategories``, and for a base
  ///   below 1 or above ``PrintedPercent/largestBase``.
  public init(
    _ percents: [PrintedDecimal], of base: Int, rounding: RoundingRule = .usual
  ) throws(CountsError) {
    guard percents.count >= 2 else {
      throw .tooFew(
        "a set of \(percents.count) has no categories that exclude each other; give the percentages of "
          + "all of them, such as 44,38,16,4")
    }
    guard percents.count <= Self.mostCategories else {
      throw .tooLarge(
        "\(percents.count) categories are more than \(Self.mostCategories); give fewer")
    }
    try PrintedPercent.check(base)
    self.init(unchecked: percents, of: base, rounding: rounding)
  }

  private init(unchecked percents: [PrintedDecimal], of base: Int, rounding: RoundingRule) {
    self.percents = percents
    self.base = base
    self.rounding = rounding
  }

  /// The same numbers rounded by another rule.
  public func rounded(_ rule: RoundingRule) -> PercentSet {
    PercentSet(unchecked: percents, of: base, rounding: rule)
  }

  /// The same numbers of another base.
  func of(_ base: Int) -> PercentSet {
    PercentSet(unchecked: percents, of: base, rounding: rounding)
  }

  /// The same numbers with another one at a place.
  func replacing(_ index: Int, by percent: PrintedDecimal) -> PercentSet {
    var percents = percents
    percents[index] = percent
    return PercentSet(unchecked: percents, of: base, rounding: rounding)
  }

  /// The counts of each category by itself; nil for a percentage that no count gives.
  public var counts: [ClosedRange<Int>?] {
    percents.map {
      PrintedPercent(unchecked: $0, of: base, rounding: rounding).counts
    }
  }

  /// The respondents that the percentages need together, from the sum of the smallest counts to that of the
  /// largest; nil where one of them has no count.
  public var respondentsNeeded: ClosedRange<Int>? {
    var (least, most) = (0, 0)
    for counts in counts {
      guard let counts else { return nil }
      least += counts.lowerBound
      most += counts.upperBound
    }
    return least...most
  }

  /// Whether there are counts that sum to the base and are rounded to the percentages.
  public var isPossible: Bool { respondentsNeeded?.contains(base) ?? false }

  /// How many lists of counts there are, exact up to 2^53; nil for more, and where ranges are so wide that
  /// they can't be added up in 128 bits.
  public var compositions: Int? {
    guard isPossible else { return 0 }
    return CompositionCount.lists(in: counts.compactMap(\.self), sum: base)
  }

  /// The counts that each category can have beside the others, as sets that intervals are made of; nil where
  /// the numbers are not possible.
  public var candidates: [CandidateCounts]? {
    guard let needed = respondentsNeeded, needed.contains(base) else { return nil }
    let candidates = counts.compactMap(\.self).map { counts in
      let others =
        (needed.lowerBound - counts.lowerBound)...(needed.upperBound - counts.upperBound)
      let left = max(base - others.upperBound, 0)...(base - others.lowerBound)
      return CandidateCounts(counts.clamped(to: left), of: base)
    }
    return candidates.compactMap(\.self)
  }
}

// MARK: - Repairs

extension PercentSet {
  /// A number that alone makes the set possible when it is replaced, and the counts that it can then have.
  public struct Repair: Hashable, Sendable {
    /// The place in the set, from 0.
    public var index: Int
    /// From the least to the largest count that it can have.
    public var counts: ClosedRange<Int>
  }

  /// The fewest numbers whose replacement makes the set possible; 0 where it is.
  ///
  /// A number without a count has to be replaced. Where those that have one need too many respondents, the
  /// largest are replaced first; where they need too few, any one.
  public var repairsNeeded: Int {
    let counts = counts
    let known = counts.compactMap(\.self).sorted { $0.lowerBound > $1.lowerBound }
    var replaced = counts.count - known.count
    var least = known.reduce(0) { $0 + $1.lowerBound }
    for counts in known where least > base {
      least -= counts.lowerBound
      replaced += 1
    }
    let most = known.reduce(0) { $0 + $1.upperBound }
    return replaced == 0 && most < base ? 1 : replaced
  }

  /// Each number that makes the set possible alone; none where no single one does, or none has to.
  public var singleRepairs: [Repair] {
    guard repairsNeeded == 1 else { return [] }
    let counts = counts
    let without = counts.indices.filter { counts[$0] == nil }
    let known = counts.compactMap(\.self)
    let least = known.reduce(0) { $0 + $1.lowerBound }
    let most = known.reduce(0) { $0 + $1.upperBound }
    return (without.isEmpty ? Array(counts.indices) : without).compactMap { index in
      let own = counts[index] ?? 0...0
      let (lower, upper) = (base - (most - own.upperBound), base - (least - own.lowerBound))
      return upper < 0 ? nil : Repair(index: index, counts: max(lower, 0)...upper)
    }
  }

  /// The percentage that a number of respondents is printed as.
  ///
  /// - Precondition: The count is in 0...base.
  public func printed(_ count: Int, decimals: Int) -> PrintedDecimal {
    rounding.printed(count, of: base, decimals: decimals)
  }
}
