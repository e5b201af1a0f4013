/// The tests that compare two classifications of the same respondents; raw values are their slugs.
///
/// Bowker's asks whether the table is symmetric, the other two whether its margins are the same, which
/// is less. None inverts into a printed interval.
public enum SquareTestMethod: String, CaseIterable, Hashable, Sendable {
  /// ``SquareTable/bowkerTest()``
  case bowker
  /// ``SquareTable/stuartMaxwellTest()``
  case stuartMaxwell = "stuart-maxwell"
  /// ``SquareTable/bhapkarTest()``
  case bhapkar

  /// The method where none is asked for: whether the two classifications differ in their shares.
  public static let `default` = SquareTestMethod.stuartMaxwell

  /// Returns what the test finds.
  public func finding(for table: SquareTable) -> TestFinding {
    switch self {
    case .bowker: table.bowkerTest()
    case .stuartMaxwell: table.stuartMaxwellTest()
    case .bhapkar: table.bhapkarTest()
    }
  }
}

extension SquareTable {
  /// Returns a test of symmetry or of equal margins.
  ///
  /// ```swift
  /// let table = try SquareTable(ContingencyTable([[22, 2, 2], [5, 7, 14], [0, 2, 36]]))
  /// table.test(.bowker).pValue  // 0.0065
  /// ```
  public func test(_ method: SquareTestMethod) -> TestFinding {
    method.finding(for: self)
  }
}
