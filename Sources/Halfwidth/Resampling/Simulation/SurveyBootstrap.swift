/// A bootstrap of a survey with strata, clusters, weights and a finite population: primary units are
/// drawn and weights rescaled.
///
/// The statistic is that of the weighted rows: a weighted mean, a ratio of weighted means, a correlation
/// by weighted moments, a quantile of the weight. In each resample it is found again with the
/// rescaled weights. The jackknife behind BCa leaves out primary units; `expanded-percentile` takes their
/// number minus that of the strata for degrees of freedom. There is no standard error of each resample,
/// so no studentized interval.
///
/// With the share f of a stratum's primary units that are in the sample, standard errors are those of
/// sampling without replacement, sqrt(1 - f) of what they would be, and the sums behind the acceleration
/// follow. Of a census, f = 1, each resample is the sample and each interval a point.
///
/// A resample in which the statistic is undefined is left out of the distribution, and counted.
///
/// Source: J. N. K. Rao, C. F. J. Wu (1988), *J. Amer. Statist. Assoc.* 83, 231-241,
/// [doi:10.1080/01621459.1988.10478591](https://doi.org/10.1080/01621459.1988.10478591).
public struct SurveyBootstrap: Sendable {
  /// What is resampled.
  public let sample: BootstrapSample
  /// What is found in each resample.
  public let statistic: SampleStatistic
  /// How primary units are drawn.
  let survey: SurveyResampling
  /// The weighted statistic of the data.
  public let estimate: Double
  /// The jackknife's sums over primary units; nil where the statistic is undefined without some unit.
  public let influence: BootstrapInfluence?
  private let prepared: PreparedStatistic
  private let kernel: ReplicateKernel

  /// Creates the bootstrap of a statistic.
  ///
  /// - Parameters:
  ///   - statistic: One with a weighted form: no trimmed mean, and no function of the user. A difference
  ///     is one of two domains of the survey, whose rows are drawn together.
  ///   - sample: The data, with a stratum, a cluster or a weight of each row. Without strata all rows are
  ///     of one, without clusters each row is a primary unit, without weights all weigh the same.
  ///   - samplingFractions: For each stratum the share of its primary units that are in the sample;
  ///     strata that are not named have endless many. Without strata the name is empty. See
  ///     ``BootstrapSample/primaryUnits``.
  /// - Throws: ``ResampleError``: a stratum of one primary unit, from which no variance can be
  ///   estimated; a statistic that has no weighted form or is undefined for the data.
  /// - Complexity: O(n log n), for quantiles O(n) for each stratum, of which most is the jackknife's.
  public init(
    _ statistic: SampleStatistic, of sample: BootstrapSample,
    samplingFractions: [String: Double] = [:]
  ) throws(ResampleError) {
    let prepared = try PreparedStatistic(statistic, of: sample)
    guard let weighted = SurveyStatistic(prepared) else {
      throw .parameter(
        "\(prepared.name) has no weighted form; use a mean, a quantile or a function of means")
    }
    let rows = sample.count
    let design = try SurveyResampling(of: sample, samplingFractions: samplingFractions)
    // Sums over primary units are much the quicker way, where there are sums.
    var sums: ReplicateStatistic?
    if case .moments? = prepared.form.definition?.source, prepared.parts.count == 1 {
      sums = prepared.replicates(of: prepared.parts[0])
    }
    kernel = try ReplicateKernel(
      sums ?? .weights(count: rows) { weights in weighted.value(weights) ?? .nan },
      survey: design)
    guard let estimate = kernel.estimate,
      estimate.magnitude <= BootstrapDistribution.largestMagnitude
    else {
      throw .undefinedStatistic(prepared.undefinedReason)
    }
    self.sample = sample
    self.statistic = statistic
    survey = design
    self.prepared = prepared
    self.estimate = estimate
    influence =
      design.isCensus
      ? BootstrapInfluence(squares: 0, cubes: 0)
      : weighted.withoutEachUnit(of: design).map { design.influence($0) }
  }

  /// Draws a plan's resamples: all of a run, or a shard.
  ///
  /// - Parameters:
  ///   - plan: Which resamples are drawn, from which seed.
  ///   - request: Nothing beyond the distribution is computed, whatever is asked for.
  ///   - progress: Gets the number of resamples drawn in all; false stops the run.
  /// - Throws: ``ResampleError``: too many resamples, or a run that was stopped.
  /// - Complexity: O(primary units) for each resample, for quantiles and differences O(n).
  public func run(
    _ plan: ResamplePlan, request: SimulationRequest = SimulationRequest(),
    progress: ResampleProgress? = nil
  ) throws(ResampleError) -> BootstrapShard {
    guard plan.count <= SimulatedBootstrap.mostValues else {
      throw .tooManyInPart(plan.count, limit: SimulatedBootstrap.mostValues)
    }
    let found = try kernel.replicates(plan, progress: progress)
    return BootstrapShard(
      subject: subject(plan), resamples: plan.resamples,
      // Of a census each resample is the sample, and its statistic no sum that is rounded otherwise.
      replicates: .values(survey.isCensus ? found.values.map { _ in estimate } : found.values),
      undefined: found.undefined, pivots: [], calibration: nil,
      digest: found.digest)
  }

