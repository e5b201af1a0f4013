import Halfwidth
import Testing

@testable import HalfwidthReport

/// How limits are written beside the value of no difference.
@Suite struct EstimandNameTests {
  private func limit(_ name: String, _ value: Double, _ spread: Double) -> String {
    EstimandName(name).text(value, spread: spread, style: .plain, isLimit: true)
  }

  @Test(arguments: [
    ("odds_ratio", 1.0876, 549, "1.09"), ("odds_ratio", 1099.3, 549, "1099"),
    ("odds_ratio", 1.0004, 549, "1.0004"), ("odds_ratio", 0.9996, 2, "0.9996"),
    ("ratio", 1, 0.3, "1.000"), ("ratio", 0.0123, 0.5, "0.0123"),
    ("difference", 0.0004, 0.2, "0.04"), ("difference", -0.0004, 0.2, "\u{2212}0.04"),
    ("difference", 0, 0.2, "0.0"), ("difference", 1e-17, 0.2, "0.0"),
    ("cohens_h", 0.0002, 0.5, "0.0002"), ("correlation", -0.004, 10, "\u{2212}0.004"),
  ])
  func `a limit is not written as the value that it decides about`(
    name: String, value: Double, spread: Double, text: String
  ) {
    #expect(limit(name, value, spread) == text)
  }
}
