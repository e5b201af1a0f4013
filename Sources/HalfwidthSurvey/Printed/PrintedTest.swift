public import Halfwidth

/// A test as a report prints it: a row of the file that `tests` of a codebook names.
public struct PrintedTest: Hashable, Sendable {
  /// The test, as printed.
  public var text: String
  /// Its statistic, degrees of freedom and p-value.
  public var test: ReportedTest
  /// The counts that are printed beside it; nil where there are none.
  public var cells: ContingencyTable?
  /// Section and paragraph of the report.
  public var place: String
  /// Where the row stands, as `file:line:column`.
  public var source: SourcePosition
}
