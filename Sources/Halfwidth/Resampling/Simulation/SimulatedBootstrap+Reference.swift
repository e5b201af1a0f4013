extension SimulatedBootstrap {
  /// Draws a plan's resamples row by row, and finds the statistic of each by its definition: the plain
  /// form of ``run(_:request:progress:)``.
  ///
  /// - Returns: The statistic of each resample, in their order; nil where it is undefined. Those of few
  ///   distinct values, which ``run(_:request:progress:)`` finds from counts, are of other resamples.
  /// - Complexity: O(n log n) for each resample.
  package func referenceReplicates(_ plan: ResamplePlan) -> [Double?] {
    var found: [Double?] = []
    ResampleDriver.eachUnit(plan.resamples, unit: sampler.unit) { block, within in
      var rows: [UInt32] = []
      for resample in within {
        sampler.draw(&rows, resamples: resample..<resample + 1, of: plan.block(block))
        found.append(reference(rows))
      }
    }
    return found
  }

  private func reference(_ rows: [UInt32]) -> Double? {
    let places = evaluator.places(rows)
    if let lattice { return lattice.value(places, of: prepared) }
    return prepared.definition(places)
  }
}
