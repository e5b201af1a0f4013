public import Halfwidth

/// A test or a ratio as a report prints it: a row of the file that `tests` of a codebook names.
public struct PrintedTest: Hashable, Sendable {
  /// The test, as printed.
  public var text: String
  /// Its statistic, degrees of freedom and p-value, or its ratio and limits.
  public var result: ReportedResult
  /// The counts that are printed beside it; nil where there are none.
  public var cells: ContingencyTable?
  /// The survey's own numbers that it is of; nil where none are named.
  public var counts: TestCounts? = nil
  /// Section and paragraph of the report.
  public var place: String
  /// Where the row stands, as `file:line:column`.
  public var source: SourcePosition
}

/// The numbers of a survey that a printed test compares, each a row of its table.
public struct TestCounts: Hashable, Sendable {
  /// What the rows are: numbers, each with those of its base that it does not count, or the question or item whose
  /// answers are counted.
  public var rows: [Claim.Reference]
  /// The answers that make the columns, of each row; nil where a row is a number and the rest of its base.
  public var answers: [[Claim.Reference]]?
  /// The names as written.
  public var names: [String]
}

extension TestCounts {
  /// How many columns a row has.
  var columns: Int { answers?.first?.count ?? 2 }
}
