internal import Halfwidth
internal import Workloads

/// Every interval for one proportion, at a small and at a large number of trials, and those for shares.
func proportionBenchmarks(_ suite: inout BenchmarkSuite) {
  for method in ProportionMethod.allCases {
    for (trials, successes) in [(50, 37), (1_000, 740)] {
      let counts = WorkloadData.binomial(successes, of: trials)
      // Every method's limits lie around the estimate, and nearer to it than 3 standard errors.
      let reach = 3 * (0.74 * 0.26 / Double(trials)).squareRoot()
      suite.measure("Proportion.\(method.rawValue).n\(trials)", isQuick: true) {
        method.interval(for: counts)
      } isRight: { (interval: ConfidenceInterval?) in
        guard let interval else { return false }
        return (0.74 - reach..<0.74).contains(interval.lower)
          && (0.74..<0.74 + reach).contains(interval.upper)
      }
    }
  }
  for method in SimultaneousMethod.allCases {
    suite.measure("Simultaneous.\(method.rawValue).k4", isQuick: true) {
      method.intervals(for: try CategoryCounts(WorkloadData.likert))
    } isRight: { (intervals: [ConfidenceInterval]?) in
      guard let intervals, intervals.count == 4 else { return false }
      return zip(intervals, WorkloadData.likert).allSatisfy {
        $0.lower < Double($1) / 50 && Double($1) / 50 < $0.upper
      }
    }
  }
}
