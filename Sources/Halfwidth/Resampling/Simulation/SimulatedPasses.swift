internal import NumericCore

/// A simulation of more resamples than are kept: it draws them again and again, and finds what some intervals
/// need, the very same as if it had kept them.
///
/// The first pass says how many have a statistic, where they lie and what their sum is, and counts them by
/// their first sixteen bits. Later ones sum up powers about the mean, count what lies below the estimate, and
/// narrow each order statistic that the methods ask for; see ``OrderStatisticSearch``. The methods themselves
/// say what they need: they look at what is known so far, and what they miss is noted.
///
/// Memory is 32 MB for numbers that are collected, and half a megabyte for each thread and each order
/// statistic that is not narrowed down yet, however many resamples there are.
struct SimulatedPasses {
  let engine: ReplicateEngine
  let intervals: SimulationIntervals
  let subject: BootstrapShard.Subject
  let reason: SimulationReason
  /// How many numbers may be collected.
  var room = 1 << 22
  /// Finds each resample's position among its own resamples; nil where it isn't asked for.
  var nested: (find: @Sendable (_ resample: Int, Double, [UInt32]) -> Int?, nanoseconds: Double)?

  func bootstrap(
    _ plan: ResamplePlan, progress: ResampleProgress?
  ) throws(ResampleError) -> Bootstrap {
    guard plan.resamples == 0..<plan.total else {
      throw .parameter(
        BootstrapShardError.incomplete(drawn: plan.count, total: plan.total).message)
    }
    var search = OrderStatisticSearch(room: room)
    let first = try draw(plan, after: 0, progress, FirstPass(search, subject.request), nested)
    search.finish([first.search])
    let count = search.count
    guard count >= 2 else { throw .undefinedResamples(of: plan.count) }
    let level = BootstrapLevel(
      count: count, range: first.lowest...first.highest, sum: first.sum)
    var known = BootstrapOrderStatistics(
      count: count, range: level.range, sums: BootstrapSums(level, nil))
    let calibration = subject.request.calibration.map { _ in
      ResampleHistogram(firstPosition: 0, counts: first.calibration)
    }
    let supplement = BootstrapSupplement(calibration: subject.calibrated(calibration))
    var digest = first.digest
    calibration?.add(to: &digest, as: 1)
    func found() -> Bootstrap {
      subject.bootstrap(
        BootstrapDistribution(known, seed: plan.seed), supplement: supplement,
        undefined: plan.count - count, digest: digest, reason: reason)
    }
    var passes = 1
    var powers: BootstrapPowers? = BootstrapPowers(about: level)
    while true {
      let questions = BootstrapQuestions()
      known.questions = questions
      intervals.ask(found())
      known.questions = nil
      let asked = questions.asked
      search.want(asked.ranks)
      if powers == nil && asked.isEmpty { return found() }
      let ties = asked.values.map { (value: $0, ties: known.ties(with: $0)) }
      let next = try draw(
        plan, after: passes * plan.count, progress,
        LaterPass(search: search.makePass(), powers: powers, ties: ties.map(\.ties)), nil)
      passes += 1
      search.finish([next.search])
      known.learn(search.found)
      for ((value, _), tally) in zip(ties, next.tallies) { known.learn(tally, of: value) }
      if let found = next.powers { known.sums = BootstrapSums(level, found) }
      powers = nil
    }
  }

  /// Draws all resamples once; returns what all threads together found.
  private func draw<Pass: ReplicatePass>(
    _ plan: ResamplePlan, after drawn: Int, _ progress: ResampleProgress?, _ pass: Pass,
    _ nested: (find: @Sendable (Int, Double, [UInt32]) -> Int?, nanoseconds: Double)?
  ) throws(ResampleError) -> Pass {
    var each: ReplicateEngine.Each<Pass>?
    if let find = nested?.find {
      each = { state, resample, value, rows in
        if let position = find(resample, value, rows) { state.count(position) }
      }
    }
    let states = try engine.run(
      plan, nanoseconds: nested?.nanoseconds ?? 0, progress: { progress?(drawn + $0) ?? true },
      makeState: { pass },
      body: { state, resamples, values, labels in
        var finite: [Double] = []
        finite.reserveCapacity(values.count)
        for i in values.indices where values[i].isFinite { finite.append(values[i] + 0) }
        state.add(finite.span)
        state.add(labels, of: resamples)
      }, each: each)
    var sum = states[0]
    for state in states.dropFirst() { sum.merge(state) }
    return sum
  }
}

/// What one thread finds out of the resamples that it draws.
private protocol ReplicatePass: Sendable {
  /// Looks at finite values.
  mutating func add(_ values: Span<Double>)
  /// Looks at the sums of the labels of the rows.
  mutating func add(_ labels: Span<UInt64>, of resamples: Range<Int>)
  /// Counts a resample's position among its own resamples.
  mutating func count(_ position: Int)
  mutating func merge(_ other: Self)
}

private struct FirstPass: ReplicatePass {
  var search: OrderStatisticSearch.Pass
  var digest = ResampleDigest()
  var lowest = Double.infinity
  var highest = -Double.infinity
  var sum = ExactSum()
  var calibration: [UInt64]

  init(_ search: OrderStatisticSearch, _ request: SimulationRequest) {
    self.search = search.makePass()
    calibration = [UInt64](
      repeating: 0, count: request.calibration.map { 2 * $0.innerResamples + 1 } ?? 0)
  }

  mutating func add(_ values: Span<Double>) {
    search.add(values)
    for i in values.indices {
      lowest = min(lowest, values[i])
      highest = max(highest, values[i])
    }
    sum.add(values)
  }

  mutating func add(_ labels: Span<UInt64>, of resamples: Range<Int>) {
    for (i, resample) in resamples.enumerated() { digest.add(resample: resample, rows: labels[i]) }
  }

  mutating func count(_ position: Int) { calibration[position] += 1 }

  mutating func merge(_ other: FirstPass) {
    search.merge(other.search)
    digest = digest + other.digest
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
    sum.merge(other.sum)
    for i in calibration.indices { calibration[i] += other.calibration[i] }
  }
}

private struct LaterPass: ReplicatePass {
  var search: OrderStatisticSearch.Pass
  /// nil where they are known already.
  var powers: BootstrapPowers?
  /// The values that count as equal to those whose tallies are wanted.
  let ties: [ClosedRange<Double>]
  var tallies: [BootstrapOrderStatistics.Tally]

  init(
    search: OrderStatisticSearch.Pass, powers: BootstrapPowers?, ties: [ClosedRange<Double>]
  ) {
    self.search = search
    self.powers = powers
    self.ties = ties
    tallies = ties.map { _ in BootstrapOrderStatistics.Tally() }
  }

  mutating func add(_ values: Span<Double>) {
    search.add(values)
    powers?.add(values)
    for (own, ties) in ties.enumerated() {
      for i in values.indices {
        if values[i] < ties.lowerBound {
          tallies[own].below += 1
        } else if values[i] <= ties.upperBound {
          tallies[own].equal += 1
        }
      }
    }
  }

  mutating func add(_ labels: Span<UInt64>, of resamples: Range<Int>) {}

  mutating func count(_ position: Int) {}

  mutating func merge(_ other: LaterPass) {
    search.merge(other.search)
    if let own = other.powers { powers?.merge(own) }
    for i in tallies.indices {
      tallies[i].below += other.tallies[i].below
      tallies[i].equal += other.tallies[i].equal
    }
  }
}
