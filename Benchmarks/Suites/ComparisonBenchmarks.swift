internal import Halfwidth
internal import Workloads

/// Two independent samples: every interval for a difference, a ratio and an odds ratio.
func comparisonBenchmarks(_ suite: inout BenchmarkSuite) {
  let groups = WorkloadData.groups
  guard let counts = try? IndependentCounts(groups.first, groups.second) else { return }
  @Sendable func holds(_ interval: ConfidenceInterval?, _ value: Double) -> Bool {
    interval.map { $0.lower < value && value < $0.upper } ?? false
  }
  for method in DifferenceMethod.allCases {
    suite.measure("Difference.\(method.rawValue).n50", isQuick: true) {
      method.interval(for: counts)
    } isRight: {
      holds($0, -0.08)
    }
  }
  for method in RatioMethod.allCases {
    suite.measure("Ratio.\(method.rawValue).n50", isQuick: true) {
      method.interval(for: counts)
    } isRight: {
      holds($0, 0.9)
    }
  }
  for method in OddsRatioMethod.allCases {
    suite.measure("OddsRatio.\(method.rawValue).n50", isQuick: true) {
      method.interval(for: counts)
    } isRight: {
      holds($0, 9.0 / 14)
    }
  }
}
