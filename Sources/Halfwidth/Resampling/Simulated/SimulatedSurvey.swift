/// A bootstrap of a survey with strata, clusters, weights and a finite population: primary units are
/// drawn and weights rescaled, see ``SurveyResampling``.
///
/// The statistic is that of the weighted rows: a weighted mean, a ratio of weighted means, a correlation
/// by weighted moments, a quantile of the weight. In each resample it is found again with the
/// rescaled weights. The jackknife behind BCa leaves out primary units; `expanded-percentile` takes their
/// number minus that of the strata for degrees of freedom. There is no standard error of each resample,
/// so no studentized interval.
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
  public let survey: SurveyResampling
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
  ///     strata that are not named have endless many. Without strata the name is empty.
  /// - Throws: ``SimulationError``: a stratum of one primary unit, from which no variance can be
  ///   estimated; a statistic that has no weighted form or is undefined for the data.
  /// - Complexity: O(n) for each primary unit, which the jackknife leaves out; O(n log n) for quantiles.
  public init(
    _ statistic: SampleStatistic, of sample: BootstrapSample,
    samplingFractions: [String: Double] = [:]
  ) throws(SimulationError) {
    let prepared = try PreparedStatistic(statistic, of: sample)
    guard prepared.isWeighable else {
      throw .parameter(
        "\(prepared.name) has no weighted form; use a mean, a quantile or a function of means")
    }
    let rows = sample.count
    let strata = sample.stratum ?? SampleLabels([String](repeating: "", count: rows))
    var fractions: [Int: Double] = [:]
    for (name, fraction) in samplingFractions {
      guard let code = strata.levels.firstIndex(of: name) else {
        throw .parameter("there is no stratum '\(name)'; give fractions of strata that are there")
      }
      fractions[code] = fraction
    }
    let design: SurveyResampling
    do throws(ResampleError) {
      design = try SurveyResampling(
        strata: strata.codes, clusters: sample.cluster?.codes, weights: sample.weights,
        samplingFractions: fractions)
      // Sums over primary units are much the quicker way, where there are sums.
      let sums =
        prepared.functional == nil || prepared.parts.count > 1
        ? nil : prepared.replicates(rows: rows)
      kernel = try ReplicateKernel(
        sums
          ?? .weights(count: rows) { weights in
            prepared.value(rowWeights: weights) ?? .nan
          }, survey: design)
    } catch {
      if case .singleUnit(let code) = error, let labels = sample.stratum?.levels {
        throw .parameter(
          "stratum '\(labels[code])' has one primary unit, from which no variance can be estimated; "
            + "join it with another stratum")
      }
      throw .resample(error)
    }
    let weights = design.weights
    guard let estimate = prepared.value(rowWeights: weights.span) else {
      throw .undefinedStatistic(
        "\(prepared.name) of the weighted data is not a finite number; there is nothing to resample"
      )
    }
    self.sample = sample
    self.statistic = statistic
    survey = design
    self.prepared = prepared
    self.estimate = estimate
    influence = design.influence { prepared.value(rowWeights: $0.span) }
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
      influence: influence, space: prepared.space, alternative: prepared.alternative, lattice: nil,
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
    _ plan: ResamplePlan, reason: SimulationReason = .scheme, progress: ResampleProgress? = nil
  ) throws(SimulationError) -> Bootstrap {
    let shard = try run(plan, progress: progress)
    do { return try shard.bootstrap(reason: reason) } catch {
      throw .undefinedResamples(of: plan.count)
    }
  }
}

extension PreparedStatistic {
  /// Returns the statistic of rows with these weights, of which some may be 0; nil where it is undefined.
  fileprivate func value(rowWeights weights: Span<Double>) -> Double? {
    var shares: [[Double]] = []
    for part in parts {
      var own = part.rows.map { weights[$0] }
      let total = own.reduce(0, +)
      guard total > 0 else { return nil }
      for index in own.indices { own[index] /= total }
      shares.append(own)
    }
    let value: Double
    if let functional {
      value = functional.value(shares.flatMap(\.self))
    } else {
      let share: Double
      switch form {
      case .column(.median): share = 0.5
      case .column(.quantile(let given)): share = given
      default: return nil
      }
      let quantiles = zip(parts, shares).compactMap { part, own in
        Self.weightedQuantile(share, of: part.x, weights: own)
      }
      guard quantiles.count == parts.count else { return nil }
      value = joined(quantiles)
    }
    return value.isFinite ? value : nil
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
