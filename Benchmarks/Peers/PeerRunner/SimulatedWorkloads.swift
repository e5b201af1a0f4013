internal import Halfwidth
internal import Workloads

extension PeerWorkload {
  /// W1, W2 and W4 by simulation, from counts to limits: keys `B`, `threads`, and `n` for one sample.
  static let simulated: [PeerWorkload] =
    [BootstrapMethod.percentile, .bca].flatMap { method in
      [
        PeerWorkload(name: "simulated-proportion-\(method.rawValue)") { request in
          let trials = request["n", 50]
          let counts = WorkloadData.binomial(trials * 37 / 50, of: trials)
          let plan = Plan(request)
          return { seed in
            let histogram = try CountKernel(proportion: counts).histogram(plan.with(seed))
            return try limits(
              method, of: histogram, like: IdealBootstrap.proportion(counts), divisor: trials,
              seed: seed)
          }
        },
        PeerWorkload(name: "simulated-difference-\(method.rawValue)") { request in
          let groups = WorkloadData.groups
          let counts = try IndependentCounts(groups.first, groups.second)
          let samples = try [groups.first, groups.second].map {
            try CategoryCounts([$0.successes, $0.failures])
          }
          let plan = Plan(request)
          return { seed in
            let kernel = try CountKernel(
              samples: samples, statistic: .sum(scores: [[1, 0], [-1, 0]]))
            return try limits(
              method, of: try kernel.histogram(plan.with(seed)),
              like: IdealBootstrap.independentDifference(counts), divisor: 50, seed: seed)
          }
        },
        PeerWorkload(name: "simulated-likert-\(method.rawValue)") { request in
          let sample = try ScoredCounts(scores: [1, 2, 3, 4], counts: WorkloadData.likert)
          let counts = try CategoryCounts(WorkloadData.likert)
          let plan = Plan(request)
          return { seed in
            let kernel = try CountKernel(
              samples: [counts], statistic: .sum(scores: [[1, 2, 3, 4]]))
            return try limits(
              method, of: try kernel.histogram(plan.with(seed)),
              like: IdealBootstrap.mean(of: sample), divisor: 50, seed: seed)
          }
        },
      ]
    } + [
      PeerWorkload(name: "simulated-median") { request in
        let counts = try CategoryCounts(WorkloadData.likert)
        let plan = Plan(request)
        return { seed in
          let kernel = try CountKernel(
            samples: [counts],
            statistic: .ranks([CountStatistic.Ranks(medianOf: 50, scores: [1, 2, 3, 4])]))
          let distribution = distribution(
            of: try kernel.histogram(plan.with(seed)), divisor: 2, seed: seed)
          return [
            distribution.quantile(lowerTail: 0.025) ?? .nan,
            distribution.quantile(upperTail: 0.025) ?? .nan,
          ]
        }
      }
    ]

  /// What a request says about resampling.
  struct Plan {
    let resamples: Int
    let threads: Int

    init(_ request: Request) {
      resamples = request["B", 10_000]
      threads = request["threads", 1]
    }

    func with(_ seed: UInt64) throws -> ResamplePlan {
      try ResamplePlan(resamples: resamples, seed: seed, threads: threads)
    }
  }

  static func distribution(
    of histogram: ResampleHistogram, divisor: Int, seed: UInt64
  ) -> BootstrapDistribution {
    BootstrapDistribution(
      histogram: histogram.counts, origin: histogram.firstPosition,
      lattice: BootstrapLattice(offset: 0, step: 1, divisor: divisor), seed: seed)
  }

  /// The limits from simulated resamples of a statistic whose acceleration is known in closed form.
  private static func limits(
    _ method: BootstrapMethod, of histogram: ResampleHistogram,
    like exact: @autoclosure () throws -> Bootstrap,
    divisor: Int, seed: UInt64
  ) throws -> [Double] {
    let distribution = distribution(of: histogram, divisor: divisor, seed: seed)
    guard method == .bca else {
      return [
        distribution.quantile(lowerTail: 0.025) ?? .nan,
        distribution.quantile(upperTail: 0.025) ?? .nan,
      ]
    }
    var bootstrap = try exact()
    bootstrap.distribution = distribution
    return try limits(method.finding(for: bootstrap).interval)
  }
}
