internal import Halfwidth
internal import Workloads

extension PeerWorkload {
  /// W1, W2, W4 and W7 without simulation: from counts to a finding each time, as a caller would have it.
  static let ideal: [PeerWorkload] =
    [BootstrapMethod.percentile, .bca].flatMap { method in
      [
        // With n, the same shares of n respondents instead of 50.
        PeerWorkload(name: "ideal-proportion-\(method.rawValue)") { request in
          let trials = request["n", 50]
          let counts = WorkloadData.binomial(trials * 37 / 50, of: trials)
          return { _ in try limits(method, IdealBootstrap.proportion(counts)) }
        },
        PeerWorkload(name: "ideal-difference-\(method.rawValue)") { _ in
          let counts = try IndependentCounts(WorkloadData.groups.first, WorkloadData.groups.second)
          return { _ in try limits(method, IdealBootstrap.independentDifference(counts)) }
        },
        PeerWorkload(name: "ideal-likert-\(method.rawValue)") { request in
          let sample = try likert(of: request["n", 50])
          return { _ in try limits(method, IdealBootstrap.mean(of: sample)) }
        },
      ]
    } + [
      PeerWorkload(name: "ideal-median") { request in
        let sample = try likert(of: request["n", 50])
        return { _ in try limits(.percentile, IdealBootstrap.quantile(0.5, of: sample)) }
      },
      PeerWorkload(name: "ideal-coverage") { request in
        let trials = request["n", 50]
        return { _ in
          let coverage = try IdealBootstrapCoverage(trials: trials, method: .percentile)
          let sum = WorkloadData.truths.reduce(0) { $0 + coverage.coverage(at: $1) }
          return [sum / Double(WorkloadData.truths.count)]
        }
      },
    ]

  /// The workload's answers, of a multiple of 50 respondents.
  private static func likert(of total: Int) throws -> ScoredCounts {
    try ScoredCounts(scores: [1, 2, 3, 4], counts: WorkloadData.likert.map { $0 * total / 50 })
  }

  static func limits(
    _ method: BootstrapMethod, _ bootstrap: Bootstrap
  ) throws -> [Double] {
    try limits(method.finding(for: bootstrap).interval)
  }
}
