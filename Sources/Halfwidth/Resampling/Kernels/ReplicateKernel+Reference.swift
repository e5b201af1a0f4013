internal import NumericCore

extension ReplicateKernel {
  /// Draws a plan's resamples, counts how often each row was drawn, and finds the statistic by its
  /// definition: the plain form of ``replicates(_:progress:)``.
  ///
  /// The replicates may differ from the kernel's in the last digits; functions of values or of rows get
  /// them in ascending order of the rows.
  ///
  /// - Returns: For each resample the replicate, or nil where it is not defined.
  package func referenceReplicates(_ plan: ResamplePlan) -> [Double?] {
    let sampler = engine.sampler
    var found: [Double?] = []
    ResampleDriver.eachUnit(plan.resamples, unit: sampler.unit) { unit, within in
      var rows: [UInt32] = []
      sampler.draw(&rows, resamples: within, of: plan.block(unit))
      for place in 0..<within.count {
        var counts = [Int](repeating: 0, count: sampler.rows)
        for row in rows[place * sampler.draws..<(place + 1) * sampler.draws] {
          counts[Int(row)] += 1
        }
        let weights = survey?.replicateWeights(draws: counts) ?? counts.map { Double($0) }
        found.append(statistic.value(weights: weights))
      }
    }
    return found
  }
}
