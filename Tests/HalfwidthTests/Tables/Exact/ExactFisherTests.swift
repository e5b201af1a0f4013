import TestSupport
import Testing

@testable import Halfwidth

/// Small tables, and what is counted on them in whole numbers.
enum SmallTables {
  /// Every 2 x 2 table with a total of 1 to `total`.
  static func twoByTwo(upTo total: Int) -> [[[Int]]] {
    var tables: [[[Int]]] = []
    for a in 0...total {
      for b in 0...total - a {
        for c in 0...total - a - b {
          for d in 0...total - a - b - c where a + b + c + d > 0 {
            tables.append([[a, b], [c, d]])
          }
        }
      }
    }
    return tables
  }

  static func choose(_ n: Int, _ k: Int) -> Int {
    k < 0 || k > n ? 0 : (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }

  /// In how many ways each first count of a 2 x 2 table with these margins comes about, by the count.
  static func ways(first: Int, second: Int, together: Int) -> [Int] {
    (0...first).map { choose(first, $0) * choose(second, together - $0) }
  }

  /// Calls `body` with every table that has the margins.
  static func forEach(rows: [Int], columns: [Int], _ body: ([[Int]]) -> Void) {
    var table = [[Int]](repeating: [Int](repeating: 0, count: columns.count), count: rows.count)
    func fill(_ cell: Int, _ rows: [Int], _ columns: [Int]) {
      guard cell < rows.count * columns.count else {
        if rows.allSatisfy({ $0 == 0 }) && columns.allSatisfy({ $0 == 0 }) { body(table) }
        return
      }
      let (row, column) = cell.quotientAndRemainder(dividingBy: columns.count)
      let most = min(rows[row], columns[column])
      let least = column == columns.count - 1 ? rows[row] : 0
      for count in stride(from: least, through: most, by: 1) {
        table[row][column] = count
        var restRows = rows
        var restColumns = columns
        restRows[row] -= count
        restColumns[column] -= count
        fill(cell + 1, restRows, restColumns)
      }
    }
    fill(0, rows, columns)
  }

  /// In how many ways the labels of the columns can be dealt to give a table.
  static func ways(_ table: [[Int]]) -> Int {
    table.reduce(1) { product, row in
      var left = row.reduce(0, +)
      return row.reduce(product) { product, count in
        defer { left -= count }
        return product * choose(left, count)
      }
    }
  }

  /// Fisher's p-value by going through all tables with the margins.
  static func fisher(_ table: [[Int]]) -> Double {
    let observed = ways(table)
    var counted = 0
    var all = 0
    forEach(
      rows: table.map { $0.reduce(0, +) },
      columns: table[0].indices.map { column in table.reduce(0) { $0 + $1[column] } }
    ) {
      let ways = ways($0)
      all += ways
      if ways <= observed { counted += ways }
    }
    return Double(counted) / Double(all)
  }

  /// Tables of a shape with counts that look random, the same ones each time.
  static func some(_ rows: Int, _ columns: Int, total: Int, count: Int) -> [[[Int]]] {
    var state = UInt64(rows * 1_000 + columns * 100 + total)
    func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<count).map { number in
      var table = [[Int]](repeating: [Int](repeating: 0, count: columns), count: rows)
      for _ in 0..<total {
        let row = next(below: rows)
        // Every third table has an association.
        let column = number % 3 == 0 && next(below: 2) == 0 ? row % columns : next(below: columns)
        table[row][column] += 1
      }
      return table
    }
  }
}

@Suite struct ExactFisherTests {
  static func p(_ method: ExactTestMethod, _ counts: [[Int]]) throws -> Double {
    let finding = method.finding(for: try ContingencyTable(counts))
    return try #require(finding.pValue, "\(method.rawValue) \(counts)")
  }

