import TestSupport
import Testing

@testable import Halfwidth

/// The unconditional tests against outcomes that are counted in whole numbers here.
@Suite struct ExactUnconditionalTests {
  /// For each number of successes together, in how many ways a rejected outcome comes about.
  typealias Ways = [Int]

  static func ways(_ first: Int, _ second: Int, rejects: (Int, Int) -> Bool) -> Ways {
    var ways = [Int](repeating: 0, count: first + second + 1)
    for x in 0...first {
      for y in 0...second where rejects(x, y) {
        ways[x + y] += SmallTables.choose(first, x) * SmallTables.choose(second, y)
      }
    }
    return ways
  }

  static func value(_ ways: Ways, at p: Double) -> Double {
    var powers = [1.0]
    var others = [1.0]
    for _ in 1..<ways.count {
      powers.append(powers[powers.count - 1] * p)
      others.append(others[others.count - 1] * (1 - p))
    }
    return ways.indices.reduce(0.0) {
      $0 + Double(ways[$1]) * powers[$1] * others[ways.count - 1 - $1]
    }
  }

  /// The largest value on a grid that is refined where the values are large.
  static func gridMaximum(_ ways: Ways) -> Double {
    let parts = 60
    let coarse = (0...parts).map { value(ways, at: Double($0) / Double(parts)) }
    var best = coarse.max() ?? 0
    for place in 1..<parts
    where coarse[place] >= coarse[place - 1] && coarse[place] >= coarse[place + 1] {
      var (low, high) = (Double(place - 1) / Double(parts), Double(place + 1) / Double(parts))
      for _ in 0..<26 {
        let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
        let values = (value(ways, at: left), value(ways, at: right))
        best = max(best, values.0, values.1)
        if values.0 < values.1 { low = left } else { high = right }
      }
    }
    return best
  }

  static func barnard(_ x0: Int, _ y0: Int, _ first: Int, _ second: Int) -> Ways {
    func parts(_ x: Int, _ y: Int) -> (square: Int, pooled: Int) {
      let distance = x * second - y * first
      return (distance * distance, (x + y) * (first + second - x - y))
    }
    let observed = parts(x0, y0)
    return ways(first, second) { x, y in
      let own = parts(x, y)
      // Without successes, or without failures, z is 0.
      if own.pooled == 0 { return observed.square == 0 }
      return own.square * observed.pooled >= observed.square * own.pooled
    }
  }

  static func boschloo(
    _ x0: Int, _ y0: Int, _ first: Int, _ second: Int, isLess: Bool
  ) -> (ways: Ways, fisher: Double) {
    func tail(_ x: Int, _ y: Int) -> (part: Int, all: Int) {
      let ways = SmallTables.ways(first: first, second: second, together: x + y)
      return ((isLess ? ways[...x] : ways[x...]).reduce(0, +), ways.reduce(0, +))
    }
    let observed = tail(x0, y0)
    let ways = ways(first, second) { x, y in
      let own = tail(x, y)
      return own.part * observed.all <= observed.part * own.all
    }
    return (ways, Double(observed.part) / Double(observed.all))
  }

  @Test func `Barnard's supremum is not below a grid's, and no more than rounding above it`() throws
  {
    for table in SmallTables.twoByTwo(upTo: 12) where !(try ContingencyTable(table).hasZeroMargin) {
      let ways = Self.barnard(
        table[0][0], table[1][0], table[0][0] + table[0][1], table[1][0] + table[1][1])
      let grid = Self.gridMaximum(ways)
      let finding = ExactTestMethod.barnard.finding(for: try ContingencyTable(table))
      let p = try #require(finding.pValue)
      #expect(p >= min(1, grid) * (1 - 1e-13) && p <= grid + 1e-8, "\(table) \(p) \(grid)")
      if let nuisance = finding.details.first?.value {
        expectClose(Self.value(ways, at: nuisance), p, relative: 1e-9, "\(table)")
      } else {
        #expect(p == 1)
      }
    }
  }

