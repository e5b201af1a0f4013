/// A bootstrap that draws resamples by a plan: of rows, or of a survey's primary units.
///
/// What was drawn can be continued, or drawn anew in no time, so that
/// ``adaptive(tolerance:method:level:side:plan:limit:request:reason:progress:)`` goes on until the limits
/// of an interval are known.
public protocol BootstrapSimulation: Sendable {
  /// The statistic as a function of the rows' weights, for `abc`; nil where there is none.
  var functional: BootstrapFunctional? { get }
  /// How many resamples belong together: a thousand where they are balanced, else 1.
  var resamplesTogether: Int { get }

  /// Draws a plan's resamples: all of a run, or a shard.
  func run(
    _ plan: ResamplePlan, request: SimulationRequest, progress: ResampleProgress?
  ) throws(ResampleError) -> BootstrapShard

  /// Draws all of a plan's resamples, and makes a bootstrap of them.
  func bootstrap(
    _ plan: ResamplePlan, request: SimulationRequest, for intervals: SimulationIntervals,
    reason: SimulationReason, progress: ResampleProgress?
  ) throws(ResampleError) -> Bootstrap

  /// Whether the first `drawn` resamples of a run of `total` are those of a run of `drawn`.
  func isContinued(from drawn: Int, to total: Int, request: SimulationRequest) -> Bool

  /// How often the resamples of a plan are drawn, for intervals of more than are kept.
  func passes(of plan: ResamplePlan, for intervals: SimulationIntervals) -> Int
}

extension SimulatedBootstrap: BootstrapSimulation {
  /// The most resamples of a simulation that goes on by itself, where no other limit is given.
  public static let defaultLimit = 10_000_000

  /// How many resamples belong together: a thousand where they are balanced, else 1.
  public var resamplesTogether: Int { scheme == .balanced ? sampler.unit : 1 }
}

extension SurveyBootstrap: BootstrapSimulation {
  /// Each resample stands for itself.
  public var resamplesTogether: Int { 1 }
}

/// What ended a simulation that was to go on until its error is small enough.
public enum MonteCarloOutcome: Hashable, Sendable {
  /// The bracket of each limit is at most as wide as was tolerated.
  case tolerance
  /// The bracket of each limit holds one point of the lattice: more resamples leave it as it is.
  case latticePoint
  /// The largest number of resamples was reached before.
  case limit
  /// The method gives no interval, or one that isn't simulated: there is nothing to go on for.
  case noInterval
}

/// A simulation that went on until its error was small enough, or to its limit.
public struct AdaptiveBootstrap: Hashable, Sendable {
  /// All resamples.
  public var bootstrap: Bootstrap
  /// What the method made of them, with the errors of its limits.
  public var finding: BootstrapFinding
  /// The number of resamples.
  public var resamples: Int
  /// What ended it.
  public var outcome: MonteCarloOutcome
}

extension BootstrapSimulation {
  /// Draws resamples until the bracket of each limit is at most as wide as `tolerance`.
  ///
  /// On a lattice it also ends when each bracket is one point. The resamples are those of one run of
  /// the final number. The error falls with the square root of their number,
  /// so a tenth of the tolerance takes a hundred times as many.
  ///
  /// - Parameters:
  ///   - tolerance: A finite number above 0, in the units of the statistic.
  ///   - method: The method whose limits count.
  ///   - level: Its nominal coverage.
  ///   - side: Which limits it has.
  ///   - plan: The resamples to begin with, from the first.
  ///   - limit: The most resamples in all. Those that are kept are ``SimulatedBootstrap/mostValues`` at most, whatever the
  ///     limit: off a lattice, and with a studentized interval, that is where it ends.
  ///   - request: What else is computed; what the method needs is added.
  ///   - reason: Why the answer is simulated, for the finding.
  ///   - progress: Gets the number of resamples drawn in all; false stops the run.
  /// - Throws: ``ResampleError``
  public func adaptive(
    tolerance: Double, method: BootstrapMethod = .default, level: ConfidenceLevel = 0.95,
    side: IntervalSide = .two, plan: ResamplePlan, limit: Int = SimulatedBootstrap.defaultLimit,
    request: SimulationRequest = SimulationRequest(), reason: SimulationReason = .asked,
    progress: ResampleProgress? = nil
  ) throws(ResampleError) -> AdaptiveBootstrap {
    guard tolerance > 0 && tolerance.isFinite else { throw .tolerance(tolerance) }
    let request = request.joined(
      with: SimulationRequest(for: method, level: level, side: side))
    var shard = try run(plan, request: request, progress: progress)
    let isCounted = if case .counted = shard.replicates { !request.studentized } else { false }
    let limit = isCounted ? limit : min(limit, SimulatedBootstrap.mostValues)
    while true {
      let drawn = shard.resamples.upperBound
      let bootstrap: Bootstrap
      do { bootstrap = try shard.bootstrap(reason: reason) } catch {
        throw .undefinedResamples(of: drawn)
      }
      let finding = method.finding(
        for: bootstrap, level: level, side: side, functional: functional)
      let widths = finding.monteCarlo?.widths ?? []
      var outcome: MonteCarloOutcome?
      if finding.interval == nil || widths.isEmpty {
        outcome = .noInterval
      } else if bootstrap.distribution.lattice != nil && widths.allSatisfy({ $0 == 0 }) {
        outcome = .latticePoint
      } else if widths.allSatisfy({ $0 <= tolerance }) {
        outcome = .tolerance
      } else if drawn >= limit {
        outcome = .limit
      }
      if let outcome {
        return AdaptiveBootstrap(
          bootstrap: bootstrap, finding: finding, resamples: drawn, outcome: outcome)
      }
      do {
        let next = try plan.grown(
          after: drawn, by: (widths.max() ?? 0) / tolerance, together: resamplesTogether,
          limit: limit)
        guard isContinued(from: drawn, to: next.total, request: request) else {
          let whole = try ResamplePlan(
            resamples: next.total, seed: plan.seed, threads: plan.threads, batch: plan.batch)
          shard = try run(whole, request: request, progress: progress)
          continue
        }
        let more = try run(next, request: request) { progress?(drawn + $0) ?? true }
        shard.subject.total = next.total
        try shard.append(more)
      } catch let error as ResampleError {
        throw error
      } catch {
        throw .undefinedResamples(of: drawn)
      }
    }
  }
}

extension ResamplePlan {
  /// The plan of the resamples after the first `drawn` until brackets that are `ratio` times too wide are
  /// likely to be narrow enough.
  ///
  /// - Parameters:
  ///   - together: How many resamples belong together.
  ///   - limit: The most resamples in all.
  func grown(
    after drawn: Int, by ratio: Double, together: Int = 1, limit: Int
  ) throws(ResampleError) -> ResamplePlan {
    let factor = min(max(1.1 * ratio * ratio, 2), 16)
    // A whole number of resamples and one in each tail, as at the beginning; or of whole thousands.
    let (round, spare) = together > 1 ? (together, 0) : (total + 1, 1)
    let wanted = Int((Double(drawn) * factor / Double(round)).rounded(.up)) * round - spare
    // A plan of all that were drawn is one that can be continued.
    return try ResamplePlan(resamples: drawn, seed: seed, threads: threads, batch: batch)
      .continued(to: min(wanted, limit))
  }
}
