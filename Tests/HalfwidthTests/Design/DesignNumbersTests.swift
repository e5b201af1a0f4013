import TestSupport
import Testing

@testable import Halfwidth

/// Quantiles of R's survey 4.1-1 (`svyquantile` with `qrule = "school"`, `svyvar`), and Woodruff's interval worked out in
/// R from the design effect of the share at or below the median.
@Suite struct DesignNumbersTests {
  private typealias Data = SampledRespondents

  @Test func `quantiles, the standard deviation and the median's interval`() throws {
    let numbers = try #require(DesignNumbers(Data.x, of: Data.design()))
    #expect([0.25, 0.5, 0.75].map(numbers.quantile) == [3, 5, 9])
    expectClose(try #require(numbers.standardDeviation), 2.91075842691953, absolute: 1e-13)
    // One half less and plus .349381869398606: up to 2 lie .167 of the weights, and up to 8 .733.
    let median = numbers.median()
    #expect(median.estimate == 5 && median.method == "woodruff")
    #expect(median.interval?.lower == 2 && median.interval?.upper == 9)
    expectClose(
      try #require(median.details.last?.value), 13.5332513823557, absolute: 1e-11)
  }

  @Test func `where exactly half lie below, the median is in the middle`() throws {
    let design = try SurveyDesign(rows: 10)
    let numbers = try #require(DesignNumbers((1...10).map { Double($0) * 0.1 }, of: design))
    expectClose(numbers.quantile(0.5), 0.55, absolute: 1e-15)
    #expect(numbers.quantile(0.51) == 0.6000000000000001)
  }

  @Test func `too few don't limit it, and who has no number is not in it`() throws {
    let design = try SurveyDesign(rows: 6)
    let few = try #require(DesignNumbers([1, 2, 3, nil, nil, nil], of: design)).median()
    #expect(few.estimate == 2 && few.interval == nil)
    #expect(few.warnings.map(\.code) == [.undefined])
    let one = try #require(DesignNumbers([nil, nil, nil, nil, nil, 7], of: design))
    #expect(one.standardDeviation == nil && one.median().interval == nil)
    #expect(DesignNumbers([nil, nil, nil, nil, nil, nil], of: design) == nil)
  }
}
