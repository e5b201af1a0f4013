internal import NumericCore

/// Resamples of a resample: its own standard error, and where the estimate lies among them.
///
/// Inner resample *j* of outer resample *i* has number *i M* + *j* in a stream of its own, *M* being
/// the larger of the two numbers of inner resamples that may be asked for; the smaller one takes the
/// first of them.
struct SimulatedNested: Sendable {
  private let prepared: PreparedStatistic
  private let lattice: StatisticLattice?
  private let kernels: [SimulatedKernel]
  private let offsets: [Int]
  private let sampler: RowSampler
  private let estimate: Double
  private let estimatePosition: Int?
  private let smallestError: Double
  private let varianceResamples: Int
  private let calibrationResamples: Int
  private let wantsPivot: Bool

  init(_ bootstrap: SimulatedBootstrap, _ request: SimulationRequest) {
    prepared = bootstrap.prepared
    lattice = bootstrap.lattice
    kernels = bootstrap.kernels
    offsets = bootstrap.offsets
    sampler = bootstrap.innerSampler
    estimate = bootstrap.estimate
    estimatePosition = bootstrap.lattice?.lattice.position(of: bootstrap.estimate)
    let rows = prepared.parts.map { Array(0..<$0.count) }
    // An error that is rounding alone is none.
    smallestError = 1e-12 * (prepared.variance(rows)?.squareRoot() ?? 0)
    wantsPivot = request.studentized
    varianceResamples =
      request.studentized && !prepared.form.hasVariance ? request.varianceResamples : 0
    calibrationResamples = request.calibration?.innerResamples ?? 0
  }

  /// How many resamples of each resample are drawn.
  var cost: Int { max(varianceResamples, calibrationResamples) }

  /// Finds a resample's pivot, and twice the number of inner resamples below the estimate plus the
  /// number of those equal to it.
  ///
  /// - Returns: No pivot where it wasn't asked for, where the statistic is undefined, and where its
  ///   standard error is 0; no position where it wasn't asked for, or the statistic is undefined.
  func find(
    _ rows: [UInt32], parts: [Double], resample: Int, _ plan: ResamplePlan,
    _ scratch: inout SimulatedKernel.Scratch
  ) -> (pivot: Double?, position: Int?) {
    let outer = value(parts)
    guard !outer.value.isNaN else { return (nil, nil) }
    let inner = innerValues(rows, resample: resample, plan, &scratch)
    var pivot: Double?
    if wantsPivot {
      let variance =
        varianceResamples > 0
        ? Self.variance(inner.prefix(varianceResamples).map(\.value))
        : prepared.variance(places(rows))
      if let error = variance?.squareRoot(), error > smallestError {
        pivot = (outer.value - estimate) / error
      }
    }
    guard calibrationResamples > 0 else { return (pivot, nil) }
    var position = 0
    var defined = 0
    for value in inner.prefix(calibrationResamples) where !value.value.isNaN {
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

  private typealias Found = (value: Double, position: Int)

  /// 2 for a value below the estimate, 1 for one equal to it, 0 for one above.
  private func side(_ found: Found) -> Int {
    if let estimatePosition {
      return found.position < estimatePosition ? 2 : found.position == estimatePosition ? 1 : 0
    }
    let slack =
      BootstrapDistribution.tieTolerance * max(found.value.magnitude, estimate.magnitude)
    return (found.value - estimate).magnitude <= slack ? 1 : found.value < estimate ? 2 : 0
  }

  /// For each part the places of a resample's rows in it.
  private func places(_ rows: [UInt32]) -> [[Int]] {
    zip(zip(prepared.parts, kernels), offsets).map { part, offset in
      rows[offset..<offset + part.0.count].map { part.1.places[Int($0)] }
    }
  }

  private func value(_ parts: [Double]) -> Found {
    guard let lattice else { return (prepared.joined(parts), 0) }
    let position = zip(lattice.factors, parts).reduce(0) { $0 + $1.0 * Int($1.1) }
    return (lattice.lattice.value(at: position), position)
  }

  private func innerValues(
    _ rows: [UInt32], resample: Int, _ plan: ResamplePlan,
    _ scratch: inout SimulatedKernel.Scratch
  ) -> [Found] {
    guard cost > 0 else { return [] }
    var found: [Found] = []
    var drawn: [UInt32] = []
    var values: [[Double]] = []
    let numbers = resample * cost..<(resample + 1) * cost
    ResampleDriver.eachUnit(numbers, unit: sampler.unit) { block, within in
      sampler.draw(
        &drawn, resamples: within, of: plan.block(block, purpose: .nestedResampling))
      for i in drawn.indices { drawn[i] = rows[Int(drawn[i])] }
      SimulatedKernel.fill(
        &values, count: within.count, by: kernels, offsets: offsets, from: drawn.span, &scratch)
      for i in 0..<within.count { found.append(value(values.map { $0[i] })) }
    }
    return found
  }

  private static func variance(_ values: [Double]) -> Double? {
    let defined = values.filter { !$0.isNaN }
    guard defined.count > 1 else { return nil }
    return PreparedStatistic.Form.squares(defined) / Double(defined.count - 1)
  }
}
