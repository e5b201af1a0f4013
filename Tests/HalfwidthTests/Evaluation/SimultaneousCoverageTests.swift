import Testing

@testable import Halfwidth

/// A small part of the study whose table is in `docs/simultaneous-coverage.md`.
@Suite struct SimultaneousCoverageTests {
  /// With 200 samples a coverage of .95 has a standard error of .015: .90 is more than three below.
  @Test(arguments: [
    (SimultaneousCoverage.Design.shares([Double](repeating: 0.99, count: 14)), 50),
    (
      .shares([0.99, 0.99, 0.99, 0.99, 0.99, 0.99, 0.96, 0.96, 0.96, 0.92, 0.92, 0.92, 0.82, 0.82]),
      50
    ),
    (.means([0.9, 0.05, 0.03, 0.015, 0.005], items: 10), 20),
    (.means([0.55, 0.25, 0.12, 0.05, 0.03], items: 10), 20),
    (.normalCorrelations, 20),
  ])
  func `all intervals hold together about as often as they say`(
    design: SimultaneousCoverage.Design, rows: Int
  ) throws {
    let outcome = try SimultaneousCoverage(design, rows: rows)
      .outcome(samples: 200, resamples: 199, seed: 1)
    #expect(outcome.coverage >= 0.90, "\(outcome)")
    #expect(outcome.meanWidth > 0)
  }

  @Test func `same seed, same outcome`() throws {
    let study = SimultaneousCoverage(.groups([0.3, 0.7], [0.5, 0.5], items: 2), rows: 20)
    let one = try study.outcome(samples: 20, resamples: 99, seed: 4)
    #expect(try study.outcome(samples: 20, resamples: 99, seed: 4) == one)
    #expect(try study.outcome(samples: 20, resamples: 99, seed: 5) != one)
  }
}
