/// A bootstrap of a statistic in a survey with strata, clusters, weights and a finite population.
///
/// Primary units are drawn by Rao and Wu's rescaling, see ``SurveyResampling``: the statistic of the
/// data and of each resample is the weighted one. The jackknife behind BCa leaves out primary units,
/// and `expanded-percentile` counts their number minus that of the strata as degrees of freedom.
///
/// Source: J. N. K. Rao, C. F. J. Wu (1988), *J. Amer. Statist. Assoc.* 83, 231-241,
/// [doi:10.1080/01621459.1988.10478591](https://doi.org/10.1080/01621459.1988.10478591).
public struct SurveyBootstrap: Sendable {
  /// What is resampled.
  public let sample: BootstrapSample
  /// What is found in each resample.
  public let statistic: SampleStatistic
  /// How primary units are drawn.
  public let survey: SurveyResampling
  /// The weighted statistic of the data.
  public let estimate: Double
  /// The jackknife's sums over primary units; nil where the statistic is undefined without some unit.
  public let influence: BootstrapInfluence?
  private let prepared: PreparedStatistic
  private let kernel: ReplicateKernel

  /// Creates the bootstrap of a statistic in a survey, from the strata, clusters and weights of its
  /// sample.
  ///
  /// - Parameters:
  ///   - statistic: A statistic with a weighted form: no difference of groups, no trimmed mean, no
  ///     function of the user.
  ///   - sample: The data.
  ///   - samplingFractions: For each stratum the share of its primary units that are in the sample;
  ///     strata that are not named have endless many.
  /// - Throws: ``SimulationError``: a stratum of one primary unit, a statistic that is undefined or has
  ///   no weighted form.
  public init(
    _ statistic: SampleStatistic, of sample: BootstrapSample,
    samplingFractions: [String: Double] = [:]
  ) throws(SimulationError) {
    let prepared = try PreparedStatistic(statistic, of: sample)
    guard prepared.isWeighable && prepared.parts.count == 1 else {
      throw .resample(
        .scheme(
          "\(prepared.name) has no weighted form; give a statistic of all rows that has one"))
    }
    let strata = sample.stratum?.codes ?? [Int](repeating: 0, count: sample.count)
    var fractions: [Int: Double] = [:]
    for (name, fraction) in samplingFractions {
      guard let code = sample.stratum?.levels.firstIndex(of: name) else {
        throw .resample(.scheme("there is no stratum \(name); give fractions of strata that are"))
      }
      fractions[code] = fraction
    }
    do throws(ResampleError) {
      survey = try SurveyResampling(
        strata: strata, clusters: sample.cluster?.codes, weights: sample.weights,
        samplingFractions: fractions)
      let statistic =
        prepared.functional == nil ? prepared.ofWeights : prepared.replicates(rows: sample.count)
      guard let statistic else { throw ResampleError.statistic("\(prepared.name) has no kernel") }
      kernel = try ReplicateKernel(statistic, survey: survey)
    } catch {
      if case .singleUnit(let code) = error, let labels = sample.stratum?.levels {
        throw .parameter(
          "stratum '\(labels[code])' has one primary unit, from which no variance can be estimated; "
            + "join it with another stratum")
      }
      throw .resample(error)
    }
    guard let estimate = prepared.weighted(survey.weights) else {
      throw .undefinedStatistic(prepared.undefinedReason)
    }
    self.sample = sample
    self.statistic = statistic
    self.prepared = prepared
    self.estimate = estimate
    influence = survey.influence { prepared.weighted($0) }
  }

  /// Draws a plan's resamples: all of a run, or a shard.
  ///
  /// - Throws: ``SimulationError``: too many resamples, or a run that was stopped.
  /// - Complexity: O(primary units) for each resample, for quantiles O(n log n).
  public func run(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(SimulationError) -> BootstrapShard {
    guard plan.count <= SimulatedBootstrap.mostValues else {
      throw .tooManyResamples(plan.count, limit: SimulatedBootstrap.mostValues)
    }
    let found: ResampleReplicates
    do {
      found = try kernel.replicates(plan, progress: progress)
    } catch {
      throw .resample(error)
    }
    let takesRoot = if case .column(.standardDeviation) = prepared.form { true } else { false }
    let subject = BootstrapShard.Subject(
      text: prepared.text, statistic: prepared.name, data: sample.digest, scheme: survey.name,
      sampleSizes: [survey.strata.count - Set(survey.strata).count + 1], estimate: estimate,
      influence: influence, space: prepared.space, alternative: nil, lattice: nil,
      pivotStandardError: nil, request: SimulationRequest(), seed: plan.seed, total: plan.total)
    return BootstrapShard(
      subject: subject, resamples: plan.resamples,
      replicates: .values(takesRoot ? found.values.map { $0.squareRoot() } : found.values),
      undefined: found.undefined, pivots: [], calibration: nil, digest: found.digest)
  }

  /// Draws all of a plan's resamples, and makes a bootstrap of them.
  ///
  /// - Throws: ``SimulationError``
  public func bootstrap(
    _ plan: ResamplePlan, reason: SimulationReason = .asked, progress: ResampleProgress? = nil
  ) throws(SimulationError) -> Bootstrap {
    let shard = try run(plan, progress: progress)
    do { return try shard.bootstrap(reason: reason) } catch {
      throw .undefinedResamples(of: plan.count)
    }
  }
}

extension PreparedStatistic {
  /// A quantile as a function of weights.
  fileprivate var ofWeights: ReplicateStatistic? {
    .weights(count: parts[0].count) { weights in
      var all: [Double] = []
      for i in weights.indices { all.append(weights[i]) }
      return weighted(all) ?? .nan
    }
  }
}

extension SurveyResampling {
  /// The slug of the scheme, with what else tells two apart beside strata, clusters and weights.
  fileprivate var name: String {
    guard samplingFractions.contains(where: { $0 > 0 }) else { return "survey" }
    let hash = samplingFractions.reduce(0) { ResampleDigest.hash($0, $1.bitPattern) }
    return "survey-\(ResampleDigest(value: hash))"
  }

  /// The sums over primary units of the statistic without each: the others of its stratum stand for it.
  fileprivate func influence(_ value: ([Double]) -> Double?) -> BootstrapInfluence? {
    var sum: BootstrapInfluence?
    for stratum in Set(strata).sorted() {
      let members = strata.indices.filter { strata[$0] == stratum }
      let scale = Double(members.count) / Double(members.count - 1)
      var values: [(value: Double, count: Int)] = []
      for unit in members {
        let without = units.indices.map { row in
          units[row] == unit ? 0 : weights[row] * (strata[units[row]] == stratum ? scale : 1)
        }
        guard let found = value(without) else { return nil }
        values.append((found, 1))
      }
      let own = BootstrapInfluence(leaveOneOut: values)
      sum = sum.map { $0 + own } ?? own
    }
    return sum
  }
}
