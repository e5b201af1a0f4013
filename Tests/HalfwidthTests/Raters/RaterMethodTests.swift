import TestSupport
import Testing

@testable import Halfwidth

@Suite struct RaterMethodTests {
  private static let withGaps: [[Double?]] = [
    [1, 1, nil, 1], [2, 2, 3, 2], [3, 3, 3, 3], [1, 2, 3, 4], [4, 4, 4, 4], [nil, 5, 5, 5],
    [nil, nil, 1, 1], [nil, nil, 3, nil],
  ]

  /// Alpha by its definition: one less the mean distance of ratings of one subject over that of all pairs.
  private static func alpha(
    _ ratings: [[Double?]], _ distance: (Double, Double, [Double]) -> Double
  ) -> Double {
    let units = ratings.map { $0.compactMap(\.self) }.filter { $0.count > 1 }
    let all = units.flatMap(\.self)
    var observed = 0.0
    for unit in units {
      for (i, first) in unit.enumerated() {
        for (j, second) in unit.enumerated() where i != j {
          observed += distance(first, second, all) / Double(unit.count - 1)
        }
      }
    }
    var expected = 0.0
    for (i, first) in all.enumerated() {
      for (j, second) in all.enumerated() where i != j { expected += distance(first, second, all) }
    }
    let n = Double(all.count)
    return 1 - (observed / n) / (expected / (n * (n - 1)))
  }

