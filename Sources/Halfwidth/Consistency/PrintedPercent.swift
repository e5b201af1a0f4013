/// A percentage as a report prints it of a known number of respondents, and the rule that rounded it.
public struct PrintedPercent: Hashable, Sendable {
  /// The percentage, without its sign.
  public let percent: PrintedDecimal
  /// The number of respondents, in 1...``largestBase``.
  public let base: Int
  /// How it was rounded.
  public let rounding: RoundingRule

  /// The largest base that printed numbers are checked against.
  public static let largestBase = 1_000_000

  /// Creates a percentage of a base.
  ///
  /// A percentage above 100 is possible, but no count gives it.
  ///
  /// - Throws: ``CountsError`` for a base below 1 or above ``largestBase``.
  public init(
    _ percent: PrintedDecimal, of base: Int, rounding: RoundingRule = .usual
  ) throws(CountsError) {
    try Self.check(base)
    self.init(unchecked: percent, of: base, rounding: rounding)
  }

  init(unchecked percent: PrintedDecimal, of base: Int, rounding: RoundingRule) {
    self.percent = percent
    self.base = base
    self.rounding = rounding
  }

  static func check(_ base: Int) throws(CountsError) {
    guard (1...largestBase).contains(base) else {
      throw CountsError(
        base < 1 ? .tooFew : .tooLarge,
        "a base of \(base) is not checked; give the number of respondents, from 1 to \(largestBase)"
      )
    }
  }

  /// The counts whose share is rounded to the percentage; nil where there is none, so that the number can't
  /// be right.
  ///
  /// The digits count: 74.0% of 50 is 37, and so is 74%; of 300 respondents 74% stands for 221 to 223, and
  /// 74.0% for 222 alone.
  ///
  /// - Complexity: O(1)
  public var counts: ClosedRange<Int>? {
    rounding.counts(ofPercentUnits: percent.units, unitsPerOne: percent.unitsPerOne, base: base)
  }

  /// The counts as a set that intervals are made of; nil where there is none.
  public var candidates: CandidateCounts? {
    counts.flatMap { CandidateCounts($0, of: base) }
  }

  /// A count of the base as it would be printed beside this percentage.
  ///
  /// - Precondition: The count is in 0...base.
  public func printed(_ count: Int) -> PrintedDecimal {
    rounding.printed(count, of: base, decimals: percent.decimals)
  }

  /// The same number rounded by another rule.
  public func rounded(_ rule: RoundingRule) -> PrintedPercent {
    PrintedPercent(unchecked: percent, of: base, rounding: rule)
  }

  /// The rules by which a count is rounded to the percentage, in the order of ``RoundingRule``.
  ///
  /// - Parameter count: The number of respondents who are printed beside it; any number.
  public func rules(giving count: Int) -> [RoundingRule] {
    RoundingRule.allCases.filter { rounded($0).counts?.contains(count) ?? false }
  }
}

extension CandidateCounts {
  /// The set of a range of counts that are known to be possible.
  init?(_ counts: ClosedRange<Int>, of trials: Int) {
    guard let candidates = try? CandidateCounts(counts, trials: trials) else { return nil }
    self = candidates
  }
}

/// Percentages of one base that is not known, and the bases that it may have.
public struct UnknownBase: Hashable, Sendable {
  /// The percentages, as printed; they need not exclude each other.
  public let percents: [PrintedDecimal]
  /// The bases that are tried.
  public let bases: ClosedRange<Int>
  /// How they were rounded.
  public let rounding: RoundingRule

  /// The most percentages.
  public static let mostPercents = 100

  /// Creates a question.
  ///
  /// - Throws: ``CountsError`` for no percentage or more than ``mostPercents``, and for bases below 1, above
  ///   ``PrintedPercent/largestBase``, or in the wrong order.
  public init(
    _ percents: [PrintedDecimal], from least: Int = 1, to most: Int = 1_000,
    rounding: RoundingRule = .usual
  ) throws(CountsError) {
    guard !percents.isEmpty else {
      throw .tooFew("there is no percentage; give one or more, such as 37")
    }
    guard percents.count <= Self.mostPercents else {
      throw .tooLarge(
        "\(percents.count) percentages are more than \(Self.mostPercents); give fewer")
    }
    try PrintedPercent.check(least)
    try PrintedPercent.check(most)
    guard least <= most else {
      throw .mismatch("the bases begin at \(least) and end at \(most); give the smaller one first")
    }
    self.percents = percents
    bases = least...most
    self.rounding = rounding
  }

  /// The bases at which each percentage has a count, ascending; none where the numbers can't be of one base.
  ///
  /// - Complexity: O(bases times percentages), some nanoseconds each.
  public var possible: [Int] {
    bases.filter { base in
      percents.allSatisfy {
        rounding.counts(ofPercentUnits: $0.units, unitsPerOne: $0.unitsPerOne, base: base) != nil
      }
    }
  }
}
