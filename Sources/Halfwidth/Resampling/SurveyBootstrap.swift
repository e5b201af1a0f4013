/// A bootstrap of a survey with strata, clusters or weights: primary units are drawn and weights
/// rescaled, see ``SurveyResampling``.
///
/// The statistic is that of the weighted rows: a weighted mean, a ratio of weighted means, a correlation
/// by weighted moments, a quantile of the weight. In each resample it is found again with the
/// rescaled weights. Percentile, basic and normal intervals and the standard error come from that; there
/// is no jackknife and no standard error of each resample, so no BCa and no studentized interval.
///
/// A resample in which the statistic is undefined is left out of the distribution, and counted.
public struct SurveyBootstrap: Sendable {
  /// What is resampled.
  public let sample: BootstrapSample
  /// The strata, primary units and weights.
  public let survey: SurveyResampling
  /// The statistic of the weighted data.
  public let estimate: Double
  private let prepared: PreparedStatistic
  private let kernel: ReplicateKernel

  /// Creates the bootstrap of a statistic.
  ///
  /// - Parameters:
  ///   - statistic: One with a weighted form: no trimmed mean, and no function of the user.
  ///   - sample: The data, with a stratum, a cluster or a weight of each row. Without strata all rows are
  ///     of one, without clusters each row is a primary unit, without weights all weigh the same.
  /// - Throws: ``SimulationError``: a stratum of one primary unit, from which no variance can be
  ///   estimated; a statistic that has no weighted form or is undefined for the data.
  public init(
    _ statistic: SampleStatistic, of sample: BootstrapSample
  ) throws(SimulationError) {
    let prepared = try PreparedStatistic(statistic, of: sample)
    guard prepared.isWeighable else {
      throw .parameter(
        "\(prepared.name) has no weighted form; use a mean, a quantile or a function of means")
    }
    let weights: [Double]
    do throws(ResampleError) {
      let survey = try SurveyResampling(
        strata: sample.stratum?.codes ?? [Int](repeating: 0, count: sample.count),
        clusters: sample.cluster?.codes, weights: sample.weights)
      kernel = try ReplicateKernel(
        .weights(count: sample.count) { weights in
          prepared.value(rowWeights: weights) ?? .nan
        }, survey: survey)
      self.survey = survey
      weights = survey.weights
    } catch {
      if case .singleUnit(let code) = error, let labels = sample.stratum?.levels {
        throw .parameter(
          "stratum '\(labels[code])' has one primary unit, from which no variance can be estimated; "
            + "join it with another stratum")
      }
      throw .resample(error)
    }
    guard let estimate = prepared.value(rowWeights: weights.span) else {
      throw .undefinedStatistic(
        "\(prepared.name) of the weighted data is not a finite number; there is nothing to resample"
      )
    }
    self.sample = sample
    self.prepared = prepared
    self.estimate = estimate
  }

  /// Draws a plan's resamples: all of a run, or a shard.
  ///
  /// - Throws: ``SimulationError``: more than ``SimulatedBootstrap/mostValues`` resamples, or a run that
  ///   was stopped.
  /// - Complexity: O(n) for each resample; O(n log n) for quantiles.
  public func run(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(SimulationError) -> BootstrapShard {
    guard plan.count <= SimulatedBootstrap.mostValues else {
      throw .tooManyResamples(plan.count, limit: SimulatedBootstrap.mostValues)
    }
    do throws(ResampleError) {
      let found = try kernel.replicates(plan, progress: progress)
      return BootstrapShard(
        subject: subject(plan), resamples: plan.resamples, replicates: .values(found.values),
        undefined: found.undefined, pivots: [], calibration: nil, digest: found.digest)
    } catch {
      throw .resample(error)
    }
  }

  /// Draws all of a plan's resamples, and makes a bootstrap of them.
  ///
  /// - Throws: ``SimulationError``
  public func bootstrap(
    _ plan: ResamplePlan, reason: SimulationReason = .scheme, progress: ResampleProgress? = nil
  ) throws(SimulationError) -> Bootstrap {
    let shard = try run(plan, progress: progress)
    do {
      return try shard.bootstrap(reason: reason)
    } catch {
      throw .undefinedResamples(of: plan.count)
    }
  }

  private func subject(_ plan: ResamplePlan) -> BootstrapShard.Subject {
    BootstrapShard.Subject(
      text: prepared.text, statistic: prepared.name, data: sample.digest, scheme: "rao-wu",
      sampleSizes: prepared.sampleSizes, estimate: estimate, influence: nil,
      space: prepared.space, alternative: prepared.alternative, lattice: nil,
      pivotStandardError: nil, request: SimulationRequest(), seed: plan.seed, total: plan.total)
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
