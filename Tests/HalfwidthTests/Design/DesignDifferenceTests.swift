import TestSupport
import Testing

@testable import Halfwidth

/// Differences by linearisation; values of R's survey 4.1-1 (`svyby` with `svycontrast`, `svymean`).
@Suite struct DesignDifferenceTests {
  private typealias Data = SampledRespondents

  private func finding(_ pair: DesignDifference) -> IntervalFinding {
    DesignDifference.Method.linearized.finding(for: pair)
  }

  @Test func `means of two groups, with Student's test`() throws {
    let design = try Data.design()
    let means = try [true, false].map { isFirst in
      try #require(
        design.mean(of: Data.x.indices.map { Data.isFirst[$0] == isFirst ? Data.x[$0] : nil }))
    }
    let found = finding(DesignDifference(means[0], means[1], of: design))
    expectClose(try #require(found.estimate), 1.27678571428571, absolute: 1e-13)
    expectClose(try #require(found.standardError), 1.82421896483322, absolute: 1e-13)
    expectClose(try #require(found.pValue), 0.515201631050813, absolute: 1e-12)
    expectClose(try #require(found.interval?.lower), -3.41251842093784, absolute: 1e-12)
    expectClose(try #require(found.interval?.upper), 5.96608984950927, absolute: 1e-12)
    #expect(found.warnings.map(\.code) == [.smallSample])
  }

  @Test func `two answers of the same respondents`() throws {
    let design = try Data.design()
    let (first, second) = (
      try #require(design.share(of: Data.y)), try #require(design.share(of: Data.x.map { $0 > 4 }))
    )
    let found = finding(DesignDifference(first, second, of: design))
    expectClose(try #require(found.estimate), -0.0333333333333333, absolute: 1e-14)
    expectClose(try #require(found.pValue), 0.853658716496171, absolute: 1e-12)
    expectClose(try #require(found.interval?.lower), -0.474546447309607, absolute: 1e-12)
    expectClose(try #require(found.interval?.upper), 0.40787978064294, absolute: 1e-12)
  }

  /// Such a group adds nothing to the linearised variance, however few it are.
  @Test func `a group of one answer, and one in a single cluster, have no interval`() throws {
    let design = try SurveyDesign(
      rows: 20, clusters: SampleLabels((0..<20).map { "\($0 / 2)" }))
    let all = (0..<20).map { $0.isMultiple(of: 3) }
    func share(_ rows: Range<Int>, _ answers: [Bool]) throws -> DesignShare {
      try #require(design.share(of: (0..<20).map { rows.contains($0) ? answers[$0] : nil }))
    }
    let rest = try share(6..<20, all)
    let alike = try share(0..<6, [Bool](repeating: true, count: 20))
    let single = try share(0..<2, all)
    for (first, words) in [(alike, "all alike"), (single, "as many strata as primary units")] {
      let found = finding(DesignDifference(first, rest, of: design))
      #expect(found.estimate != nil && found.interval == nil && found.pValue == nil)
      #expect(found.warnings.first?.message.contains(words) == true)
    }
    // The same respondents' answers differ from one to another, though the first are alike.
    let pair = finding(
      DesignDifference(
        try share(0..<20, [Bool](repeating: true, count: 20)), try share(0..<20, all), of: design))
    #expect(pair.interval != nil && pair.pValue != nil)
  }

  @Test func `numbers that are all alike have no variance but rounding`() throws {
    let design = try SurveyDesign(rows: 9, weights: [1, 2, 3, 1.1, 1.3, 0.7, 1, 1, 1])
    let mean = try #require(design.mean(of: [Double](repeating: 0.1, count: 9)))
    #expect(mean.variance == 0 && mean.interval() == nil && mean.pValue == nil)
  }
}
