/// The way of a statistic off a lattice of which nothing but its values is asked for: rows are added,
/// or counted by rank, by a ``ReplicateKernel``.
struct SimulatedReplicates {
  private let kernel: ReplicateKernel
  /// Whether the kernel finds the variance and the statistic is its root.
  private let takesRoot: Bool

  /// Finds the kernel; nil where the statistic is another one.
  init?(_ bootstrap: SimulatedBootstrap) {
    guard bootstrap.lattice == nil,
      let statistic = bootstrap.prepared.replicates(rows: bootstrap.sample.count),
      let kernel = try? ReplicateKernel(statistic, scheme: bootstrap.drawScheme)
    else { return nil }
    self.kernel = kernel
    takesRoot =
      if case .column(.standardDeviation) = bootstrap.prepared.form { true } else { false }
  }

  func run(
    _ plan: ResamplePlan, of bootstrap: SimulatedBootstrap, progress: ResampleProgress?
  ) throws(SimulationError) -> BootstrapShard {
    let found: ResampleReplicates
    do {
      found = try kernel.replicates(plan, progress: progress)
    } catch {
      throw .resample(error)
    }
    return BootstrapShard(
      subject: bootstrap.subject(plan, SimulationRequest()), resamples: plan.resamples,
      replicates: .values(takesRoot ? found.values.map { $0.squareRoot() } : found.values),
      undefined: found.undefined, pivots: [], calibration: nil, digest: found.digest)
  }
}

extension PreparedStatistic {
  /// The statistic, or its square where it is a standard deviation, as one that has a kernel; nil if
  /// there is none.
  func replicates(rows: Int) -> ReplicateStatistic? {
    let part = parts[0]
    if parts.count > 1 {
      guard case .column(.mean) = form else { return nil }
      var x = [Double](repeating: 0, count: rows)
      var isFirst = [Bool](repeating: false, count: rows)
      for (index, part) in parts.enumerated() {
        for (row, value) in zip(part.rows, part.x) {
          x[row] = value
          isFirst[row] = index == 0
        }
      }
      return .differenceOfMeans(x, isFirst: isFirst)
    }
    switch form {
    case .column(.mean), .column(.proportion): return .mean(part.x)
    case .column(.variance), .column(.standardDeviation): return .variance(part.x)
    // Counting by distinct values, as the engine does, is the quicker way to these.
    case .column(.median), .column(.quantile), .column(.trimmedMean): return nil
    case .correlation: return .correlation(part.x, part.y)
    case .ratio: return .ratioOfMeans(part.x, part.y)
    case .slope: return .slope(x: part.y, y: part.x)
    case .custom: return nil
    }
  }
}