  /// Draws all of a plan's resamples, and makes a bootstrap of them.
  ///
  /// - Throws: ``ResampleError``
  public func bootstrap(
    _ plan: ResamplePlan, request: SimulationRequest = SimulationRequest(),
    for intervals: SimulationIntervals = SimulationIntervals(),
    reason: SimulationReason = .scheme, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> Bootstrap {
    try bootstrap(
      plan, for: intervals, reason: reason, keeping: SimulatedBootstrap.mostValues,
      progress: progress)
  }

  /// - Parameter most: How many values are kept.
  func bootstrap(
    _ plan: ResamplePlan, for intervals: SimulationIntervals, reason: SimulationReason = .scheme,
    keeping most: Int, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> Bootstrap {
    if plan.count <= most { return try run(plan, progress: progress).whole(reason) }
    let passes = SimulatedPasses(
      engine: kernel.engine, intervals: intervals, subject: subject(plan), reason: reason)
    return try passes.bootstrap(plan, progress: progress)
  }

  /// Always: each resample is drawn by itself.
  public func isContinued(from drawn: Int, to total: Int, request: SimulationRequest) -> Bool {
    true
  }

  /// How often the resamples of a plan are drawn; see ``SimulatedBootstrap/passes(of:for:)``.
  public func passes(of plan: ResamplePlan, for intervals: SimulationIntervals) -> Int {
    plan.count <= SimulatedBootstrap.mostValues ? 1 : intervals.passes
  }

  /// What all shards of a run share.
  private func subject(_ plan: ResamplePlan) -> BootstrapShard.Subject {
    BootstrapShard.Subject(
      text: prepared.text, statistic: prepared.name, data: sample.digest, scheme: survey.name,
      sampleSizes: [survey.strata.count - survey.members.count + 1], estimate: estimate,
      influence: influence, space: prepared.space, alternative: prepared.alternative, lattice: nil,
      pivotStandardError: nil, request: SimulationRequest(), seed: plan.seed, total: plan.total,
      warnings: finitePopulation.map { [$0] } ?? [])
  }

  /// There is no method for surveys that needs one.
  public var functional: BootstrapFunctional? { nil }

  /// What the correction for a finite population does; nil without one.
  private var finitePopulation: AnalysisWarning? {
    let shares = survey.samplingFractions
    guard let least = shares.min(), let most = shares.max(), most > 0 else { return nil }
    func digits(_ number: Double) -> String {
      let scale = 1e4
      let rounded = (number * scale).rounded() / scale
      return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
    let units = sample.cluster == nil ? "respondents" : "clusters"
    var text: String
    if least == 1 {
      text =
        "all \(units) of the population are in the sample, so nothing is left to chance and each "
        + "interval is a point"
    } else {
      let isOne = least == most
      let range =
        isOne ? "\(digits(100 * least))%" : "\(digits(100 * least))% to \(digits(100 * most))%"
      let factor =
        isOne
        ? "sqrt(1 - \(digits(least))) = \(digits((1 - least).squareRoot()))"
        : "sqrt(1 - share) in each of them"
      text =
        "the sample holds \(range) of \(isOne ? "the population's" : "a stratum's") \(units), so what "
        + "resamples change in the weights, and with it the standard error, is multiplied by \(factor) "
        + "(finite population correction by Rao and Wu's rescaling), if they were drawn at random"
    }
    if sample.cluster != nil {
      text += "; it takes each cluster in the sample to be observed whole"
    }
    return AnalysisWarning(.finitePopulation, text)
  }
}

extension SurveyResampling {
  /// Whether all primary units of the population are in the sample.
  var isCensus: Bool { samplingFractions.allSatisfy { $0 == 1 } }

  /// The slug of the scheme, with what else tells two apart beside strata, clusters and weights.
  fileprivate var name: String {
    if isCensus { return "census" }
    guard samplingFractions.contains(where: { $0 > 0 }) else { return "survey" }
    let hash = samplingFractions.reduce(0) { ResampleDigest.hash($0, $1.bitPattern) }
    return "survey-\(ResampleDigest(value: hash))"
  }

  /// The sums of the statistic without each primary unit.
  ///
  /// In a stratum of n units sampled to the share f, squares are multiplied by (1 - f) n / (n - 1) and
  /// cubes by the power 3/2 of 1 - f and the square of n / (n - 1): for a total these are the second and
  /// the third moment over all resamples.
  fileprivate func influence(_ values: [Double]) -> BootstrapInfluence {
    var sum: BootstrapInfluence?
    for (stratum, members) in members.enumerated() {
      let own = BootstrapInfluence(leaveOneOut: members.map { (values[$0], 1) })
      let left = 1 - samplingFractions[stratum]
      let growth = growth(stratum: stratum)
      let scaled = BootstrapInfluence(
        squares: left * growth * own.squares,
        cubes: left * left.squareRoot() * growth * growth * own.cubes)
      sum = sum.map { $0 + scaled } ?? scaled
    }
    return sum ?? BootstrapInfluence(squares: 0, cubes: 0)
  }
}
