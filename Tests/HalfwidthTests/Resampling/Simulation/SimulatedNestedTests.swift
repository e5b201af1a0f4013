import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

/// Resamples of resamples, found again row by row.
@Suite struct SimulatedNestedTests {
  private let values = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]

  private func mean(_ rows: [UInt32]) -> Double {
    rows.reduce(0) { $0 + values[Int($1)] } / Double(rows.count)
  }

  /// The inner resamples of resample i are those with the numbers i M ..< (i + 1) M of the stream for
  /// nested resampling, 256 a block, drawn from the places of its rows.
  @Test(arguments: [(3, 2), (100, 40), (40, 300)])
  func `inner resamples are drawn from what the outer one drew`(variances: Int, shares: Int) throws
  {
    let sample = try BootstrapSample(values: values)
    let closure = SampleStatistic.custom(
      .init(name: "mean") { rows in
        var sum = 0.0
        for i in rows.indices { sum += values[Int(rows[i])] }
        return sum / Double(rows.count)
      })
    let plan = try ResamplePlan(resamples: 300, seed: 7)
    let request = SimulationRequest(
      studentized: true, varianceResamples: variances,
      calibration: .init(level: 0.9, innerResamples: shares))
    let shard = try SimulatedBootstrap(closure, of: sample).run(plan, request: request)

    let sampler = try RowSampler(.ordinary, rows: 12)
    let inner = max(variances, shares)
    var pivots: [Double] = []
    var counts = [UInt64](repeating: 0, count: 2 * shares + 1)
    for resample in 0..<300 {
      var outer: [UInt32] = []
      sampler.draw(
        &outer, resamples: resample % 256..<resample % 256 + 1, of: plan.block(resample / 256))
      let found = (resample * inner..<(resample + 1) * inner).map { number in
        var places: [UInt32] = []
        sampler.draw(
          &places, resamples: number % 256..<number % 256 + 1,
          of: plan.block(number / 256, purpose: .nestedResampling))
        return mean(places.map { outer[Int($0)] })
      }
      let first = found.prefix(variances)
      let centre = first.reduce(0, +) / Double(variances)
      let variance =
        first.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(variances - 1)
      if variance > 1e-20 { pivots.append((mean(outer) - 52.0 / 12) / variance.squareRoot()) }
      let position = found.prefix(shares).reduce(0) {
        $0 + (($1 - 52.0 / 12).magnitude < 1e-9 ? 1 : $1 < 52.0 / 12 ? 2 : 0)
      }
      counts[position] += 1
    }
    #expect(shard.calibration?.counts == counts)
    #expect(shard.pivots.count == pivots.count)
    for (pivot, expected) in zip(shard.pivots, pivots) {
      expectClose(pivot, expected, relative: 1e-9, absolute: 1e-12)
    }
    // On the lattice ties are whole numbers, and there are as many.
    let lattice = try SimulatedBootstrap(.column(.mean, of: "values"), of: sample)
    #expect(lattice.isOnLattice)
    if shares >= variances {
      let other = SimulationRequest(calibration: .init(level: 0.9, innerResamples: shares))
      #expect(try lattice.run(plan, request: other).calibration?.counts == counts)
    }
  }

  /// Each group of rows keeps its size at both levels.
  @Test func `resamples of resamples stay in their groups`() throws {
    let groups = [0, 1, 1, 0, 2, 2, 2, 0, 1, 1, 0, 0]
    let kept = SampleStatistic.custom(
      .init(name: "kept") { rows in
        let drawn = rows.indices.map { groups[Int(rows[$0])] }.sorted()
        return drawn == groups.sorted() || rows.count < groups.count ? 0 : 1
      })
    let bootstrap = try SimulatedBootstrap(
      kept, of: BootstrapSample(values: values), scheme: .grouped(groups))
    let shard = try bootstrap.run(
      ResamplePlan(resamples: 300, seed: 10),
      request: SimulationRequest(calibration: .init(level: 0.9, innerResamples: 50)))
    #expect(shard.replicates == .values([Double](repeating: 0, count: 300)))
    // All inner resamples equal the estimate: each counts once.
    #expect(shard.calibration?[50] == 300)
  }
}
