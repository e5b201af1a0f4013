/// A mean of whole numbers as a report prints it: what GRIM looks at.
///
/// Source: N. J. L. Brown and J. A. J. Heathers (2017), *Soc. Psychol. Personal. Sci.* 8, 363-369,
/// [doi:10.1177/1948550616673876](https://doi.org/10.1177/1948550616673876); the answer here is not their
/// shortcut but whether a sum exists.
public struct PrintedMean: Hashable, Sendable {
  /// The mean, as printed.
  public private(set) var mean: PrintedDecimal
  /// The number of respondents.
  public let respondents: Int
  /// How many items each of them answered, whose mean was taken first.
  public let items: Int
  /// How the mean was rounded.
  public private(set) var rounding: RoundingRule

  /// Creates a mean.
  ///
  /// - Parameters:
  ///   - mean: The mean as it is printed.
  ///   - respondents: How many people it is of.
  ///   - items: Items of a scale whose mean each respondent has; 1 for one question.
  ///   - rounding: How it was rounded.
  /// - Throws: ``CountsError`` for no respondent or no item, and for more than
  ///   ``PrintedPercent/largestBase`` answers of all together.
  public init(
    _ mean: PrintedDecimal, respondents: Int, items: Int = 1, rounding: RoundingRule = .usual
  ) throws(CountsError) {
    try PrintedPercent.check(respondents)
    guard items >= 1, items <= PrintedPercent.largestBase / respondents else {
      throw CountsError(
        items < 1 ? .tooFew : .tooLarge,
        "\(items) items of \(respondents) respondents are not checked; give at least one, and at most "
          + "\(PrintedPercent.largestBase) answers together")
    }
    self.mean = mean
    self.respondents = respondents
    self.items = items
    self.rounding = rounding
  }

  /// The sums of all answers whose mean is rounded to the printed one; nil where there is none, so that it can't
  /// be a mean of so many whole numbers.
  ///
  /// - Complexity: O(1)
  public var sums: ClosedRange<Int>? {
    rounding.numerators(
      roundedTo: mean.units, scale: mean.unitsPerOne, denominator: respondents * items)
  }

  /// Another mean of the same answers.
  public func replaced(by mean: PrintedDecimal) -> PrintedMean {
    var other = self
    other.mean = mean
    return other
  }

  /// The same mean rounded by another rule.
  public func rounded(_ rule: RoundingRule) -> PrintedMean {
    var other = self
    other.rounding = rule
    return other
  }
}
