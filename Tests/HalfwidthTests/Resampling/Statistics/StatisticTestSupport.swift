import TestSupport
import Testing

@testable import Halfwidth

/// What all resamples of a few rows say of a statistic, found elsewhere.
struct ExactExpectation: Sendable {
  var statistic: SampleStatistic
  var x: [Double]
  var y: [Double]
  var estimate: Double
  var mean: Double
  var error: Double
  var undefined: Double
  /// The quantiles at 2.5%, 5%, 25%, 75% and 95%.
  var quantiles: [Double]

  /// Holds the exact route to it, the distribution and the percentile limits of 95% and 90%.
  func check() throws {
    let sample = try BootstrapSample(columns: [.init("x", x), .init("y", y)])
    let bootstrap = try statistic.ideal(of: sample)
    expectClose(bootstrap.estimate, estimate, relative: 1e-14)
    expectClose(bootstrap.mean, mean, relative: 1e-12)
    expectClose(bootstrap.standardError, error, relative: 1e-12)
    for (p, right) in zip([0.025, 0.05, 0.25, 0.75, 0.95], quantiles) {
      expectClose(
        bootstrap.distribution.quantile(p) ?? .nan, right, relative: 1e-12, absolute: 1e-13,
        "quantile \(p)")
    }
    let limits = BootstrapMethod.percentile.finding(for: bootstrap, level: 0.9).interval
    expectClose(limits?.lower ?? .nan, quantiles[1], relative: 1e-12)
    expectClose(limits?.upper ?? .nan, quantiles[4], relative: 1e-12)
    #expect(bootstrap.warnings.isEmpty == (undefined == 0))
    for warning in bootstrap.warnings { #expect(warning.message.contains("\(undefined)")) }
    // A simulation of so many resamples is near: five standard errors of a standard deviation.
    let simulated = try SimulatedBootstrap(statistic, of: sample).bootstrap(
      ResamplePlan(resamples: 20_000, seed: 7))
    expectClose(simulated.standardError, error, relative: 5 / (2 * 20_000.0).squareRoot())
  }
}

/// 15 law schools of Efron and Tibshirani's: scores of an admission test, and grades.
enum LawSchools {
  static let scores = [
    576.0, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594,
  ]
  static let grades = [
    3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96,
  ]
  static func sample() throws -> BootstrapSample {
    try BootstrapSample(columns: [.init("x", scores), .init("y", grades)])
  }
}
