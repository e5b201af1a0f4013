import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

/// How the level is split, and what p-values test, in families of several kinds.
@Suite struct SimulatedFamilyRulesTests {
  private let plan: ResamplePlan
  init() throws { plan = try ResamplePlan(resamples: 999, seed: 1) }

  private func column(_ name: String, _ counts: [Int], turned: Int = 0) -> BootstrapSample.Column {
    let values = counts.enumerated().flatMap { [Double](repeating: Double($0 + 1), count: $1) }
    return .init(name, (0..<values.count).map { values[($0 * 7 + turned) % values.count] })
  }

  @Test func `a rare item gets the score interval at Bonferroni's level, on its scale`() throws {
    let sample = try BootstrapSample(columns: [
      column("rare", [47, 2, 0, 0, 1]), column("usual", [5, 10, 20, 10, 5], turned: 3),
      column("same", [50]),
    ])
    let statistics: [SampleStatistic] = ["rare", "usual", "same"].map { .column(.mean, of: $0) }
    let finding = try SimultaneousBootstrap(
      statistics, of: sample, scales: AnswerScales(all: 1...5)
    ).finding(plan)
    #expect(
      finding.members.map(\.intervalMethod) == ["bonferroni-score", "score", "bonferroni-score"])
    #expect(finding.members.map(\.isInFamily) == [false, true, false])
    expectClose(finding.familyConfidence ?? 0, 1 - 0.05 / 3, absolute: 1e-12)
    // The golden file's method at 1 - .05 / 3.
    let level = try ConfidenceLevel(1 - 0.05 / 3)
    for (member, counts) in [
      (finding.members[0], [47, 2, 0, 0, 1]), (finding.members[2], [50, 0, 0, 0, 0]),
    ] {
      let expected = try OrdinalCounts(counts).scoreInterval(level: level)
      expectClose(member.interval?.lower ?? 9, expected.lower, absolute: 1e-10)
      expectClose(member.interval?.upper ?? 9, expected.upper, absolute: 1e-10)
      #expect(member.warnings.map(\.code) == [.methodChosen])
    }
    #expect(!finding.warnings.contains { $0.code == .assumedScale })
    // Without a scale nothing is known of the column that does not vary, and the others' is assumed.
    let assumed = try SimultaneousBootstrap(statistics, of: sample).finding(plan)
    #expect(assumed.members[2].interval == nil)
    let warning = try #require(assumed.warnings.first { $0.code == .assumedScale })
    #expect(warning.message.contains("1 to 5 of mean(rare), 1 to 5 of mean(usual);"))
  }

  @Test func `a mean in the family solves the score equation with c in place of z`() throws {
    let counts = [5, 10, 20, 10, 5]
    let sample = try BootstrapSample(columns: [
      column("a", counts), column("b", [20, 10, 9, 6, 5]),
    ])
    let finding = try SimultaneousBootstrap(
      [.column(.mean, of: "a"), .column(.mean, of: "b")], of: sample,
      scales: AnswerScales(columns: ["a": 1...5, "b": 1...6])
    ).finding(plan)
    let c = try #require(finding.criticalValue)
    // The same interval at the level of which c is the quantile.
    let level = try ConfidenceLevel(1 - 2 * StandardNormal.upperTail(at: c))
    for (member, counts) in zip(finding.members, [counts + [0], [20, 10, 9, 6, 5, 0]]) {
      let scores = member.name == "mean(a)" ? Array(counts.dropLast()) : counts
      let expected = try OrdinalCounts(scores).scoreInterval(level: level)
      expectClose(member.interval?.lower ?? 9, expected.lower, absolute: 1e-9)
      expectClose(member.interval?.upper ?? 9, expected.upper, absolute: 1e-9)
    }
  }

  @Test func `a correlation with too few answers off the commonest one has no interval`() throws {
    let sample = try BootstrapSample(columns: [
      .init("five", (0..<40).map { $0 % 8 == 0 ? 1 : 0 }),
      .init("six", (0..<40).map { $0 < 6 ? 1 : 0 }), column("x", [10, 10, 10, 10]),
    ])
    let finding = try SimultaneousBootstrap(
      [.correlation("five", "x"), .correlation("six", "x")], of: sample
    ).finding(plan)
    #expect(finding.members[0].interval == nil && finding.members[1].intervalMethod == "fisher-z")
    #expect(finding.members[0].warnings.map(\.code) == [.degenerate])
    #expect(finding.members[0].pValue != nil)
  }

  /// Answers of 1 and 2 are shares moved by 1: a difference of groups is Newcombe's.
  @Test func `a difference of groups squares and adds the limits of both, wherever the scale lies`()
    throws
  {
    let x = (0..<60).map { row in (row * 7) % 30 < (row < 30 ? 21 : 13) ? 1.0 : 0 }
    let labels = SampleLabels((0..<60).map { $0 < 30 ? "a" : "b" })
    let share = try SimultaneousBootstrap(
      [.difference(.proportion(atLeast: 1), of: "x")],
      of: BootstrapSample(columns: [.init("x", x)], group: labels)
    ).finding(plan)
    let newcombe = try #require(share.members[0].interval)
    #expect(share.members[0].intervalMethod == "newcombe" && newcombe.contains(8.0 / 30))
    for offset in [1.0, 4, -7] {
      let moved = try SimultaneousBootstrap(
        [.difference(.mean, of: "x")],
        of: BootstrapSample(columns: [.init("x", x.map { $0 + offset })], group: labels),
        scales: AnswerScales(all: offset...offset + 1)
      ).finding(plan)
      #expect(moved.members[0].intervalMethod == "newcombe-score")
      expectClose(moved.members[0].interval?.lower ?? 9, newcombe.lower, absolute: 1e-12)
      expectClose(moved.members[0].interval?.upper ?? 9, newcombe.upper, absolute: 1e-12)
    }
  }

  @Test func `values outside a declared scale are refused`() throws {
    let sample = try BootstrapSample(columns: [.init("x", [1, 2, 99])])
    #expect(throws: ResampleError.self) {
      try SimultaneousBootstrap(
        [.column(.mean, of: "x")], of: sample, scales: AnswerScales(all: 1...5))
    }
    // A scale of another column is of no use to it.
    _ = try SimultaneousBootstrap(
      [.column(.mean, of: "x")], of: sample, scales: AnswerScales(columns: ["y": 1...5]))
  }

  /// The permutation p-value of a correlation by its definition, over all orders.
  @Test func `the p-value of a correlation is that of all permutations`() throws {
    let (x, y) = ([1.0, 2, 3, 4, 5, 6], [2.0, 1, 4, 3, 6, 5])
    let sample = try BootstrapSample(columns: [.init("x", x), .init("y", y)])
    let finding = try SimultaneousBootstrap(
      [.correlation("x", "y"), .slope("y", on: "x")], of: sample
    ).finding(plan)
    var (all, extreme) = (0, 0)
    func count(_ left: [Double], _ row: Int, _ sum: Double) {
      if left.isEmpty {
        all += 1
        // The mean of the sum is 6 * 3.5 * 3.5 = 73.5, and the data's 88.
        if abs(sum - 73.5) >= 14.5 { extreme += 1 }
        return
      }
      for index in left.indices {
        var rest = left
        let taken = rest.remove(at: index)
        count(rest, row + 1, sum + x[row] * taken)
      }
    }
    count(y, 0, 0)
    #expect(all == 720)
    let p = Double(extreme) / 720
    for member in finding.members {
      expectClose(member.pValue?.alone ?? 9, p, absolute: 1e-12)
      // Two tests of a kind each: Bonferroni's rule.
      expectClose(member.pValue?.adjusted ?? 9, min(1, 2 * p), absolute: 1e-12)
      #expect(member.pValue?.hypothesis == .independence && member.pValue?.resamples == nil)
    }
  }

  @Test func `a test that disagrees with its interval is said`() throws {
    // Five of ten answered yes only to the first: exact McNemar .0625, and Tango leaves out 0.
    let sample = try BootstrapSample(columns: [
      .init("a", (0..<10).map { $0 < 5 ? 1 : 0 }), .init("b", [Double](repeating: 0, count: 10)),
    ])
    let finding = try SimultaneousBootstrap(
      [.pairedDifference(.proportion(atLeast: 1), of: "a", minus: "b")], of: sample
    ).finding(plan)
    #expect(finding.members[0].pValue?.adjusted == 0.0625)
    #expect(finding.members[0].warnings.contains { $0.code == .methodsDisagree })
  }
}
