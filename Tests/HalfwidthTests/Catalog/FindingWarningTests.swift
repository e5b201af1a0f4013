import Testing

@testable import Halfwidth

/// Warnings where a usual method fails.
@Suite struct FindingWarningTests {
  /// Ten rows and columns with 406 respondents: V = .2254, and the interval for it without what chance adds
  /// ends below.
  @Test(arguments: [AssociationMethod.cramersV, .cohensW, .contingencyCoefficient])
  func `an interval that leaves out its estimate says so`(method: AssociationMethod) throws {
    let table = try ContingencyTable([
      [2, 6, 8, 6, 2, 1, 2, 8, 8, 7], [8, 6, 4, 4, 3, 7, 2, 0, 7, 0],
      [0, 0, 5, 7, 4, 8, 2, 1, 0, 0], [7, 3, 1, 4, 8, 8, 1, 2, 8, 1],
      [5, 7, 0, 8, 7, 8, 7, 0, 5, 4], [5, 8, 3, 4, 7, 0, 7, 0, 7, 6],
      [2, 0, 0, 6, 8, 4, 5, 5, 8, 0], [0, 7, 8, 4, 5, 6, 0, 8, 2, 6],
      [4, 5, 4, 1, 3, 4, 0, 0, 0, 3], [0, 5, 4, 0, 4, 5, 8, 3, 2, 8],
    ])
    let finding = method.finding(for: table)
    let (estimate, interval) = (try #require(finding.estimate), try #require(finding.interval))
    #expect(!interval.contains(estimate))
    let warning = try #require(finding.warnings.first { $0.code == .estimateOutside })
    #expect(warning.message.contains("cramers-v-bias-corrected"))
    let plain = method.finding(for: try ContingencyTable([[10, 20], [30, 40]]))
    #expect(!plain.warnings.contains { $0.code == .estimateOutside })
  }

  @Test(arguments: [
    (49, 50, 40, 50, true), (40, 50, 2, 50, true), (0, 50, 25, 50, true), (47, 50, 4, 50, false),
    (95, 100, 5, 100, false), (36, 50, 40, 50, false),
  ])
  func `a difference warns where a share is near 0 or 1, and names a method that holds`(
    x1: Int, n1: Int, x2: Int, n2: Int, isNear: Bool
  ) throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: x1, trials: n1), BinomialCounts(successes: x2, trials: n2))
    for method in DifferenceMethod.allCases {
      let warnings = method.finding(for: counts).warnings
      let isWarned = isNear && (method == .newcombe || method == .miettinenNurminen)
      #expect(warnings.map(\.code) == (isWarned ? [.shareNearBound] : []), "\(method.rawValue)")
      #expect(warnings.allSatisfy { $0.message.contains("agresti-caffo") })
    }
    let candidates = try CandidateComparison(
      CandidateCounts(counts.first), CandidateCounts(counts.second)
    ).finding()
    #expect(candidates.warnings.map(\.code) == (isNear ? [.shareNearBound] : []))
  }
}