  @Test func `Boschloo's supremum is not below a grid's, and no more than rounding above it`()
    throws
  {
    for table in SmallTables.twoByTwo(upTo: 12) where !(try ContingencyTable(table).hasZeroMargin) {
      let sizes = (table[0][0] + table[0][1], table[1][0] + table[1][1])
      let sides = [true, false].map {
        Self.boschloo(table[0][0], table[1][0], sizes.0, sizes.1, isLess: $0)
      }
      let grids = sides.map { Self.gridMaximum($0.ways) }
      let expected = min(1, 2 * min(grids[0], grids[1]))
      let finding = ExactTestMethod.boschloo.finding(for: try ContingencyTable(table))
      let p = try #require(finding.pValue)
      #expect(p >= expected * (1 - 1e-13) && p <= expected + 1e-8, "\(table) \(p) \(expected)")
      let statistic = try #require(finding.statistic)
      if (grids[0] - grids[1]).magnitude > 1e-9 {
        expectClose(statistic, sides[grids[0] < grids[1] ? 0 : 1].fisher, relative: 1e-12)
      } else {
        #expect(sides.contains { ($0.fisher - statistic).magnitude < 1e-12 })
      }
    }
  }

  /// The reference's own search with rational arithmetic; scipy 1.17 agrees where it finds all ties.
  @Test func `larger samples agree with published and other software's values`() throws {
    func p(_ method: ExactTestMethod, _ counts: [[Int]]) throws -> Double {
      try #require(method.finding(for: ContingencyTable(counts)).pValue)
    }
    expectClose(try p(.barnard, [[7, 1], [27, 33]]), 0.05048870343551441, absolute: 1e-11)
    expectClose(try p(.barnard, [[1, 11], [9, 3]]), 0.0010246038436889655, absolute: 1e-11)
    expectClose(try p(.barnard, [[4, 16], [31, 49]]), 0.12510441596649083, absolute: 1e-11)
    expectClose(try p(.boschloo, [[31, 23], [40, 6]]), 0.001232820492281294, absolute: 1e-11)
    expectClose(try p(.boschloo, [[2, 42], [34, 22]]), 6.033610367247639e-10, relative: 1e-9)
  }

  @Test(arguments: [ExactTestMethod.barnard, .boschloo])
  func `samples, and successes and failures, can be exchanged`(method: ExactTestMethod) throws {
    for table in SmallTables.twoByTwo(upTo: 12) {
      let p = try #require(method.finding(for: ContingencyTable(table)).pValue)
      let (top, bottom) = (table[0], table[1])
      for other in [[bottom, top], [[top[1], top[0]], [bottom[1], bottom[0]]]] {
        let swapped = try #require(method.finding(for: ContingencyTable(other)).pValue)
        expectClose(swapped, p, relative: 1e-11, "\(table)")
      }
    }
  }

  @Test func `rows are the samples, and z has the sign of the difference`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 60))
    let table = try ContingencyTable([[36, 14], [40, 20]])
    for method in [ExactTestMethod.barnard, .boschloo] {
      #expect(method.finding(for: counts) == method.finding(for: table))
    }
    // (36/50 - 40/60) / sqrt(76/110 34/110 (1/50 + 1/60))
    let z = try #require(ExactTestMethod.barnard.finding(for: table).statistic)
    expectClose(z, 0.602711451617811, relative: 1e-13)
  }

  /// A curve of two peaks of nearly the same height, and one that is flat: the polynomial whose
  /// coefficients are all alike.
  @Test func `the supremum of a curve is found among several peaks`() throws {
    var coefficients = [Double](repeating: 0, count: 41)
    coefficients[8] = 1
    coefficients[32] = 1.000_001
    let curve = ExactRejectionCurve(coefficients)
    let supremum = try #require(curve.supremum())
    let binomial = Double(SmallTables.choose(40, 8))
    func value(_ p: Double) -> Double {
      func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
      }
      return binomial
        * (power(p, 8) * power(1 - p, 32) + 1.000_001 * power(p, 32) * power(1 - p, 8))
    }
    expectClose(supremum.proportion, 0.8, absolute: 1e-6)
    expectClose(supremum.attained, value(0.8), relative: 1e-12)
    #expect(supremum.upper >= supremum.attained)
    expectClose(supremum.upper, supremum.attained, relative: 1e-11)
    #expect(curve.supremum(orNilAbove: supremum.attained / 2) == nil)
    let flat = ExactRejectionCurve([Double](repeating: 0.25, count: 31))
    expectClose(try #require(flat.supremum()).upper, 0.25, relative: 1e-11)
  }

  /// A test of one side at large sizes: nearly half of all outcomes are rejected at every proportion,
  /// and steps of the test keep the curve from being smooth.
  @Test func `a wide plateau is bracketed too`() throws {
    let table = try ContingencyTable([[1, 2_499], [2, 2_498]])
    let finding = ExactTestMethod.boschloo.finding(for: table)
    let p = try #require(finding.pValue)
    let attained = try #require(finding.details.last?.value)
    expectClose(p, attained, relative: 1e-11)
    #expect(p < 0.99)
  }
}
