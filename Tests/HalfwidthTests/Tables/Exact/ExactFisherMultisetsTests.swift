import TestSupport
import Testing

@testable import Halfwidth

/// Tables of many cells with small counts, by lists that orders of rows share.
@Suite struct ExactFisherMultisetsTests {
  @Test(arguments: [(5, 5, 7), (5, 6, 6), (6, 5, 6), (6, 6, 6), (7, 7, 5), (5, 8, 6), (8, 8, 5)])
  func `it agrees with going through all tables`(rows: Int, columns: Int, total: Int) throws {
    for table in SmallTables.some(rows, columns, total: total, count: 12) {
      let kept = try ContingencyTable(table).withoutEmptyLines
      guard min(kept.count, kept[0].count) >= 5 else { continue }
      let p = try #require(ExactFisherMultisets.attempt(kept).pValue, "\(kept)")
      expectClose(p, SmallTables.fisher(kept), relative: 1e-12, "\(kept)")
    }
  }

  /// Equal sums of rows, and of states, are gone through in one order that stands for all.
  @Test func `equal sums of rows can be exchanged`() throws {
    for table in [
      [[2, 0, 0, 0, 0], [0, 1, 1, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 1], [0, 0, 0, 1, 1]],
      [[1, 1, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 1, 1, 0], [0, 0, 0, 1, 1], [1, 0, 0, 0, 1]],
      [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 1], [0, 0, 0, 2, 0], [1, 0, 0, 0, 1]],
    ] {
      let p = try #require(ExactFisherMultisets.attempt(table).pValue, "\(table)")
      expectClose(p, SmallTables.fisher(table), relative: 1e-12, "\(table)")
    }
  }

  @Test func `it agrees with the network`() throws {
    for (rows, columns, total) in [(5, 5, 30), (5, 5, 45), (5, 6, 35), (6, 5, 30), (5, 7, 30)] {
      for table in SmallTables.some(rows, columns, total: total, count: 4) {
        let kept = try ContingencyTable(table).withoutEmptyLines
        guard min(kept.count, kept[0].count) >= 5 else { continue }
        let p = try #require(ExactFisherMultisets.attempt(kept).pValue, "\(kept)")
        let network = try #require(ExactFisherNetwork.attempt(kept).pValue, "\(kept)")
        expectClose(p, network, relative: 1e-9, "\(kept)")
      }
    }
  }

  /// R 4.2.2, fisher.test(workspace = 2e8), which has about ten digits.
  @Test(arguments: [
    (
      [
        [4, 1, 0, 1, 6, 0], [3, 1, 2, 1, 1, 0], [0, 1, 2, 3, 4, 1], [3, 0, 1, 0, 0, 2],
        [3, 2, 0, 6, 2, 1], [2, 2, 1, 1, 0, 3],
      ], 0.0272849183803075
    ),
    (
      [[2, 3, 3, 1, 7], [0, 1, 1, 0, 2], [2, 4, 1, 1, 2], [4, 2, 5, 2, 3], [6, 4, 1, 2, 1]],
      0.482536951912487
    ),
  ])
  func `it agrees with R`(table: [[Int]], expected: Double) throws {
    let p = try #require(ExactFisherMultisets.attempt(table).pValue)
    expectClose(p, expected, relative: 1e-9)
    expectClose(try ExactFisherTests.p(.fisher, table), expected, relative: 1e-9)
  }

  /// The expected value is that of two million simulated tables, with an error of 0.0003.
  ///
  /// R 4.2.2 gives 0.0455, or 0.0459 for the transposed table, where its own simulation of 200,000 tables gives
  /// 0.192.
  @Test func `7 x 7 tables have the p-value that simulation has`() throws {
    let table = [
      [1, 2, 2, 0, 0, 0, 1], [0, 1, 0, 0, 1, 3, 1], [1, 0, 1, 2, 4, 2, 0], [0, 2, 0, 0, 1, 4, 2],
      [3, 2, 0, 3, 1, 1, 2], [1, 0, 0, 2, 0, 2, 2], [2, 1, 1, 2, 3, 0, 1],
    ]
    let p = try ExactFisherTests.p(.fisher, table)
    expectClose(p, 0.19412, absolute: 0.0012)
  }

  @Test func `a table is answered in full or not at all`() throws {
    let table = [
      [1, 0, 2, 0, 1], [0, 2, 0, 1, 0], [1, 1, 0, 0, 2], [0, 0, 1, 2, 0], [2, 0, 0, 1, 1],
    ]
    try ExactFisherTests.expectAllOrNothing(ExactFisherMultisets.attempt(table).pValue) {
      ExactFisherMultisets.attempt(table, budget: ExactFisherBudget(work: $0, decision: $0)).pValue
    }
  }

  @Test func `what it is not made for is left to the network`() {
    let narrow = [
      [1, 2, 3, 4, 5, 6], [2, 1, 0, 1, 2, 1], [1, 1, 1, 1, 0, 0], [3, 0, 0, 0, 1, 2],
    ]
    #expect(!ExactFisherMultisets.takes(narrow))
    #expect(ExactFisherMultisets.attempt(narrow).pValue == nil)
    let long = (0..<9).map { row in (0..<9).map { (row * 7 + $0 * 5) % 2 } }
    #expect(ExactFisherMultisets.attempt(long).pValue == nil)
    let many = (0..<5).map { row in (0..<5).map { 20 + (row * 7 + $0 * 5) % 3 } }
    #expect(ExactFisherMultisets.attempt(many).pValue == nil && !ExactFisherMultisets.suits(many))
  }

  @Test func `entries with equal keys are joined, in a table that grows`() {
    let keys = (0..<1_000).map { Int64($0 * $0 % 337) << 40 }
    let weights = keys.indices.map { Double($0 % 7 + 1) }
    var sums: [Int64: Double] = [:]
    var table = ExactFisherKeyTable()
    for round in 1...3 {
      table.removeAll()
      sums = [:]
      for start in stride(from: 0, to: 1_000, by: 50 * round) {
        let range = start..<min(1_000, start + 50 * round)
        table.add(keys, weights, range, key: 5, weight: 2)
        for place in range { sums[keys[place] + 5, default: 0] += 2 * weights[place] }
      }
    }
    var (joinedKeys, joinedWeights): ([Int64], [Double]) = ([], [])
    table.copy(to: &joinedKeys, &joinedWeights)
    #expect(table.count == sums.count)
    let joined = zip(joinedKeys[..<table.count], joinedWeights)
    #expect(Dictionary(joined) { $0 + $1 } == sums)
  }

  @Test func `binomial coefficients`() {
    let choose = ExactFisherChoices(upTo: 30)
    for n in 0...30 {
      for k in 0...n { #expect(choose[n, k] == Double(SmallTables.choose(n, k))) }
    }
  }

  @Test func `sums are kept in ascending order, whatever order they come in`() {
    let sums = [200, 3, 0, 255, 3, 17, 1, 90]
    var inserted = ExactFisherSums()
    for sum in sums { inserted = inserted.inserting(sum) }
    #expect(ExactFisherSums.rows(inserted.bytes, count: 8) == sums.sorted())
  }
}
