import TestSupport
import Testing

@testable import Halfwidth

/// Twenty respondents in seven clusters of two strata; values are those of R's survey 4.1-1.
enum SampledRespondents {
  static let strata = SampleLabels(
    [String](repeating: "a", count: 9) + [String](repeating: "b", count: 11))
  static let clusters = SampleLabels(
    [1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6, 7, 7, 7, 7].map { "\($0)" })
  static let weights: [Double] = [1, 2, 1, 1, 1, 3, 1, 1, 2, 2, 2, 1, 1, 1, 4, 1, 1, 1, 2, 1]
  static let y = [1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0].map { $0 == 1 }
  static let x: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4]
  static let isFirst = (0..<20).map { $0.isMultiple(of: 2) }
  static let third = (0..<20).map { $0 % 3 }

  static func design(_ population: FinitePopulation? = nil) throws -> SurveyDesign {
    try SurveyDesign(
      rows: 20, strata: strata, clusters: clusters, weights: weights, population: population)
  }
}

@Suite struct SurveyDesignTests {
  private typealias Data = SampledRespondents

  @Test func `a mean of a finite population`() throws {
    let design = try Data.design(.shares(["a": 3 / 10.0, "b": 4 / 8.0]))
    let mean = try #require(design.mean(of: Data.x))
    expectClose(mean.estimate, 5.466666666666667, absolute: 1e-13)
    expectClose(mean.standardError, 0.614214477091116, absolute: 1e-13)
    #expect(mean.degreesOfFreedom == 5 && mean.primaryUnits == 7 && mean.respondents == 20)
  }

  @Test func `design effects with and without replacement`() throws {
    let design = try Data.design()
    let mean = try #require(design.mean(of: Data.x))
    expectClose(
      try #require(design.designEffect(of: mean, values: Data.x)), 1.47516268891752,
      absolute: 1e-12)
    expectClose(
      try #require(design.designEffect(of: mean, values: Data.x, withReplacement: false)),
      4.42548806675256, absolute: 1e-12)
    let share = try #require(design.share(of: Data.y))
    expectClose(share.estimate, 0.566666666666667, absolute: 1e-14)
    expectClose(share.mean.standardError, 0.0883362450020939, absolute: 1e-14)
    expectClose(try #require(share.designEffect), 0.603784146137087, absolute: 1e-13)
    // Below 1 it is never used.
    #expect(share.effectiveRespondents == 20)
  }

  /// Forty respondents drawn one by one from a population: Wilson's equation with 40 respondents, and Student's t of 39
  /// degrees of freedom, worked out in Python with scipy; of a census the share.
  @Test(arguments: [
    (50, 40.0, 0.4901234421478956, 0.7820392256734695),
    (nil, 40.0, 0.4901234421478956, 0.7820392256734695),
    (40, .infinity, 0.65, 0.65),
  ])
  func `a design effect below 1 counts as 1, and a census has its share`(
    population: Int?, effective: Double, lower: Double, upper: Double
  ) throws {
    let design = try SurveyDesign(
      rows: 40, clusters: SampleLabels((0..<40).map { "\($0)" }),
      population: population.map { .units($0) })
    let answers = (0..<40).map { $0 < 26 }
    let share = try #require(design.share(of: answers))
    #expect(share.mean.isCensus == (population == 40))
    if effective.isFinite {
      expectClose(share.effectiveRespondents, effective, relative: 1e-12)
    } else {
      #expect(share.effectiveRespondents == effective)
    }
    let interval = try #require(DesignShareMethod.wilson.finding(for: share).interval)
    expectClose(interval.lower, lower, absolute: 1e-12)
    expectClose(interval.upper, upper, absolute: 1e-12)
  }

  @Test func `what the whole population says is known`() throws {
    let design = try SurveyDesign(rows: 10, population: .units(10))
    let values: [Double?] = (1...10).map { Double($0 * $0) }
    let mean = DesignMeanMethod.mean.finding(for: values, of: design)
    #expect(mean.interval?.lower == 38.5 && mean.interval?.upper == 38.5 && mean.warnings.isEmpty)
    let median = try #require(DesignNumbers(values, of: design)).median()
    #expect(median.interval?.lower == 30.5 && median.interval?.upper == 30.5)
    for method in DesignShareMethod.allCases {
      for yes in [0, 3, 10] {
        let share = try #require(design.share(of: (0..<10).map { $0 < yes }))
        let found = method.finding(for: share)
        #expect(
          found.interval?.lower == Double(yes) / 10 && found.interval?.upper == Double(yes) / 10)
        #expect(found.warnings.isEmpty, "\(method)")
      }
    }
    let groups = (0..<10).map { $0 < 5 }
    let pair = DesignDifference(
      try #require(design.mean(of: zip(values, groups).map { $1 ? $0 : nil })),
      try #require(design.mean(of: zip(values, groups).map { $1 ? nil : $0 })), of: design)
    let difference = DesignDifference.Method.linearized.finding(for: pair)
    #expect(difference.interval?.lower == -55 && difference.interval?.upper == -55)
    #expect(difference.pValue == nil && difference.warnings.map(\.code) == [.undefined])
  }

  @Test func `a ratio, a part of the survey and differences`() throws {
    let design = try Data.design()
    let ratio = try #require(design.ratio(of: Data.x, to: Data.y.map { $0 ? 1 : 0 }))
    expectClose(ratio.estimate, 9.64705882352941, absolute: 1e-13)
    expectClose(ratio.standardError, 1.84669543789471, absolute: 1e-13)
    func part(_ isFirst: Bool) throws -> DesignShare {
      try #require(
        design.share(of: Data.y.indices.map { Data.isFirst[$0] == isFirst ? Data.y[$0] : nil }))
    }
    let (first, second) = (try part(true), try part(false))
    expectClose(first.estimate, 0.75, absolute: 1e-15)
    expectClose(first.mean.standardError, 0.118654018228068, absolute: 1e-14)
    #expect(first.mean.degreesOfFreedom == 5 && first.mean.respondents == 10)
    let difference = design.difference(first.mean, second.mean)
    expectClose(difference.estimate, 0.392857142857143, absolute: 1e-14)
    expectClose(difference.standardError, 0.201363451754883, absolute: 1e-14)
    let other = try #require(design.share(of: Data.x.map { $0 > 4 }))
    let all = try #require(design.share(of: Data.y))
    let paired = design.difference(all.mean, other.mean)
    expectClose(paired.estimate, -0.0333333333333333, absolute: 1e-14)
    expectClose(paired.standardError, 0.171639396131910, absolute: 1e-13)
  }