  @Test func `2 x 2 tables agree with whole numbers`() throws {
    for table in SmallTables.twoByTwo(upTo: 12) {
      let margins = (table[0][0] + table[0][1], table[1][0] + table[1][1])
      let ways = SmallTables.ways(
        first: margins.0, second: margins.1, together: table[0][0] + table[1][0])
      let all = Double(ways.reduce(0, +))
      let observed = ways[table[0][0]]
      let below = ways.filter { $0 < observed }.reduce(0, +)
      let tied = ways.filter { $0 == observed }.reduce(0, +)
      let lower = Double(ways[...table[0][0]].reduce(0, +)) / all
      let upper = Double(ways[table[0][0]...].reduce(0, +)) / all
      let finding = ExactTestMethod.fisher.finding(for: try ContingencyTable(table))
      expectClose(try #require(finding.pValue), Double(below + tied) / all, relative: 1e-13)
      let central = min(1, 2 * min(lower, upper))
      expectClose(try Self.p(.fisherCentral, table), central, relative: 1e-13)
      #expect(finding.details.map(\.name) == ["p_value_central"])
      expectClose(try #require(finding.details[0].value), central, relative: 1e-13)
      let isDegenerate = try ContingencyTable(table).hasZeroMargin
      expectClose(
        try Self.p(.fisherMidP, table),
        isDegenerate ? 1 : (Double(below) + Double(tied) / 2) / all, relative: 1e-13)
    }
  }

  @Test(arguments: ExactTestMethod.allCases)
  func `p is a probability, and 1 where a margin is empty`(method: ExactTestMethod) throws {
    for table in SmallTables.twoByTwo(upTo: 12) {
      let p = try Self.p(method, table)
      #expect(p > 0 && p <= 1, "\(method.rawValue) \(table)")
      if try ContingencyTable(table).hasZeroMargin {
        #expect(p == 1, "\(method.rawValue) \(table)")
      }
    }
  }

  @Test(arguments: [ExactTestMethod.fisher, .fisherCentral, .fisherMidP])
  func `rows, columns and sides can be exchanged`(method: ExactTestMethod) throws {
    for table in SmallTables.twoByTwo(upTo: 12) {
      let p = try Self.p(method, table)
      let (top, bottom) = (table[0], table[1])
      for other in [
        [bottom, top], [[top[1], top[0]], [bottom[1], bottom[0]]],
        [[top[0], bottom[0]], [top[1], bottom[1]]],
      ] {
        expectClose(try Self.p(method, other), p, relative: 1e-12, "\(table)")
      }
    }
  }

  @Test(arguments: [
    (2, 3, 14), (3, 2, 14), (3, 3, 12), (2, 4, 14), (3, 4, 11), (4, 3, 11), (4, 4, 9), (2, 5, 13),
    (2, 6, 12), (6, 2, 12), (2, 7, 11), (3, 5, 9), (3, 6, 8), (5, 5, 7), (2, 11, 8), (11, 2, 8),
    (6, 6, 6), (7, 7, 5),
  ])
  func `larger tables agree with going through all of them`(
    rows: Int, columns: Int, total: Int
  ) throws {
    for table in SmallTables.some(rows, columns, total: total, count: 12) {
      expectClose(
        try Self.p(.fisher, table), SmallTables.fisher(table), relative: 1e-12, "\(table)")
    }
  }

  /// R 4.2.2, fisher.test, with a larger workspace where it needs one.
  @Test(arguments: [
    ([[762, 327, 468], [484, 239, 477]], 3.02747980639371e-07),
    ([[2, 9, 16], [15, 17, 0], [0, 4, 21], [21, 5, 10]], 1.38543133549967e-14),
    (
      [[3, 1, 5, 4], [0, 2, 2, 4], [9, 1, 2, 3], [9, 0, 2, 3], [0, 6, 2, 2]],
      0.000714673305259068
    ),
    ([[2, 1, 2, 7], [4, 6, 1, 1], [9, 2, 0, 1], [0, 1, 4, 4]], 0.000193061594350614),
    ([[46, 7, 11], [76, 7, 19], [13, 51, 70]], 7.16791563192243e-29),
    ([[64, 19, 6, 45, 7], [21, 59, 42, 25, 12]], 1.22027214895411e-16),
  ])
  func `larger tables agree with R`(table: [[Int]], expected: Double) throws {
    expectClose(try Self.p(.fisher, table), expected, relative: 1e-9)
  }

  @Test func `the order of rows and columns and the orientation don't matter`() throws {
    let table = [[5, 3, 0, 4], [2, 6, 4, 1], [7, 3, 2, 5], [1, 3, 5, 2]]
    let p = try Self.p(.fisher, table)
    let shuffled = [2, 0, 3, 1].map { row in [3, 1, 0, 2].map { table[row][$0] } }
    expectClose(try Self.p(.fisher, shuffled), p, relative: 1e-10)
    let transposed = (0..<4).map { column in table.map { $0[column] } }
    expectClose(try Self.p(.fisher, transposed), p, relative: 1e-10)
  }

  /// Steps are counted in several places, also in the midst of a node.
  ///
  /// Wherever they run out there is no answer, and never a part of one.
  @Test(arguments: [
    [[5, 3, 0, 4], [2, 6, 4, 1], [7, 3, 2, 5], [1, 3, 5, 2]],
    [[3, 1, 5, 4, 1], [0, 2, 2, 4, 2], [4, 1, 2, 3, 1]],
    [[2, 1, 0, 1, 2, 3], [0, 2, 2, 1, 1, 0]], [[9, 4, 12], [5, 11, 7], [8, 8, 3]],
  ])
  func `a table is answered in full or not at all`(table: [[Int]]) throws {
    try Self.expectAllOrNothing(ExactFisherNetwork.attempt(table).pValue) {
      ExactFisherNetwork.attempt(table, budget: ExactFisherBudget(work: $0, decision: $0)).pValue
    }
  }

  /// Asks with more and more work until there are answers, each of which must be the full one.
  static func expectAllOrNothing(_ full: Double?, _ pValue: (_ work: Int) -> Double?) throws {
    let full = try #require(full)
    var answered = 0
    var refused = 0
    var work = 64.0
    while work < 1e9 && answered < 4 {
      if let p = pValue(Int(work)) {
        #expect(p == full, "\(work)")
        answered += 1
      } else {
        refused += 1
      }
      work *= 1.25
    }
    #expect(answered == 4 && refused > 10)
  }

  @Test func `a large table near independence is refused and not gone through for ever`() throws {
    let square = (0..<4).map { row in (0..<4).map { 6_000 + (row * 5 + $0 * 3) % 7 } }
    let long = (0..<12).map { row in (0..<15).map { (row * 7 + $0 * 11) % 3 } }
    for table in [square, long] {
      let budget = ExactFisherBudget(work: 10_000_000, decision: 2_000_000)
      let attempt = ExactFisherNetwork.attempt(table, budget: budget)
      #expect(attempt.pValue == nil && attempt.steps < 3_000_000)
    }
  }

  /// Tables that are refused, of two to seven rows: what both ways have counted together by then.
  static let refused = [
    [
      [3, 8, 6, 2, 0], [0, 3, 2, 5, 1], [6, 3, 0, 1, 0], [6, 4, 5, 4, 8], [5, 6, 1, 6, 5],
      [6, 4, 0, 0, 1],
    ],
    [[2, 23, 126, 46, 330, 32, 19, 503, 12, 1], [3, 24, 93, 40, 320, 20, 11, 90, 132, 0]],
    [
      [2, 3, 0, 0, 2, 1, 1], [1, 1, 0, 1, 1, 1, 0], [1, 0, 0, 0, 0, 2, 1], [5, 1, 1, 3, 3, 8, 14],
      [1, 3, 0, 0, 0, 1, 1], [4, 3, 0, 6, 2, 2, 5], [5, 5, 1, 2, 4, 8, 4],
    ],
    [
      [6, 6, 8, 7, 8, 4], [4, 6, 3, 5, 9, 28], [11, 1, 1, 0, 0, 0], [10, 5, 3, 20, 5, 23],
    ],
  ]

  /// Both ways together keep to the bound, up to what is done in the midst of a part.
  @Test(arguments: refused)
  func `that a table is refused is decided within the bound`(table: [[Int]]) {
    let attempt = ContingencyTable.fisher(table)
    #expect(attempt.pValue == nil)
    #expect(attempt.steps <= ExactFisherBudget.largestDecision / 8 * 9, "\(attempt.steps)")
  }

  /// The lists by multisets take too long, and nodes don't.
  ///
  /// The expected value is that of a million tables that R 4.2.2
  /// simulates (fisher.test, seed 20261130), with a standard error of 0.0005.
  @Test func `the second way answers with what the first has left`() throws {
    let table = [
      [2, 1, 1, 3, 1, 0, 2, 1, 2], [1, 0, 0, 0, 0, 0, 0, 0, 3], [0, 0, 1, 1, 1, 1, 0, 0, 3],
      [0, 0, 2, 1, 1, 0, 1, 0, 2], [9, 1, 8, 8, 3, 3, 12, 14, 10],
    ]
    #expect(ExactFisherMultisets.suits(table))
    let first = ExactFisherMultisets.attempt(
      table, budget: ExactFisherBudget(decision: ExactFisherBudget.largestDecision / 5 * 3))
    #expect(first.pValue == nil && first.steps > 0)
    let answer = ContingencyTable.fisher(table)
    expectClose(try #require(answer.pValue), 0.5334275, absolute: 0.002)
    #expect(answer.steps > first.steps)
  }

  /// The lists that are needed before nodes can be gone through have most of the steps before the decision.
  @Test func `lists that take too many steps are given up early`() {
    func judged(_ parts: Int, done: Int, at taken: [Int]) -> [Bool] {
      var budget = ExactFisherBudget(work: 1_000_000, decision: 100_000)
      budget.begin(parts: parts, at: 0)
      for _ in 0..<done { budget.finishPart() }
      return taken.map {
        budget.judge($0)
        return budget.isExceeded
      }
    }
    // Twice the 93,750 is refused as soon as 16 parts say so, if they took more than a 64th of 100,000.
    #expect(judged(1_000, done: 16, at: [1_500, 1_600, 3_050]) == [false, false, true])
    #expect(judged(2_000, done: 16, at: [1_500, 1_600]) == [false, true])
    // Of 400 parts more is known.
    #expect(judged(1_000, done: 400, at: [44_900, 45_100]) == [false, true])
    #expect(judged(100, done: 15, at: [92_000, 95_000]) == [false, true])
  }

  @Test func `nodes that take too many steps are given up at the decision or earlier`() {
    func judged(_ parts: Int, done: Int, at taken: [Int]) -> ([Bool], ExactFisherBudget) {
      var budget = ExactFisherBudget(work: 1_000_000, decision: 100_000)
      budget.begin(parts: parts, at: 20_000, isLast: true)
      for _ in 0..<done { budget.finishPart() }
      let exceeded = taken.map {
        budget.judge($0)
        return budget.isExceeded
      }
      return (exceeded, budget)
    }
    // A tenth of the parts took 81,000 beside the lists: 830,000 for all.
    let (goesOn, decided) = judged(100, done: 10, at: [99_000, 101_000, 1_499_000, 1_501_000])
    #expect(goesOn == [false, false, false, true])
    #expect(decided.isDecided && decided.limit == 1_500_000)
    let (isRefused, open) = judged(100, done: 8, at: [99_000, 101_000])
    #expect(isRefused == [false, true] && !open.isDecided && open.limit < 107_000)
    // Four times too many by 16 parts of 1,000.
    #expect(judged(1_000, done: 16, at: [50_000, 53_000]).0 == [false, true])
  }

  @Test func `the parts of a walk are all there, in another order`() {
    let nodes = ExactFisherNodes(windows: [0...4, 0...9, 0...20], total: 21)
    let scattered = ExactFisherBudget.scattered(nodes.pairs)
    func key(_ pair: (Int, Int)) -> Int { pair.0 * 100 + pair.1 }
    #expect(scattered.map(key).sorted() == nodes.pairs.map(key).sorted())
    #expect(scattered.map(key) != nodes.pairs.map(key))
  }

  /// 6! 7! = 10! 1!, so other cells can make up for each other: sums of logarithms would differ in
  /// their last digits, and the tie would hang on rounding.
  @Test func `ties between different cells are found`() throws {
    #expect(
      ExactFactorialKeys(upTo: 10, total: 13).keys[6]
        + ExactFactorialKeys(upTo: 10, total: 13).keys[7]
        == ExactFactorialKeys(upTo: 10, total: 13).keys[10])
    for table in [[[6, 0, 1], [0, 7, 1]], [[4, 3, 0], [1, 2, 4]], [[3, 3, 2], [2, 2, 3]]] {
      expectClose(try Self.p(.fisher, table), SmallTables.fisher(table), relative: 1e-12)
    }
  }

  @Test func `empty rows and columns don't matter`() throws {
    let table = [[3, 1, 4], [1, 5, 9], [2, 6, 5]]
    let padded = [[3, 0, 1, 4], [0, 0, 0, 0], [1, 0, 5, 9], [2, 0, 6, 5]]
    #expect(try Self.p(.fisher, padded) == Self.p(.fisher, table))
    #expect(
      try Self.p(.fisher, [[3, 0, 1], [1, 0, 3]]) == Self.p(.fisher, [[3, 1], [1, 3]]))
    #expect(try Self.p(.fisher, [[3, 1, 4], [0, 0, 0]]) == 1)
    #expect(try Self.p(.fisher, [[3, 0], [1, 0], [5, 0]]) == 1)
  }

  @Test func `other shapes are refused where 2 x 2 is needed`() throws {
    let table = try ContingencyTable([[3, 1, 4], [1, 5, 9]])
    for method in ExactTestMethod.allCases {
      let finding = method.finding(for: table)
      #expect(method.needsTwoByTwo == (finding.pValue == nil))
      #expect(finding.warnings.map(\.code) == (method.needsTwoByTwo ? [.wrongShape] : []))
    }
  }

  @Test func `tables that are too large are refused, and the simulated test is offered`() throws {
    let eight = (0..<8).map { row in (0..<8).map { 3 + (row * 5 + $0 * 3) % 7 } }
    let half = 1 << 51
    for counts in [eight, [[half, 1, 2], [3, half, 5]]] {
      let finding = ExactTestMethod.fisher.finding(for: try ContingencyTable(counts))
      #expect(finding.pValue == nil && finding.warnings.map(\.code) == [.tooLarge])
      #expect(finding.warnings[0].message.contains("fisher-monte-carlo"))
      // 2.576 standard deviations of a half of 9,999, and a little.
      #expect(finding.warnings[0].message.contains("of 9999 tables, at most 0.013 to either side"))
    }
    #expect(ContingencyTable.simulatedTables == MonteCarloTest.defaultResamples)
    let large = try ContingencyTable([[half, half], [half, half]])
    for method in ExactTestMethod.allCases {
      let finding = method.finding(for: large)
      #expect(finding.pValue == nil && finding.warnings.map(\.code) == [.tooLarge])
    }
    let empty = try ContingencyTable([[half, half], [0, 0]])
    for method in ExactTestMethod.allCases { #expect(method.finding(for: empty).pValue == 1) }
  }

  @Test func `large 2 x 2 tables keep their digits`() throws {
    // Python's integers: the sum of C(r, x) C(s, c - x) over the outcomes that count.
    expectClose(
      try Self.p(.fisher, [[189, 10845], [104, 10933]]), 5.032835599722745e-07, relative: 1e-12)
    expectClose(
      try Self.p(.fisherMidP, [[189, 10845], [104, 10933]]), 4.2749477753741603e-07,
      relative: 1e-12)
    #expect(try Self.p(.fisher, [[40_000_000, 30_000_000], [10_000_000, 7_500_000]]) == 1)
  }

  @Test func `the central test goes with the conditional interval`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 1, trials: 30), BinomialCounts(successes: 5, trials: 20))
    let minlike = ExactTestMethod.fisher.finding(for: counts)
    let central = ExactTestMethod.fisherCentral.finding(for: counts)
    expectClose(try #require(minlike.pValue), 0.032, absolute: 0.0005)
    #expect(try #require(central.pValue) > 0.05)
    #expect(central.dualIntervals == ["conditional-exact"] && minlike.dualIntervals.isEmpty)
  }
}
