internal import NumericCore

/// A bootstrap by random resamples of the data.
///
/// For statistics of which no distribution over all resamples is known, or whose one would be too
/// large; see ``BootstrapInput/route(for:scheme:resamplesGiven:)``. Rows are drawn with replacement, as many as there
/// are, by a ``ResampleScheme``.
///
/// On a lattice the resamples are counted by position: ties are exact, and memory doesn't grow with
/// their number. Other statistics keep 8 bytes a resample, 32 while they are sorted, up to ``mostValues``.
/// More are drawn again and again, three or four times as a rule, in the memory of some tens of megabytes and
/// half of one for each thread and each order statistic looked for: what is found is what keeping them would
/// give, bit for bit, but only for the intervals that were asked for; see ``SimulationIntervals`` and
/// ``BootstrapDistribution/holdsAllValues``. A studentized interval keeps its 8 bytes a resample on a lattice
/// too, and is refused beyond.
///
/// A resample in which the statistic is undefined, such as the correlation of rows that are all the
/// same, is left out of the distribution; the result says how many there are.
///
/// Same seed, same bits: for any number of threads, batches and shards. See ``ResamplePlan``.
public struct SimulatedBootstrap: Sendable {
  /// The most resamples whose values are kept: 2^27, in one gigabyte and four while they are sorted.
  public static let mostValues = 1 << 27

  /// What is resampled.
  public let sample: BootstrapSample
  /// What is found in each resample.
  public let statistic: SampleStatistic
  /// How rows are drawn.
  public let scheme: ResampleScheme
  /// The statistic of the data; on a lattice the value of its position, so that ties are exact.
  public let estimate: Double
  /// The jackknife's sums, with weights those of the derivatives; nil where the statistic is undefined
  /// without some row, and for weighted quantiles.
  public let influence: BootstrapInfluence?

  let prepared: PreparedStatistic
  let lattice: StatisticLattice?
  let evaluator: StatisticEvaluator
  let sampler: RowSampler
  /// Draws from the places of a resample's rows.
  let innerSampler: RowSampler

  /// Creates the bootstrap of a statistic.
  ///
  /// - Parameters:
  ///   - statistic: What is found in each resample.
  ///   - sample: The data.
  ///   - scheme: How rows are drawn. A difference of two groups draws each group's rows on their own,
  ///     which is what `ordinary` means for it, and takes no other scheme. With weights the statistic of
  ///     the data is the weighted one, and derivatives by the weights take the jackknife's place; there
  ///     is no weighted form of a trimmed mean or of a function of the user.
  /// - Throws: ``ResampleError``: a column that isn't there, a difference without two groups, a
  ///   statistic that is undefined for the data, a scheme that doesn't fit them.
  /// - Complexity: O(n log n), of which most is the jackknife's; see ``influence``. For a function of
  ///   the user n + 1 calls.
  public init(
    _ statistic: SampleStatistic, of sample: BootstrapSample, scheme: ResampleScheme = .ordinary
  ) throws(ResampleError) {
    let prepared = try PreparedStatistic(statistic, of: sample)
    self.sample = sample
    self.statistic = statistic
    self.prepared = prepared
    let lattice = StatisticLattice(prepared)
    self.lattice = lattice
    evaluator = StatisticEvaluator(prepared, on: lattice, rows: sample.count)
    self.scheme = scheme
    let draw = try SimulatedScheme(scheme, prepared, rows: sample.count)
    sampler = draw.sampler
    innerSampler = draw.inner
    let rows = prepared.parts.map { Array(0..<$0.count) }
    let value: Double?
    if let weights = draw.weights {
      value = prepared.weighted(weights)
    } else if let lattice {
      value = lattice.value(rows, of: prepared)
    } else {
      value = prepared.definition(rows)
    }
    guard let value, value.magnitude <= BootstrapDistribution.largestMagnitude else {
      throw .undefinedStatistic(prepared.undefinedReason)
    }
    estimate = value
    influence = draw.weights.map { prepared.influence(weights: $0) } ?? prepared.influence
  }

  /// Whether the statistic lies on a lattice, so that resamples are counted and not kept.
  public var isOnLattice: Bool { lattice != nil }