  @Test func `units that a part does not reach take their degrees of freedom with them`() throws {
    let design = try Data.design()
    // The clusters 1, 2 of the one stratum and 5 of the other.
    let answers = (0..<20).map { [0, 3, 4, 11, 12].contains($0) ? Data.y[$0] : nil }
    let share = try #require(design.share(of: answers))
    #expect(share.mean.primaryUnits == 3 && share.mean.degreesOfFreedom == 1)
    #expect(share.hasFewClusters)
  }

  @Test func `answers that are all alike have an interval by the units and no design effect`()
    throws
  {
    let design = try Data.design()
    let share = try #require(design.share(of: [Bool](repeating: true, count: 20)))
    #expect(share.estimate == 1 && share.designEffect == nil && share.mean.variance == 0)
    // The weights of the clusters are 4, 2, 7, 4, 3, 5, 5.
    expectClose(share.leastEffectiveRespondents, 900.0 / 144, absolute: 1e-14)
    let finding = DesignShareMethod.wilson.finding(for: share)
    // 6.25 / (6.25 + t^2), t = 2.570581835636314 at 5 degrees of freedom.
    expectClose(
      try #require(finding.interval?.lower), 6.25 / (6.25 + 2.570581835636314 * 2.570581835636314),
      absolute: 1e-12)
    #expect(finding.interval?.upper == 1)
    #expect(finding.warnings.map(\.code) == [.approximate, .smallSample])
    for method in DesignShareMethod.allCases where method != .wilson && method != .kornGraubard {
      #expect(method.finding(for: share).interval == nil)
      #expect(method.finding(for: share).warnings.first?.code == .undefined)
    }
  }

