/// The exact tests of independence in a table; raw values are their slugs.
public enum ExactTestMethod: String, CaseIterable, Hashable, Sendable, Codable {
  /// ``ContingencyTable/fisherTest()``
  case fisher
  /// ``ContingencyTable/fisherCentralTest()``
  case fisherCentral = "fisher-central"
  /// ``ContingencyTable/fisherMidPTest()``
  case fisherMidP = "fisher-mid-p"
  /// ``ContingencyTable/barnardTest()``
  case barnard
  /// ``ContingencyTable/boschlooTest()``
  case boschloo

  /// The test where none is asked for.
  public static let `default` = ExactTestMethod.fisher

  /// Whether the test is for 2 x 2 tables only.
  public var needsTwoByTwo: Bool { self != .fisher }

  /// The largest sum of the counts in a 2 x 2 table that the test takes; ``fisher`` in larger tables
  /// goes to ``ContingencyTable/largestNetworkTotal``.
  public var largestTotal: Int {
    switch self {
    case .fisher, .fisherCentral, .fisherMidP: 100_000_000
    case .barnard, .boschloo: 5_000
    }
  }

  /// Returns what the test finds.
  ///
  /// The p-value is nil for a shape or a size that the test doesn't take, and a warning says why. It
  /// is 1 where every row but one, or every column but one, is empty.
  ///
  /// For ``barnard`` and ``boschloo`` the columns of the table are the two samples.
  public func finding(for table: ContingencyTable) -> TestFinding {
    if needsTwoByTwo && !table.isTwoByTwo {
      return refusal(
        .wrongShape,
        "\(rawValue) is for tables of 2 by 2, and this one is \(table.rows) by \(table.columns); "
          + "fisher takes tables of any shape")
    }
    if table.isTwoByTwo && table.total > largestTotal && !table.hasZeroMargin {
      return refusal(
        .tooLarge,
        "\(rawValue) is offered up to a total of \(largestTotal), and there are \(table.total); "
          + "the chi-squared test takes them")
    }
    return switch self {
    case .fisher: table.fisherTest()
    case .fisherCentral: table.fisherCentralTest()
    case .fisherMidP: table.fisherMidPTest()
    case .barnard: table.barnardTest()
    case .boschloo: table.boschlooTest()
    }
  }

  /// Returns what the test finds for two samples of different respondents.
  public func finding(for counts: IndependentCounts) -> TestFinding {
    finding(for: counts.table.transposed)
  }

  func refusal(_ code: AnalysisWarning.Code, _ message: String) -> TestFinding {
    TestFinding(
      method: rawValue, pValue: nil, dualIntervals: dualIntervals,
      warnings: [AnalysisWarning(code: code, message: message)])
  }

  var dualIntervals: [String] { self == .fisherCentral ? ["conditional-exact"] : [] }
}
