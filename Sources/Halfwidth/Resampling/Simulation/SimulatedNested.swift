internal import NumericCore

/// Resamples of a resample: its own standard error, and where the estimate lies among them.
///
/// Inner resample *j* of outer resample *i* has number *i M* + *j* in a stream of its own, *M* being
/// the larger of the two numbers of inner resamples that may be asked for; the smaller one takes the
/// first of them.
struct SimulatedNested: Sendable {
  private let prepared: PreparedStatistic
  private let evaluator: StatisticEvaluator
  private let sampler: RowSampler
  private let estimate: Double
  private let estimatePosition: Int?
  /// How far rounding may put a statistic off; 0 for those that are values of the data.
  private let noise: Double
  private let smallestError: Double
  private let varianceResamples: Int
  private let calibrationResamples: Int
  private let wantsPivot: Bool

  init(_ bootstrap: SimulatedBootstrap, _ request: SimulationRequest) {
    prepared = bootstrap.prepared
    evaluator = StatisticEvaluator(
      prepared, on: bootstrap.lattice, rows: bootstrap.sample.count, isLabelled: false)
    sampler = bootstrap.innerSampler
    estimate = bootstrap.estimate
    estimatePosition = bootstrap.lattice?.lattice.position(of: bootstrap.estimate)
    let rows = prepared.parts.map { Array(0..<$0.count) }
    noise = 1e-12 * (prepared.variance(rows)?.squareRoot() ?? 0)
    // An error that is rounding alone is none; that of values that are all the same is exactly 0.
    smallestError = prepared.form.definition?.hasExactZeroVariance == true ? 0 : noise
    wantsPivot = request.studentized
    varianceResamples =
      request.studentized && !prepared.hasVariance ? request.varianceResamples : 0
    calibrationResamples = request.calibration?.innerResamples ?? 0
  }

  /// How many resamples of each resample are drawn.
  private var inner: Int { max(varianceResamples, calibrationResamples) }

  /// About what the resamples of one resample cost.
  func nanoseconds(_ engine: ReplicateEngine) -> Double {
    let draw = sampler.nanoseconds + engine.evaluator.nanoseconds
    return Double(sampler.draws) * (5 + draw * Double(inner))
  }

  /// Finds a resample's pivot, and twice the number of inner resamples below the estimate plus the
  /// number of those equal to it.
  ///
  /// - Parameter value: What the evaluator found for the rows.
  /// - Returns: No pivot where it wasn't asked for, where the statistic is undefined, and where its
  ///   standard error is 0; no position where it wasn't asked for, or the statistic is undefined.
  func find(
    _ rows: [UInt32], value: Double, resample: Int, _ plan: ResamplePlan
  ) -> (pivot: Double?, position: Int?) {
    guard value.isFinite else { return (nil, nil) }
    let inner = innerValues(rows, resample: resample, plan)
    var pivot: Double?
    if wantsPivot {
      let variance =
        varianceResamples > 0
        ? Self.variance(inner.prefix(varianceResamples).map { evaluator.value($0) })
        : prepared.variance(evaluator.places(rows))
      if let error = variance?.squareRoot(), error > smallestError {
        pivot = (evaluator.value(value) - estimate) / error
      }
    }
    guard calibrationResamples > 0 else { return (pivot, nil) }
    var position = 0
    var defined = 0
    for value in inner.prefix(calibrationResamples) where value.isFinite {
      defined += 1
      position += side(value)
    }
    // Where some are undefined the rest speaks for all of them.
    guard defined > 0 else { return (pivot, nil) }
    if defined < calibrationResamples {
      position = Int((Double(position) * Double(calibrationResamples) / Double(defined)).rounded())
    }
    return (pivot, position)
  }

  /// 2 for a value below the estimate, 1 for one equal to it, 0 for one above.
  private func side(_ found: Double) -> Int {
    if let estimatePosition {
      let position = evaluator.position(found)
      return position < estimatePosition ? 2 : position == estimatePosition ? 1 : 0
    }
    let slack =
      noise + BootstrapDistribution.roundingSlack(max(found.magnitude, estimate.magnitude))
    return (found - estimate).magnitude <= slack ? 1 : found < estimate ? 2 : 0
  }

  /// What the evaluator finds for each inner resample.
  private func innerValues(_ rows: [UInt32], resample: Int, _ plan: ResamplePlan) -> [Double] {
    guard inner > 0 else { return [] }
    var all: [Double] = []
    var drawn: [UInt32] = []
    var found: [Double] = []
    var labels: [UInt64] = []
    let numbers = resample * inner..<(resample + 1) * inner
    // Some 16 KB of rows at a time.
    let most = max(8, 4_096 / max(1, rows.count))
    ResampleDriver.eachUnit(numbers, unit: sampler.unit) { block, within in
      let words = plan.block(block, purpose: .nestedResampling)
      for start in stride(from: within.lowerBound, to: within.upperBound, by: most) {
        let part = start..<min(start + most, within.upperBound)
        sampler.draw(&drawn, resamples: part, of: words)
        for i in drawn.indices { drawn[i] = rows[Int(drawn[i])] }
        evaluator.evaluator.evaluate(drawn, resamples: part.count, into: &found, labels: &labels)
        all += found
      }
    }
    return all
  }

  private static func variance(_ values: [Double]) -> Double? {
    let defined = values.filter(\.isFinite)
    guard defined.count > 1 else { return nil }
    return WeightedMean.squares(defined) / Double(defined.count - 1)
  }
}
