internal import NumericCore

extension JointKernel {
  /// Draws a plan's resamples and adds the scores of the respondents drawn, one by one: the plain form
  /// of ``histograms(_:progress:)``.
  ///
  /// - Complexity: O(respondents * items) time for each resample.
  package func referenceHistograms(_ plan: ResamplePlan) -> [ResampleHistogram] {
    var counts = positions.map { [UInt64](repeating: 0, count: $0.count) }
    eachReferenceResample(plan) { _, found in
      for (item, position) in found.enumerated() {
        counts[item][position - positions[item].lowerBound] += 1
      }
    }
    return zip(positions, counts).map {
      ResampleHistogram(firstPosition: $0.lowerBound, counts: $1)
    }
  }

  /// Calls `body` with the number and the positions of all items of each resample.
  func eachReferenceResample(
    _ plan: ResamplePlan, _ body: (_ resample: Int, _ positions: [Int]) -> Void
  ) {
    let answers = (0..<matrix.respondents).map { respondent in
      (0..<matrix.items).map { matrix.answer(respondent: respondent, item: $0) }
    }
    ResampleDriver.eachUnit(plan.resamples, unit: sampler.unit) { unit, within in
      var rows: [UInt32] = []
      sampler.draw(&rows, resamples: within, of: plan.block(unit))
      for (place, resample) in within.enumerated() {
        let own = rows[place * sampler.rows..<(place + 1) * sampler.rows]
        let found = scores.indices.map { item in
          own.reduce(0) { $0 + scores[item][answers[Int($1)][item]] }
        }
        body(unit * sampler.unit + resample, found)
      }
    }
  }
}