  @Test func `of a simple random sample Wilson's interval has only Student's t of its own`() throws
  {
    let design = try SurveyDesign(rows: 50)
    let share = try #require(design.share(of: (0..<50).map { $0 < 37 }))
    expectClose(try #require(share.designEffect), 1, absolute: 1e-13)
    let interval = try #require(DesignShareMethod.wilson.finding(for: share).interval)
    // t = 2.009575237129239 at 49 degrees of freedom.
    let (t, n) = (2.009575237129239, 50.0)
    let half = t * (t * t / (4 * n * n) + 0.74 * 0.26 / n).squareRoot()
    let centre = 0.74 + t * t / (2 * n)
    expectClose(interval.lower, (centre - half) / (1 + t * t / n), absolute: 1e-12)
    expectClose(interval.upper, (centre + half) / (1 + t * t / n), absolute: 1e-12)
  }

  @Test func `Korn and Graubard's never has more respondents than there are`() throws {
    let share = try #require(try Data.design().share(of: Data.y))
    let (beta, bounded) = (
      try #require(DesignShareMethod.beta.finding(for: share).interval),
      try #require(DesignShareMethod.kornGraubard.finding(for: share).interval)
    )
    // R's n is 31.49 before the correction for 5 degrees of freedom and 20.88 after it.
    #expect(bounded.lower < beta.lower && bounded.upper > beta.upper)
  }

  @Test func `tests with several columns`() throws {
    let design = try Data.design()
    let table = try #require(
      DesignTable(Data.y.map { $0 ? 1 : 0 }, by: Data.third, of: design))
    let finding = DesignTableMethod.secondOrder.finding(for: table)
    expectClose(try #require(finding.statistic), 0.204592837397495, absolute: 1e-12)
    expectClose(try #require(finding.pValue), 0.714563882526648, absolute: 1e-12)
    #expect(DesignTable(Data.y.map { _ in 1 }, by: Data.third, of: design) == nil)
  }

  @Test func `limits stay in order for every method, level and side`() throws {
    let share = try #require(try Data.design().share(of: Data.y))
    for method in DesignShareMethod.allCases {
      for side in [IntervalSide.two, .lower, .upper] {
        for level in [1e-9, 0.3, 0.5, 0.95, 1 - 1e-9] {
          let finding = method.finding(for: share, level: try ConfidenceLevel(level), side: side)
          let interval = try #require(finding.interval, "\(method) \(side) \(level)")
          #expect(interval.lower >= 0 && interval.upper <= 1 && interval.lower <= interval.upper)
        }
      }
    }
  }

  @Test func `a stratum of one unit and a population that is too small are refused`() throws {
    #expect(throws: SurveyDesignError.singleUnit(stratum: "b", areClusters: false)) {
      try SurveyDesign(rows: 3, strata: SampleLabels(["a", "a", "b"]))
    }
    #expect(throws: SurveyDesignError.singleUnit(stratum: nil, areClusters: true)) {
      try SurveyDesign(rows: 3, clusters: SampleLabels(["a", "a", "a"]))
    }
    #expect(throws: SurveyDesignError.self) { try SurveyDesign(rows: 3, population: .units(2)) }
    #expect(throws: SurveyDesignError.self) { try SurveyDesign(rows: 2, weights: [1, -1]) }
    #expect(throws: SurveyDesignError.self) { try SurveyDesign(rows: 0) }
    #expect(
      SurveyDesignError.singleUnit(stratum: "b", areClusters: false).message
        == "stratum 'b' has one primary unit, from which no variance can be estimated; join it with another "
        + "stratum")
  }

  @Test func `who is not asked for changes nothing but the units`() throws {
    let design = try SurveyDesign(rows: 6, weights: [1, 1, 1, 1, 0, 0])
    let share = try #require(design.share(of: [true, true, false, false, true, true]))
    #expect(share.estimate == 0.5 && share.mean.respondents == 4)
    #expect(share.mean.degreesOfFreedom == 3)
    #expect(design.share(of: [nil, nil, nil, nil, true, nil]) == nil)
    #expect(design.mean(of: [nil, nil, nil, nil, nil, nil]) == nil)
  }

  /// 16 by 15 categories have 210 degrees of freedom.
  @Test(arguments: DesignTableMethod.allCases)
  func `a table beyond the largest is not tested, and says so`(method: DesignTableMethod) throws {
    let design = try SurveyDesign(
      rows: 480, strata: nil, clusters: nil, weights: nil, population: nil)
    let first = (0..<480).map { Optional($0 % 16) }
    let table = try #require(
      DesignTable(first, by: (0..<480).map { $0 / 16 % 15 }, of: design))
    let finding = method.finding(for: table)
    #expect(finding.statistic == nil && finding.pValue == nil)
    #expect(finding.warnings.map(\.code) == [.tooLarge])
  }
}
