import Halfwidth
import TestSupport
import Testing

/// Exact bootstraps of rows that lie near each other, but for one: in all 3,125 resamples of five rows, by
/// rational arithmetic and 60 digits for the roots.
@Suite struct IdealFarTests {
  /// What all resamples say of a statistic.
  struct Expected: Sendable {
    var name: String
    var statistic: SampleStatistic
    var estimate: Double
    var error: Double
    var mean: Double
    /// The probability that the statistic is undefined.
    var undefined: Double
    /// The quantiles at 2.5%, 25%, 75% and 97.5%.
    var quantiles: [Double]
  }

  private static let near = [
    Expected(
      name: "correlation", statistic: .correlation("x", "y"), estimate: 0.70710692260786045,
      error: 0.22707308622881435, mean: 0.80006322972288796, undefined: 0.0016,
      quantiles: [0.39528470752104742, 0.73514704411470515, 0.95257931039499205, 1]),
    Expected(
      name: "slope of y", statistic: .slope("y", on: "x"), estimate: 2.50000012499975e-7,
      error: 0.48427507921017709, mean: 0.27166405207160742, undefined: 0.0016,
      quantiles: [1.2500000624999844e-7, 2.2500004374996656e-7, 0.625, 1.5625]),
    Expected(
      name: "slope of x", statistic: .slope("x", on: "y"), estimate: 2000000.7,
      error: 1675362.2311316187, mean: 1902196.3023147642, undefined: 0.0016,
      quantiles: [0.3125, 0.94444444444444444, 2692308.7307692308, 5625000.4375]),
    Expected(
      name: "variance", statistic: .column(.variance, of: "x"), estimate: 20000006000001.7,
      error: 11865921139128.669, mean: 16000004800001.36, undefined: 0,
      quantiles: [0.3, 1.7, 3e13, 30000014000002.3]),
    Expected(
      name: "standard deviation", statistic: .column(.standardDeviation, of: "x"),
      estimate: 4472136.6258201124, error: 2314213.0640453652, mean: 3262579.147576825,
      undefined: 0,
      quantiles: [
        0.54772255750516611, 1.3038404810405297, 5477225.5750516611, 5477226.8530710228,
      ]),
    Expected(
      name: "ratio", statistic: .ratioOfMeans("x", over: "y"), estimate: 2666667.0666666667,
      error: 493173.33327786484, mean: 2692571.4118698129, undefined: 0,
      quantiles: [1818182.0909090909, 2352941.5882352941, 3000000.2, 3_846_154]),
    Expected(
      name: "ratio to x", statistic: .ratioOfMeans("y", over: "x"), estimate: 3.7499994375000844e-7,
      error: 7.4371125394762115e-8, mean: 3.8414419919185881e-7, undefined: 0.00032,
      quantiles: [
        2.5999998960000042e-7, 3.3333331111111259e-7, 4.2499992562501302e-7, 5.4999991750001237e-7,
      ]),
  ]

  private static let nine = [
    Expected(
      name: "correlation", statistic: .correlation("x", "y"), estimate: -0.062499998593750002,
      error: 0.5318037193980369, mean: 0.1117971823499773, undefined: 0.0112,
      quantiles: [-1, -0.21821788950859942, 0.46880723093849542, 1]),
    Expected(
      name: "slope of y", statistic: .slope("y", on: "x"), estimate: -2.4999999400000002e-10,
      error: 0.70723369831984243, mean: 0.26132314670474977, undefined: 0.0016,
      quantiles: [-0.375, -6.6666666111111113e-10, 0.42857142857142857, 1.4117647058823529]),
    Expected(
      name: "slope of x", statistic: .slope("x", on: "y"), estimate: -15624999.671875,
      error: 210499637.39855767, mean: -10510073.07799424, undefined: 0.0112,
      quantiles: [-500000000.66666667, -62499999.53125, 0.75, 562500001.4375]),
    Expected(
      name: "variance", statistic: .column(.variance, of: "x"), estimate: 2.000000006e17,
      error: 1.1865917614950813e17, mean: 1.6000000048e17, undefined: 0,
      quantiles: [0.3, 1.7, 3e17, 3.000000014e17]),
    Expected(
      name: "ratio to x", statistic: .ratioOfMeans("y", over: "x"), estimate: 3.49999999475e-9,
      error: 1.6777619318737979e-9, mean: 3.7743277789278489e-9, undefined: 0.00032,
      quantiles: [
        1.5999999984e-9, 2.7499999951875e-9, 4.333333329e-9, 7.49999998875e-9,
      ]),
  ]