  /// The number of resamples where none is given: the smallest from 9,999 for which both tails of the
  /// level hold a whole number of B + 1, at least 50; for 90%, 95% and 99% it is 9,999.
  ///
  /// For a level whose tail is no such fraction up to B = 1,000,000 it is the smallest with 50.
  ///
  /// Source: A. C. Davison, D. V. Hinkley (1997), *Bootstrap Methods and their Application*, section
  /// 2.4: limits are then order statistics, with nothing interpolated.
  public static func defaultResamples(
    for level: ConfidenceLevel, side: IntervalSide = .two
  ) -> Int {
    let tail = level.tail(side)
    let least = min(max(10_000, (50 / min(tail, 1 - tail)).rounded(.up)), 1_000_000)
    let found = stride(from: least, through: 1_000_000, by: 1).first { number in
      let rank = number * tail
      return (rank - rank.rounded()).magnitude <= 1e-9 * rank
    }
    return Int(found ?? least) - 1
  }

  /// How much is done without being asked for a number of resamples: 2^32 rows.
  ///
  /// Each resample counts for 200 rows more. That is some 20 seconds on one thread.
  public static let mostUnaskedWork = 1 << 32

  /// Refuses so many resamples, whose number follows from the level, where they would take too long.
  ///
  /// Work is counted, not timed, so that the same question is refused on every machine, before anything is
  /// drawn. The usual 9,999 are drawn of any data, unless each is resampled again.
  ///
  /// - Throws: ``ResampleError/tooMuchUnasked(resamples:inner:rows:)``
  public func checkUnasked(
    _ resamples: Int, _ request: SimulationRequest
  ) throws(ResampleError) {
    let variance = request.studentized && !prepared.hasVariance ? request.varianceResamples : 0
    let inner = max(variance, request.calibration?.innerResamples ?? 0)
    let isCounted = isOnLattice && !request.studentized && request.calibration == nil
    guard inner > 0 || resamples > 10_000 && !isCounted else { return }
    let work = Double(resamples) * Double(1 + inner) * Double(sample.count + 200)
    guard work <= Double(Self.mostUnaskedWork) else {
      throw .tooMuchUnasked(resamples: resamples, inner: inner, rows: sample.count)
    }
  }

  /// Refuses a studentized interval of more resamples than are kept, before anything is drawn.
  ///
  /// - Throws: ``ResampleError/tooManyPivots(_:limit:)``
  public func checkKept(
    _ resamples: Int, _ request: SimulationRequest
  ) throws(ResampleError) {
    guard !request.studentized || resamples <= Self.mostValues else {
      throw .tooManyPivots(resamples, limit: Self.mostValues)
    }
  }

  /// Draws a plan's resamples: all of a run, or a shard.
  ///
  /// - Parameters:
  ///   - plan: Which resamples, and from which seed.
  ///   - request: What is computed beyond the distribution.
  ///   - progress: Called from time to time; false stops the run.
  /// - Throws: ``ResampleError``: more than ``mostValues`` resamples off a lattice, which are for
  ///   ``bootstrap(_:request:for:reason:progress:)`` alone, or a run that was stopped.
  /// - Returns: The plan's resamples. Of a proportion, a mean of few distinct scores on a lattice, and a difference of two such,
  ///   they are drawn 2^20 at once: a shard then has the blocks that begin in its plan, which may be none.
  /// - Complexity: O(n) for each resample; O(k) for a statistic on a lattice with k distinct values,
  ///   where they are few, and for the sums above O(lattice) for each 2^20. With resamples of resamples so many times that.
  public func run(
    _ plan: ResamplePlan, request: SimulationRequest = SimulationRequest(),
    progress: ResampleProgress? = nil
  ) throws(ResampleError) -> BootstrapShard {
    guard keeps(plan, request, upTo: Self.mostValues) else {
      throw request.studentized
        ? .tooManyPivots(plan.count, limit: Self.mostValues)
        : .tooManyInPart(plan.count, limit: Self.mostValues)
    }
    try check(plan, request)
    if let counts = counts(for: request) {
      return try counts.run(plan, of: self, progress: progress)
    }
    return try SimulatedEngine(self, request).run(plan, of: self, progress: progress)
  }

  /// The way of counts; nil where rows are needed, or quicker.
  private func counts(for request: SimulationRequest) -> SimulatedCounts? {
    guard !request.studentized, request.calibration == nil, scheme == .ordinary else { return nil }
    return SimulatedCounts(self)
  }

  /// Whether a run of `total` resamples goes on from one of `drawn`.
  ///
  /// Where histograms of blocks are drawn it doesn't: it is drawn anew, in no time.
  public func isContinued(from drawn: Int, to total: Int, request: SimulationRequest) -> Bool {
    guard let counts = counts(for: request) else { return true }
    return !counts.drawsBlocks(total: drawn) && !counts.drawsBlocks(total: total)
  }

