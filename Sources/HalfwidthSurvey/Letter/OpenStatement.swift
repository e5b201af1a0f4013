/// A statement of the report that hangs on numbers that are not known.
protocol OpenStatement {
  /// The claim's id.
  var id: String { get }
  /// Section and paragraph of the report.
  var place: String { get }
  /// For each part of the statement the sets of numbers that decide what it adds, none of which could do without one of its
  /// numbers.
  var smallestSets: [[Set<UnprintedNumber>]] { get }
  /// The questions for some of the numbers.
  func questions(of numbers: Set<UnprintedNumber>) -> [LetterQuestion]
}