  @Test func `Krippendorff's alpha is what its definition says`() throws {
    let ratings = try Ratings(Self.withGaps)
    let nominal = Self.alpha(Self.withGaps) { first, second, _ in first == second ? 0 : 1 }
    let interval = Self.alpha(Self.withGaps) { first, second, _ in
      (first - second) * (first - second)
    }
    let ordinal = Self.alpha(Self.withGaps) { first, second, all in
      let (low, high) = (min(first, second), max(first, second))
      let between = Double(all.count { $0 >= low && $0 <= high })
      let ends = Double(all.count { $0 == low } + all.count { $0 == high }) / 2
      return first == second ? 0 : (between - ends) * (between - ends)
    }
    for (method, expected) in [
      (RaterMethod.krippendorffNominal, nominal), (.krippendorffOrdinal, ordinal),
      (.krippendorffInterval, interval),
    ] {
      expectClose(
        try #require(ratings.agreement(method).estimate), expected, absolute: 1e-14, "\(method)")
    }
    // Numbers of any origin and unit.
    let moved = try Ratings(Self.withGaps.map { $0.map { $0.map { 1e6 + $0 / 4 } } })
    expectClose(
      try #require(moved.agreement(.krippendorffInterval).estimate), interval, absolute: 1e-9)
  }

  /// By hand: 3 of 4 agree, and the shares are 5/8 and 3/8.
  @Test func `of two raters Fleiss' kappa is Scott's pi`() throws {
    let ratings = try Ratings([[1, 1], [1, 1], [2, 2], [1, 2]])
    let chance = (25.0 + 9) / 64
    expectClose(
      try #require(ratings.agreement(.fleissKappa).estimate), (0.75 - chance) / (1 - chance),
      absolute: 1e-15)
    #expect(ratings.agreement(.percentAgreement).estimate == 0.75)
    #expect(ratings.agreement(.freeMarginalKappa).estimate == 0.5)
  }

  @Test
  func `counts and ratings are one, and a category that nobody chose is part of a counted scale`()
    throws
  {
    let rated = try Ratings([[1, 1, 2], [2, 2, 2], [3, 1, 1]])
    let counted = try Ratings(counts: [[2, 1, 0], [0, 3, 0], [2, 0, 1]])
    for method in RaterMethod.allCases {
      #expect(rated.agreement(method) == counted.agreement(method), "\(method)")
    }
    let longer = try Ratings(counts: [[2, 1, 0, 0], [0, 3, 0, 0], [2, 0, 1, 0]])
    for method in RaterMethod.allCases where method != .freeMarginalKappa {
      #expect(rated.agreement(method) == longer.agreement(method), "\(method)")
    }
    expectClose(
      try #require(longer.agreement(.freeMarginalKappa).estimate),
      (5.0 / 9 - 0.25) / 0.75, absolute: 1e-15)
  }

  @Test func `the order of raters, of subjects and of nominal categories plays no part`() throws {
    let turned = try Ratings(Self.withGaps.reversed().map { $0.reversed() })
    let plain = try Ratings(Self.withGaps)
    for method in RaterMethod.allCases where method != .fleissKappa {
      expectClose(
        try #require(turned.agreement(method).estimate),
        try #require(plain.agreement(method).estimate), absolute: 1e-14)
    }
    let renamed = try Ratings(
      Self.withGaps.map { $0.map { $0.map { [0, 9, 2, 7, 1, 5][Int($0)] } } })
    for method in [RaterMethod.krippendorffNominal, .gwetAC1, .percentAgreement] {
      expectClose(
        try #require(renamed.agreement(method).estimate),
        try #require(plain.agreement(method).estimate), absolute: 1e-14)
    }
  }

  @Test func `perfect agreement is 1, one category leaves nothing to measure`() throws {
    let perfect = try Ratings([[1, 1, 1], [2, 2, 2], [3, 3, 3]])
    for method in RaterMethod.allCases {
      #expect(perfect.agreement(method).estimate == 1, "\(method)")
    }
    let alike = try Ratings([[1, 1], [1, 1]])
    for method in RaterMethod.allCases {
      let finding = alike.agreement(method)
      if method == .percentAgreement {
        #expect(finding.estimate == 1)
      } else {
        #expect(finding.estimate == nil, "\(method)")
        #expect(finding.warnings.map(\.code).contains(.undefined))
      }
    }
  }

  @Test func `missing ratings are refused by Fleiss' kappa alone`() throws {
    let ratings = try Ratings(Self.withGaps)
    for method in RaterMethod.allCases {
      let finding = ratings.agreement(method)
      #expect(
        finding.warnings.contains { $0.code == .missingRatings } == (method == .fleissKappa))
    }
    let lone = try Ratings([[1, nil], [nil, 2]])
    for method in RaterMethod.allCases where method != .fleissKappa {
      #expect(lone.agreement(method).estimate == nil)
    }
  }

  @Test func `measures without limits in closed form say so, and name the way`() throws {
    let ratings = try Ratings(Self.withGaps)
    for method in RaterMethod.allCases where method != .gwetAC1 && method != .fleissKappa {
      let finding = ratings.agreement(method)
      #expect(!finding.hasInterval && finding.fields["lower"] == nil)
      #expect(finding.warnings.map(\.code) == [.noClosedInterval])
    }
    let one = try Ratings([[1, 2, 2]])
    #expect(one.agreement(.gwetAC1).interval == nil)
    #expect(one.agreement(.gwetAC1).warnings.map(\.code) == [.undefined])
  }

  // MARK: - Resamples

  private static let sample: [[Double?]] = (0..<24).map { subject in
    let base = Double(subject % 3)
    return [base, subject % 5 == 0 ? Double((subject + 1) % 3) : base, subject % 7 == 0 ? 0 : base]
  }

  @Test(arguments: RaterMethod.allCases)
  func `limits by the bootstrap hold the estimate, and depend on the seed alone`(
    method: RaterMethod
  )
    throws
  {
    let ratings = try Ratings(Self.sample)
    func finding(threads: Int, seed: UInt64 = 7) -> IntervalFinding {
      method.finding(
        for: ratings, simulation: SimulationOptions(resamples: 999, seed: seed, threads: threads))
    }
    let found = finding(threads: 1)
    let interval = try #require(found.interval)
    let estimate = try #require(found.estimate)
    #expect(interval.lower < estimate && estimate < interval.upper)
    #expect(found == finding(threads: 3))
    #expect(found != finding(threads: 1, seed: 8))
    #expect(found.resampling?.resamples == 999 && found.resampling?.seed == 7)
    #expect(found.warnings.map(\.code).contains(.simulated))
    #expect(found.fields["interval_method"] == .string("bca"))
  }

  /// The share of agreement is a mean over subjects, of which the ideal bootstrap's standard error is known.
  @Test func `the resamples of a mean have its standard error`() throws {
    let ratings = try Ratings([
      [1, 1], [1, 1], [1, 2], [2, 2], [2, 1], [2, 2], [1, 1], [2, 2],
    ])
    let finding = RaterMethod.percentAgreement.finding(
      for: ratings, simulation: SimulationOptions(resamples: 20_000, seed: 3))
    // 6 of 8 agree: sqrt(.75 * .25 / 8). The standard error of a simulated one is about se / sqrt(2 B).
    let expected = (0.75 * 0.25 / 8).squareRoot()
    expectClose(
      try #require(finding.standardError), expected, absolute: 5 * expected / 40_000.0.squareRoot())
  }

  @Test func `resamples without variation are left out, and too many of them leave no limits`()
    throws
  {
    let lopsided = try Ratings((0..<12).map { $0 == 0 ? [1, 2] : [1, 1] })
    let finding = RaterMethod.krippendorffNominal.finding(
      for: lopsided, simulation: SimulationOptions(resamples: 999, seed: 1))
    #expect(finding.estimate != nil && finding.interval == nil)
    #expect(
      finding.warnings.contains { $0.code == .undefined && $0.message.contains("of 999 resamples") }
    )
    let perfect = RaterMethod.percentAgreement.finding(
      for: try Ratings([[1, 1], [2, 2], [1, 1]]),
      simulation: SimulationOptions(resamples: 99, seed: 1))
    #expect(perfect.interval == nil && perfect.warnings.map(\.code).contains(.degenerate))
    let many = RaterMethod.percentAgreement.finding(
      for: lopsided, simulation: SimulationOptions(resamples: 1_000_000_000, seed: 1))
    #expect(many.warnings.map(\.code) == [.tooLarge])
    let one = RaterMethod.percentAgreement.finding(
      for: lopsided, simulation: SimulationOptions(resamples: 1, seed: 1))
    #expect(one.interval == nil && one.warnings.map(\.code) == [.tooLarge])
  }

  // MARK: - What is refused

  @Test func `ratings that are none are refused`() {
    #expect(throws: CountsError.self) { try Ratings([[Double?]]()) }
    #expect(throws: CountsError.self) { try Ratings([[1], [2]]) }
    #expect(throws: CountsError.self) { try Ratings([[1, 2], [1]]) }
    #expect(throws: CountsError.self) { try Ratings([[nil, nil]]) }
    #expect(throws: CountsError.self) { try Ratings([[1, .infinity]]) }
    #expect(throws: CountsError.self) { try Ratings(counts: []) }
    #expect(throws: CountsError.self) { try Ratings(counts: [[3], [3]]) }
    #expect(throws: CountsError.self) { try Ratings(counts: [[1, 0], [0, 1]]) }
    #expect(throws: CountsError.self) { try Ratings(counts: [[0, 0], [0, 0]]) }
    #expect(throws: CountsError.self) { try Ratings(counts: [[2, -1]]) }
    #expect(throws: CountsError.self) { try Ratings(counts: [[2, 1], [3]]) }
    for text in ["a,1;2,2", "1,2;3", "0x1,2", ""] {
      #expect(throws: CountsError.self) { try Ratings(parsing: text) }
    }
    #expect(throws: CountsError.self) { try Ratings(parsingCounts: "1.5,2") }
  }

  @Test func `text has a place for each rater, empty where the rating is missing`() throws {
    #expect(try Ratings(parsing: "1,1,2;2, ,2") == Ratings([[1, 1, 2], [2, nil, 2]]))
    #expect(try Ratings(parsing: "-0,0") == Ratings([[0, 0]]))
    #expect(try Ratings(parsingCounts: "3,0;2,1") == Ratings(counts: [[3, 0], [2, 1]]))
  }
}
