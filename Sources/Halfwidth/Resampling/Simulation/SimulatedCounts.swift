internal import NumericCore

/// The way of a statistic of few distinct values on a lattice: only their counts are drawn.
struct SimulatedCounts {
  private let kernel: CountKernel

  /// Finds the kernel; nil where the statistic is another one, or rows are quicker to draw.
  init?(_ bootstrap: SimulatedBootstrap) {
    guard let lattice = bootstrap.lattice, let definition = bootstrap.prepared.form.definition
    else { return nil }
    var samples: [CategoryCounts] = []
    var scores: [[Int]] = []
    for (steps, factor) in zip(lattice.steps, lattice.factors) {
      var counts: [Int: Int] = [:]
      for step in steps { counts[step, default: 0] += 1 }
      // A count costs a few times what a row does.
      guard counts.count <= 16 || counts.count * 8 <= steps.count,
        steps.count <= CountKernel.largestTotal
      else { return nil }
      let distinct = counts.keys.sorted()
      guard let sample = try? CategoryCounts(distinct.map { counts[$0] ?? 0 }) else { return nil }
      samples.append(sample)
      scores.append(distinct.map { factor * $0 })
    }
    let ranks = samples.map { definition.rankMean(of: $0.total) }
    let pairs = zip(ranks, scores).compactMap { ranks, scores -> CountStatistic.Ranks? in
      guard case .pair(let lower, let upper) = ranks else { return nil }
      return CountStatistic.Ranks(lower: lower, upper: upper, scores: scores)
    }
    let statistic: CountStatistic
    if definition.isLinear {
      statistic = .sum(scores: scores)
    } else if pairs.count == samples.count {
      statistic = .ranks(pairs)
    } else {
      return nil
    }
    guard let kernel = try? CountKernel(samples: samples, statistic: statistic) else { return nil }
    self.kernel = kernel
  }

  /// Whether so many resamples in all are drawn as histograms of blocks, which a longer run draws anew.
  func drawsBlocks(total: Int) -> Bool { kernel.histograms(total: total) != nil }

  func run(
    _ plan: ResamplePlan, of bootstrap: SimulatedBootstrap, progress: ResampleProgress?
  ) throws(ResampleError) -> BootstrapShard {
    // A part of whole blocks may have more resamples than were asked of it.
    let (resamples, histogram) = try kernel.draw(plan) { progress?(min($0, plan.count)) ?? true }
    return BootstrapShard(
      subject: bootstrap.subject(plan, SimulationRequest()), resamples: resamples,
      replicates: .counted(histogram), undefined: 0, pivots: [], calibration: nil,
      digest: [histogram].digest)
  }
}
