extension ContingencyTable {
  /// Fisher's test; see ``ExactTestMethod/fisher``.
  func fisherTest() -> TestFinding {
    let method = ExactTestMethod.fisher
    if isTwoByTwo {
      let test = ExactFisher(self)
      return TestFinding(
        method: method.rawValue, exact: test.minlike, logarithm: test.logMinlike,
        details: [NamedNumber("p_value_central", test.central)])
    }
    let counts = withoutEmptyLines
    guard counts.count > 1, counts[0].count > 1 else {
      return TestFinding(method: method.rawValue, pValue: 1)
    }
    if counts.count == 2 && counts[0].count == 2, let table = try? ContingencyTable(counts) {
      return table.total > method.largestTotal
        ? method.finding(for: table)
        : TestFinding(
          method: method.rawValue, exact: ExactFisher(table).minlike,
          logarithm: ExactFisher(table).logMinlike)
    }
    guard total <= ExactTestMethod.largestNetworkTotal,
      let pValue = Self.fisher(counts)
    else {
      return method.refusal(
        .tooLarge,
        "an exact answer for this table of \(rows) by \(columns) with a total of \(total) would "
          + "take too long; fisher-monte-carlo simulates it, with an interval for the p-value")
    }
    return TestFinding(method: method.rawValue, pValue: pValue)
  }

  /// The p-value of a table larger than 2 x 2, by the way that is likely the faster one, or else by the other.
  private static func fisher(_ counts: [[Int]]) -> Double? {
    ExactFisherMultisets.suits(counts)
      ? ExactFisherMultisets.pValue(of: counts) ?? ExactFisherNetwork.pValue(of: counts)
      : ExactFisherNetwork.pValue(of: counts) ?? ExactFisherMultisets.pValue(of: counts)
  }

  /// Fisher's test by twice the smaller tail; see ``ExactTestMethod/fisherCentral``.
  func fisherCentralTest() -> TestFinding {
    let method = ExactTestMethod.fisherCentral
    let test = ExactFisher(self)
    return TestFinding(
      method: method.rawValue, exact: test.central, logarithm: test.logCentral,
      dualIntervals: method.dualIntervals)
  }

  /// Fisher's test with half weight for ties; see ``ExactTestMethod/fisherMidP``.
  func fisherMidPTest() -> TestFinding {
    // With an empty margin a single table is possible: nothing can be learnt, and nothing is halved.
    let method = ExactTestMethod.fisherMidP
    if hasZeroMargin { return TestFinding(method: method.rawValue, pValue: 1) }
    let test = ExactFisher(self)
    return TestFinding(
      method: method.rawValue, exact: test.midP, logarithm: test.logMidP)
  }

  /// The counts of the rows and columns that are not empty.
  var withoutEmptyLines: [[Int]] {
    let kept = (0..<columns).filter { columnTotals[$0] > 0 }
    return (0..<rows).filter { rowTotals[$0] > 0 }.map { row in kept.map { counts[row][$0] } }
  }
}
