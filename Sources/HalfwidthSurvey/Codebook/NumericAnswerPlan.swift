/// What the numbers are that respondents answer with.
public struct NumericAnswerPlan: Hashable, Sendable {
  /// What they count or measure, such as `years`; nil where that is not said.
  public var unit: String? = nil
  /// The smallest and the largest that can be given; nil where that is not said.
  public var range: ClosedRange<Double>? = nil

  /// The range where the numbers are marks on a scale of at most eleven whole steps, such as 0 to 10; nil
  /// elsewhere.
  ///
  /// A wider range only says which numbers are slips: nothing then follows from its ends for a mean.
  func shortScale(for values: [Double]) -> ClosedRange<Double>? {
    guard let range, range.upperBound - range.lowerBound < Double(UndeclaredCodes.longestScale),
      ([range.lowerBound, range.upperBound] + values).allSatisfy({ $0 == $0.rounded() })
    else { return nil }
    return range
  }
}
