import TestSupport
import Testing

@testable import Halfwidth

@Suite struct WestfallYoungTests {
  private func finding(
    _ rows: [[Double]], _ method: WestfallYoungMethod = .signFlipMaxT,
    _ simulation: SimulationOptions = SimulationOptions()
  ) throws -> WestfallYoungFinding {
    method.finding(for: try RespondentDifferences(rows), simulation: simulation)
  }

  /// All sign vectors by loops, with whole numbers throughout.
  private func plain(_ rows: [[Int]]) -> (single: [Double], step: [Double]) {
    let items = rows[0].indices
    let squares = items.map { item in rows.reduce(0) { $0 + $1[item] * $1[item] } }
    let sums = items.map { item in rows.reduce(0) { $0 + $1[item] } }
    func isAtLeast(_ a: Int, _ qa: Int, _ b: Int, _ qb: Int) -> Bool { a * a * qb >= b * b * qa }
    let order = items.sorted {
      isAtLeast(sums[$0], squares[$0], sums[$1], squares[$1])
        && !isAtLeast(sums[$1], squares[$1], sums[$0], squares[$0])
    }
    var single = [Double](repeating: 0, count: items.count)
    var steps = single
    let all = 1 << rows.count
    for signs in 0..<all {
      let flipped = items.map { item in
        rows.indices.reduce(0) { $0 + (signs >> $1 & 1 == 1 ? -1 : 1) * rows[$1][item] }
      }
      for (place, item) in order.enumerated() {
        func reached(_ others: some Sequence<Int>) -> Bool {
          others.contains { isAtLeast(flipped[$0], squares[$0], sums[item], squares[item]) }
        }
        if reached(order) { single[item] += 1 / Double(all) }
        if reached(order[place...]) { steps[item] += 1 / Double(all) }
      }
    }
    var before = 0.0
    for item in order {
      before = max(before, steps[item])
      steps[item] = before
    }
    return (single, steps)
  }

  @Test func `convolution and enumeration are what loops over all signs give`() throws {
    let rows = [
      [1, 0, -2], [2, 1, 1], [1, 1, 0], [-1, 1, 3], [2, 0, 1], [1, -1, 1], [3, 2, 2], [0, 1, 0],
    ]
    let expected = plain(rows)
    // The second has a lattice too large to be gone through, so that all flips are.
    for factors in [[1.0, 1, 1], [0.1, 3, 0.25], [1, 1_000_003, 1.0.nextUp]] {
      let found = try finding(rows.map { row in zip(row, factors).map { Double($0) * $1 } })
      #expect(found.simulation == nil)
      for item in 0..<3 {
        expectClose(found.adjustedSingleStep?[item] ?? 9, expected.single[item], absolute: 1e-12)
        expectClose(found.adjusted?[item] ?? 9, expected.step[item], absolute: 1e-12)
      }
    }
    // Numbers without a common step.
    let roots = rows.map { row in row.map { Double($0) * (2.0).squareRoot() } }
    let found = try finding(roots)
    for item in 0..<3 {
      expectClose(found.adjusted?[item] ?? 9, expected.step[item], absolute: 1e-12)
    }
    #expect(try finding(roots, .signFlipMinP).adjusted == nil)
    #expect(try finding(roots, .signFlipMinP).warnings.map(\.code) == [.tooLarge])
  }

  @Test func `one item of yes or no is McNemar's exact test`() throws {
    for (first, second) in [(5, 0), (3, 0), (7, 2), (4, 4), (700, 600)] {
      let rows =
        [[Double]](repeating: [1], count: first) + [[Double]](repeating: [-1], count: second)
        + [[Double]](repeating: [0], count: 5)
      let exact = McNemarMethod.exact.finding(
        for: try PairedCounts(both: 5, firstOnly: first, secondOnly: second, neither: 0))
      for method in WestfallYoungMethod.allCases {
        expectClose(
          try finding(rows, method).pValues?[0] ?? 9, exact.pValue ?? 0, relative: 1e-11)
      }
    }
    #expect(try finding([[Double]](repeating: [1], count: 5)).adjusted == [0.0625])
  }

  @Test func `simulated flips come near, whatever the threads, and never below the least`() throws {
    // Forty respondents of five items: the lattice is too large.
    var state = 7
    func next() -> Int {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return state >> 16
    }
    var rows: [[Double]] = []
    for _ in 0..<40 {
      var row: [Double] = []
      for item in 0..<5 { row.append(Double(next() % 5 + next() % 3 - 2 - item % 2)) }
      rows.append(row)
    }
    let options = SimulationOptions(resamples: 4_999, seed: 3)
    let one = try finding(rows, .signFlipMaxT, options)
    #expect(one.simulation == WestfallYoungFinding.Simulation(resamples: 4_999, seed: 3))
    #expect(one.warnings.map(\.code) == [.simulated])
    let three = try finding(
      rows, .signFlipMaxT, SimulationOptions(resamples: 4_999, seed: 3, threads: 3))
    #expect(one == three)
    // Two of the items alone are exact: a family's p-values are never below.
    let two = try finding(rows.map { Array($0[..<2]) })
    #expect(two.simulation == nil)
    let alone = try #require(two.pValues)
    for item in 0..<2 {
      expectClose(one.pValues?[item] ?? 9, alone[item], absolute: 1e-12)
      #expect(one.adjusted?[item] ?? 0 >= alone[item])
    }
    // With so few flips (1 + count) / (B + 1) alone would be below what all of them give.
    var clear: [[Double]] = []
    for row in 0..<30 {
      var numbers: [Double] = [row < 3 ? 1 : 0]
      for item in 1..<5 { numbers.append(Double((row * (item + 3)) % 7 - 3)) }
      clear.append(numbers)
    }
    let few = try finding(clear, .signFlipMaxT, SimulationOptions(resamples: 9, seed: 1))
    #expect(few.pValues?[0] == 0.25 && few.adjusted?[0] ?? 0 >= 0.25)
  }

  @Test func `what does not vary has a p-value of 1`() throws {
    let found = try finding([[1, 0], [1, 0], [0, 0]])
    expectClose(found.statistics?[0] ?? 0, 2 / (2.0).squareRoot(), relative: 1e-15)
    #expect(found.statistics?[1] == .some(nil) && found.adjusted == [0.5, 1])
    #expect(found.warnings.map(\.code) == [.undefined])
    #expect(try finding([[0], [0]]).adjusted == [1])
  }

  @Test(arguments: [[], [[]], [[1, 2], [1]], [[1, .nan]], [[.infinity]]] as [[[Double]]])
  func `impossible differences are refused`(rows: [[Double]]) {
    #expect(throws: CountsError.self) { try RespondentDifferences(rows) }
  }
}
