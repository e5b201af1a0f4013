internal import Halfwidth
internal import Workloads

extension PeerWorkload {
  /// W8: the correlation of pairs.
  ///
  /// Keys `B`, `threads`, and `n`, the number of pairs.
  /// The jackknife that BCa takes its acceleration from is in the time, as it is in the rivals'.
  static let correlation = [BootstrapMethod.percentile, .bca].map { method in
    PeerWorkload(name: "correlation-\(method.rawValue)") { request in
      let (x, y) = try WorkloadData.pairs()
      let rows = (0..<request["n", x.count]).map { $0 % x.count }
      let columns = [
        BootstrapSample.Column("x", rows.map { x[$0] }),
        BootstrapSample.Column("y", rows.map { y[$0] }),
      ]
      let plan = Plan(request)
      return { seed in
        let simulated = try SimulatedBootstrap(
          .correlation("x", "y"), of: BootstrapSample(columns: columns))
        return try limits(method.finding(for: simulated.bootstrap(plan.with(seed))).interval)
      }
    }
  }
}
