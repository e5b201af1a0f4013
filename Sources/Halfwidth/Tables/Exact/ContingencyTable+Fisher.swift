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
      let pValue = Self.fisher(counts).pValue
    else {
      let error = Self.simulationError(tables: Self.simulatedTables)
      return method.refusal(
        .tooLarge,
        "an exact answer for this table of \(rows) by \(columns) with a total of \(total) would "
          + "take too long; fisher-monte-carlo simulates it, with an interval for the p-value: of "
          + "\(Self.simulatedTables) tables, at most \(error) to either side with confidence 99%")
    }
    return TestFinding(method: method.rawValue, pValue: pValue)
  }

  /// How many tables are simulated where no number is asked for: ``MonteCarloTest/defaultResamples``.
  static let simulatedTables = 9_999

  /// How far the 99% interval of a simulated p-value reaches at most, to three decimals: that of one half.
  private static func simulationError(tables: Int) -> Double {
    let half = BinomialCounts(unchecked: (tables + 1) / 2, of: tables)
    let interval = half.clopperPearsonInterval(level: 0.99)
    return (max(half.estimate - interval.lower, interval.upper - half.estimate) * 1_000)
      .rounded(.up) / 1_000
  }

  /// The p-value of a table larger than 2 x 2, or nil where it would take too long, and the steps that were taken.
  ///
  /// It comes by the way that is likely the faster one, or else by the other. What one way has taken before it gave
  /// up is no longer there for the other.
  static func fisher(_ counts: [[Int]]) -> (pValue: Double?, steps: Int) {
    let all = ExactFisherBudget.largestDecision
    if ExactFisherMultisets.suits(counts) && ExactFisherMultisets.takes(counts) {
      let budget = ExactFisherBudget(
        decision: ExactFisherNetwork.isHopeless(counts) ? all : all / 5 * 3)
      let first = ExactFisherMultisets.attempt(counts, budget: budget)
      if first.pValue != nil { return first }
      let second = ExactFisherNetwork.attempt(
        counts, budget: ExactFisherBudget(decision: all - first.steps))
      return (second.pValue, first.steps + second.steps)
    }
    let isOnly = !ExactFisherMultisets.takes(counts)
    let first = ExactFisherNetwork.attempt(
      counts, budget: ExactFisherBudget(decision: isOnly ? all : all / 5 * 3))
    if first.pValue != nil || isOnly { return first }
    let second = ExactFisherMultisets.attempt(
      counts, budget: ExactFisherBudget(decision: all - first.steps))
    return (second.pValue, first.steps + second.steps)
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