  private static let orders = [
    [0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [1, 0, 2, 4, 3], [2, 3, 4, 0, 1], [3, 1, 4, 2, 0],
  ]

  private func check(_ all: [Expected], x: [Double], y: [Double]) throws {
    for expected in all {
      var first: Bootstrap?
      for order in Self.orders {
        let sample = try BootstrapSample(
          columns: [.init("x", order.map { x[$0] }), .init("y", order.map { y[$0] })])
        let bootstrap = try expected.statistic.ideal(of: sample)
        let name = "\(expected.name), rows \(order)"
        expectClose(bootstrap.estimate, expected.estimate, relative: 1e-14, name)
        expectClose(bootstrap.standardError, expected.error, relative: 1e-13, name)
        expectClose(bootstrap.mean, expected.mean, relative: 1e-13, name)
        let quantiles = [0.025, 0.25, 0.75, 0.975].map { bootstrap.distribution.quantile($0) }
        for (found, right) in zip(quantiles, expected.quantiles) {
          expectClose(found ?? .nan, right, relative: 1e-13, name)
        }
        #expect(bootstrap.warnings.isEmpty == (expected.undefined == 0), "\(name)")
        #expect(
          bootstrap.warnings.allSatisfy { $0.message.contains("\(expected.undefined)") }, "\(name)")
        // The same in any order, bit for bit.
        #expect(bootstrap == first ?? bootstrap, "\(name)")
        first = bootstrap
      }
    }
  }

  @Test func `rows near each other, and one at 0 beside ten million`() throws {
    try check(
      Self.near, x: [0, 10_000_000, 10_000_001, 10_000_002, 10_000_003], y: [1, 2, 3, 5, 4])
  }

  @Test func `rows near each other, and one at 0 beside a thousand million`() throws {
    try check(Self.nine, x: [0, 1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3], y: [3, 1, 4, 1, 5])
  }

  @Test func `numbers without a common step go by the definition`() throws {
    // In units of the root of 2 nothing is a fraction; what is found is the same in these units.
    let unit = 2.0.squareRoot()
    let x = [0, 10_000_000, 10_000_001, 10_000_002, 10_000_003].map { $0 * unit }
    let sample = try BootstrapSample(columns: [.init("x", x), .init("y", [1, 2, 3, 5, 4])])
    let correlation = try SampleStatistic.correlation("x", "y").ideal(of: sample)
    expectClose(correlation.standardError, 0.22707308622881435, relative: 1e-8)
    expectClose(
      correlation.distribution.quantile(0.025) ?? .nan, 0.39528470752104742, relative: 1e-8)
    #expect(correlation.warnings.allSatisfy { $0.message.contains("0.0016") })
    let variance = try SampleStatistic.column(.variance, of: "x").ideal(of: sample)
    // 1e7 times the unit is rounded to 2e-9, and the distances of 1 with it.
    expectClose(variance.distribution.quantile(0.25) ?? .nan, 3.4, relative: 1e-8)
  }

  @Test func `a mean that is 0 but for rounding is nothing to divide by`() throws {
    // The thirds of these, which are no fractions of a million, sum to 0 where each comes up once.
    let y = [1e-7 / 3, 2e-7 / 3, -3e-7 / 3]
    let sample = try BootstrapSample(columns: [.init("x", [1, 2, 3]), .init("y", y)])
    #expect(throws: IdealBootstrapError.undefinedStatistic) {
      try SampleStatistic.ratioOfMeans("x", over: "y").ideal(of: sample)
    }
  }

  @Test func `equal rows are a point`() throws {
    let sample = try BootstrapSample(
      columns: [.init("x", [3.3, 3.3, 3.3]), .init("y", [1.1, 1.1, 1.1])])
    let ratio = try SampleStatistic.ratioOfMeans("x", over: "y").ideal(of: sample)
    #expect(ratio.distribution.isPoint && ratio.standardError == 0)
    expectClose(ratio.estimate, 3, relative: 1e-15)
    #expect(throws: IdealBootstrapError.undefinedStatistic) {
      try SampleStatistic.correlation("x", "y").ideal(of: sample)
    }
  }
}
