internal import Halfwidth
internal import Workloads

/// The bootstrap over all resamples: distributions, and every interval that is made of one.
func idealBenchmarks(_ suite: inout BenchmarkSuite) {
  let groups = WorkloadData.groups
  guard let counts = try? IndependentCounts(groups.first, groups.second),
    let pairs = try? PairedCounts(both: 33, firstOnly: 10, secondOnly: 3, neither: 4),
    let proportion = try? IdealBootstrap.proportion(WorkloadData.proportion)
  else { return }
  for trials in [50, 1_000, 100_000] {
    let many = WorkloadData.binomial(trials / 50 * 37, of: trials)
    suite.measure("Ideal.proportion.n\(trials)", isQuick: trials == 50) {
      try IdealBootstrap.proportion(many)
    } isRight: {
      isNear($0.mean, 0.74)
    }
  }
  for total in [50, 500, 5_000] {
    let shares = WorkloadData.likert.map { $0 * total / 50 }
    suite.measure("Ideal.mean.n\(total)") {
      try IdealBootstrap.mean(of: ScoredCounts(scores: [1, 2, 3, 4], counts: shares))
    } isRight: {
      isNear($0.mean, 2.64)
    }
    suite.measure("Ideal.median.n\(total)", isQuick: true) {
      try IdealBootstrap.quantile(0.5, of: ScoredCounts(scores: [1, 2, 3, 4], counts: shares))
    } isRight: {
      $0.estimate == 3
    }
  }
  suite.measure("Ideal.independentDifference.n50", isQuick: true) {
    try IdealBootstrap.independentDifference(counts)
  } isRight: {
    isNear($0.mean, -0.08)
  }
  suite.measure("Ideal.pairedDifference.n50", isQuick: true) {
    try IdealBootstrap.pairedDifference(pairs)
  } isRight: {
    isNear($0.mean, 0.14)
  }
  for method in BootstrapMethod.allCases where method.finding(for: proportion).interval != nil {
    suite.measure("IdealInterval.\(method.rawValue).n50", isQuick: true) {
      method.finding(for: proportion)
    } isRight: { (finding: BootstrapFinding) in
      guard let interval = finding.interval else { return false }
      return (0.58..<0.65).contains(interval.lower) && (0.83..<0.9).contains(interval.upper)
    }
  }
  // scipy's binomial: the mean coverage of the percentile interval over 0.01, 0.02 ... 0.99.
  suite.measure("Ideal.coverage.n50") {
    let coverage = try IdealBootstrapCoverage(trials: 50)
    let truths = WorkloadData.truths
    return truths.reduce(0) { $0 + coverage.coverage(at: $1) } / Double(truths.count)
  } isRight: {
    isNear($0, 0.924_156_621_186_358)
  }
}
