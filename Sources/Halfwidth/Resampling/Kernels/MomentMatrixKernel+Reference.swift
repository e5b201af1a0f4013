internal import NumericCore

extension MomentMatrixKernel {
  /// Draws a plan's resamples and adds the moments of the rows drawn, one by one: the plain form of
  /// ``sums(_:progress:)``.
  ///
  /// - Complexity: O(rows * moments) time for each resample.
  package func referenceSums(_ plan: ResamplePlan) -> [Double] {
    var found: [Double] = []
    ResampleDriver.eachUnit(plan.resamples, unit: sampler.unit) { unit, within in
      var drawn: [UInt32] = []
      sampler.draw(&drawn, resamples: within, of: plan.block(unit))
      for place in 0..<within.count {
        let own = drawn[place * sampler.draws..<(place + 1) * sampler.draws]
        for moment in moments.indices {
          found.append(own.reduce(0) { $0 + self.moment(moment, ofRow: Int($1)) })
        }
      }
    }
    return found
  }

  private func moment(_ moment: Int, ofRow row: Int) -> Double {
    switch moments[moment] {
    case .column(let index): unit(of: index, row: row)
    case .product(let first, let second): unit(of: first, row: row) * unit(of: second, row: row)
    }
  }

  private func unit(of index: Int, row: Int) -> Double {
    let column = columns[index]
    let place = column.rows.map { $0.firstIndex(of: row) } ?? row
    return place.map { (column.values[$0] - axes[index].centre) / axes[index].scale } ?? 0
  }
}