  /// Draws all of a plan's resamples, and makes a bootstrap of them.
  ///
  /// - Parameters:
  ///   - plan: All resamples of a run; shards are merged first, see ``BootstrapShard``.
  ///   - request: What is computed beyond the distribution.
  ///   - intervals: What is to be made of it; only that can be, where more than ``mostValues`` resamples are
  ///     not kept.
  ///   - reason: Why it is simulated, for the result's warnings.
  ///   - progress: Called from time to time with the number drawn so far, in all ``passes(of:for:)``
  ///     together; false stops the run.
  /// - Throws: ``ResampleError``
  public func bootstrap(
    _ plan: ResamplePlan, request: SimulationRequest = SimulationRequest(),
    for intervals: SimulationIntervals = SimulationIntervals(),
    reason: SimulationReason = .asked, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> Bootstrap {
    try bootstrap(
      plan, request: request, for: intervals, reason: reason, keeping: Self.mostValues,
      progress: progress)
  }

  /// - Parameters:
  ///   - most: How many values are kept.
  ///   - room: How many are collected in a pass where they aren't.
  func bootstrap(
    _ plan: ResamplePlan, request: SimulationRequest = SimulationRequest(),
    for intervals: SimulationIntervals, reason: SimulationReason = .asked, keeping most: Int,
    room: Int = 1 << 22, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> Bootstrap {
    if keeps(plan, request, upTo: most) {
      return try run(plan, request: request, progress: progress).whole(reason)
    }
    try check(plan, request)
    guard !request.studentized else { throw .tooManyPivots(plan.count, limit: most) }
    var passes = SimulatedPasses(
      engine: ReplicateEngine(sampler: sampler, evaluator: evaluator.evaluator),
      intervals: intervals, subject: subject(plan, request), reason: reason, room: room)
    if request.calibration != nil {
      let nested = SimulatedNested(self, request)
      passes.nested = (
        { resample, value, rows in
          nested.find(rows, value: value, resample: resample, plan).position
        }, nested.nanoseconds(passes.engine)
      )
    }
    return try passes.bootstrap(plan, progress: progress)
  }

  /// How often the resamples of a plan are drawn: once, or where there are too many to keep, three or four
  /// times as a rule, and once or twice more where values are very near each other.
  public func passes(of plan: ResamplePlan, for intervals: SimulationIntervals) -> Int {
    isOnLattice || plan.count <= Self.mostValues ? 1 : intervals.passes
  }

  /// Whether there is room for what each resample gives.
  private func keeps(_ plan: ResamplePlan, _ request: SimulationRequest, upTo most: Int) -> Bool {
    isOnLattice && !request.studentized || plan.count <= most
  }

  /// The statistic as a function of the rows' weights, sample after sample, for `abc`; nil for order
  /// statistics and functions of the user, and where nothing has to be differentiated.
  public var functional: BootstrapFunctional? {
    if case .weighted(let weights) = scheme { return prepared.functional(weights: weights) }
    return prepared.functional
  }

  private func check(
    _ plan: ResamplePlan, _ request: SimulationRequest
  ) throws(ResampleError) {
    let range = SimulationRequest.innerRange
    var inner = 1
    if request.studentized && !prepared.hasVariance {
      guard range.contains(request.varianceResamples) else {
        throw .innerResamples(request.varianceResamples, allowed: range)
      }
      inner = max(inner, request.varianceResamples)
    }
    if let calibration = request.calibration {
      guard range.contains(calibration.innerResamples) else {
        throw .innerResamples(calibration.innerResamples, allowed: range)
      }
      inner = max(inner, calibration.innerResamples)
    }
    guard plan.total <= ResamplePlan.mostResamples / inner else {
      throw .tooManyInnerResamples(inner)
    }
  }

  /// What all shards of a run share.
  func subject(_ plan: ResamplePlan, _ request: SimulationRequest) -> BootstrapShard.Subject {
    // With weights no formula holds, and the resamples' standard deviation takes its place.
    var error: Double?
    if request.studentized && !scheme.isWeighted {
      error = prepared.variance(prepared.parts.map { Array(0..<$0.count) })?.squareRoot()
    }
    return BootstrapShard.Subject(
      text: prepared.text, statistic: prepared.name, data: sample.digest, scheme: scheme.name,
      sampleSizes: prepared.sampleSizes, estimate: estimate, influence: influence,
      space: prepared.space, alternative: prepared.alternative, lattice: lattice?.lattice,
      pivotStandardError: error,
      request: request, seed: plan.seed, total: plan.total)
  }
}

extension PreparedStatistic {
  /// Why the statistic of the data is undefined.
  var undefinedReason: String {
    form.definition?.undefinedReason(name)
      ?? "\(name) of the data is not a finite number; there is nothing to resample"
  }
}
