import TestSupport
import Testing

@testable import Halfwidth

/// All numbers by R's `cor(method = "kendall")` and, with weights, through all pairs (Tests/References/statistics.R);
/// estimates also by scipy's `kendalltau`.
@Suite struct KendallStatisticTests {
  @Test(arguments: [
    ExactExpectation(
      statistic: .pair(.kendallTau, "x", "y"), x: [1, 4, 2, 8, 5], y: [2, 3, 3, 9, 1],
      estimate: 0.31622776601683794, mean: 0.31677759121465926, error: 0.5682221082739772,
      undefined: 0.0112, quantiles: [-1, -0.8660254037844386, 0, 0.8660254037844386, 1]),
    ExactExpectation(
      statistic: .pair(.kendallTau, "x", "y"), x: [3, 1, 4, 1, 5, 9], y: [2, 7, 1, 8, 2, 8],
      estimate: -0.14824986333222023, mean: -0.15313008631690672, error: 0.485140900286761,
      undefined: 0.004115226337448,
      quantiles: [
        -1, -0.9198662110077999, -0.5853694070049635, 0.1740776559556978, 0.6405126152203485,
      ]),
  ])
  func `all resamples`(expected: ExactExpectation) throws { try expected.check() }

  @Test func `numbers without ties, the acceleration and the delta method`() throws {
    let simulation = try SimulatedBootstrap(
      .pair(.kendallTau, "x", "y"), of: LawSchools.sample())
    expectClose(simulation.estimate, 0.6380952380952382, relative: 1e-15)
    expectClose(
      simulation.influence?.acceleration ?? .nan, -0.034785895404305614, relative: 1e-12)
    let variance = PairStatistic.kendallTau.definition.variance(
      x: LawSchools.scores, y: LawSchools.grades)
    expectClose(variance?.squareRoot() ?? .nan, 0.12881223774390613, relative: 1e-12)
  }

  @Test func `rows with weights`() throws {
    let weighted = try SimulatedBootstrap(
      .pair(.kendallTau, "x", "y"),
      of: BootstrapSample(
        columns: [.init("x", [3, 1, 4, 1, 5, 9]), .init("y", [2, 7, 1, 8, 2, 8])]),
      scheme: .weighted([1, 2, 1.5, 1, 3, 1]))
    expectClose(weighted.estimate, -0.18190171877724973, relative: 1e-14)
  }

  @Test func `a column that does not vary orders nothing`() throws {
    let sample = try BootstrapSample(columns: [
      .init("x", [7, 7, 7]), .init("y", [0.1, 0.2, 0.4]),
    ])
    let reason =
      "Kendall's tau is undefined, because one of the columns has the same value in all rows"
    #expect(throws: ResampleError.undefinedStatistic(reason)) {
      try SimulatedBootstrap(.pair(.kendallTau, "x", "y"), of: sample)
    }
  }

  /// Tau of rows by all pairs, in whole numbers; nil where a column does not vary.
  private func plain(_ x: [Double], _ y: [Double], times: [Int]) -> Double? {
    var (score, first, second) = (0, 0, 0)
    for i in x.indices {
      for j in 0..<i {
        let (a, b) = ((x[i] - x[j]).sign(), (y[i] - y[j]).sign())
        score += times[i] * times[j] * a * b
        first += times[i] * times[j] * a * a
        second += times[i] * times[j] * b * b
      }
    }
    guard first > 0, second > 0 else { return nil }
    return Double(score) / (Double(first).squareRoot() * Double(second).squareRoot())
  }

  @Test(arguments: [(2, 2), (5, 2), (12, 3), (40, 4), (60, 1_000), (90, 9)])
  func `it is what all pairs give, also without each row and as rows were drawn`(
    rows: Int, levels: Int
  ) throws {
    var generator = TestGenerator(seed: UInt64(rows * 31 + levels))
    for _ in 0..<40 {
      func column() -> [Double] {
        (0..<rows).map { _ in Double(Int.random(in: 0..<levels, using: &generator)) / 4 }
      }
      let (x, y) = (column(), column())
      let sample = try BootstrapSample(columns: [.init("x", x), .init("y", y)])
      let once = [Int](repeating: 1, count: rows)
      guard let all = plain(x, y, times: once) else { continue }
      let prepared = try PreparedStatistic(.pair(.kendallTau, "x", "y"), of: sample)
      expectClose(prepared.definition([Array(0..<rows)]) ?? 9, all, absolute: 1e-14)
      let rowsWithout = (0..<rows).map { row in
        plain(x, y, times: once.enumerated().map { $0.offset == row ? 0 : 1 })
      }
      let without = prepared.leaveOneOut(prepared.parts[0])
      #expect((without == nil) == rowsWithout.contains { $0 == nil })
      for (found, expected) in zip(without ?? [], rowsWithout) {
        expectClose(found, expected ?? 9, absolute: 1e-14)
      }
      // The same numbers in the same order as by definition, to the bit.
      #expect(without == prepared.leaveOneOutByDefinition(prepared.parts[0]))
      let times = (0..<rows).map { _ in Int.random(in: 0...3, using: &generator) }
      let drawn = times.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
      let value = drawn.isEmpty ? nil : prepared.definition([drawn])
      expectClose(value ?? 9, plain(x, y, times: times) ?? 9, absolute: 1e-14)
    }
  }
}

extension Double {
  fileprivate func sign() -> Int { self > 0 ? 1 : self < 0 ? -1 : 0 }
}

private struct TestGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
