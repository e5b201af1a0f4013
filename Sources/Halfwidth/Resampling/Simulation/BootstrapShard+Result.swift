extension BootstrapShard {
  /// Makes a bootstrap of all resamples of a run.
  ///
  /// - Parameter reason: Why it was simulated, for the result's warnings.
  /// - Throws: ``BootstrapShardError``: a shard that isn't the whole run, or too few resamples with a
  ///   statistic.
  /// - Complexity: O(B) for values, which are sorted by their digits.
  public func bootstrap(
    reason: SimulationReason = .asked
  ) throws(BootstrapShardError) -> Bootstrap {
    guard resamples == 0..<subject.total else {
      throw .incomplete(drawn: resamples.count, total: subject.total)
    }
    let distribution: BootstrapDistribution
    var undefined = undefined
    switch replicates {
    case .counted(let histogram):
      guard histogram.total >= 2, let lattice = subject.lattice else {
        throw .undefinedResamples(of: resamples.count)
      }
      distribution = BootstrapDistribution(
        histogram: histogram.counts, origin: histogram.firstPosition, lattice: lattice,
        seed: subject.seed)
    case .values(let all):
      let largest = BootstrapDistribution.largestMagnitude
      let values =
        all.allSatisfy { $0.magnitude <= largest } ? all : all.filter { $0.magnitude <= largest }
      undefined += all.count - values.count
      guard values.count >= 2 else { throw .undefinedResamples(of: resamples.count) }
      distribution = BootstrapDistribution(
        sortedValues: SimulatedSort.sorted(values), seed: subject.seed)
    }
    return subject.bootstrap(
      distribution,
      supplement: BootstrapSupplement(
        studentized: pivots(distribution), calibration: subject.calibrated(calibration)),
      undefined: undefined, digest: digest, reason: reason)
  }

  /// The bootstrap of all resamples of a run, whose errors are those of a simulation.
  func whole(_ reason: SimulationReason) throws(ResampleError) -> Bootstrap {
    do throws(BootstrapShardError) {
      return try bootstrap(reason: reason)
    } catch {
      if case .incomplete = error { throw .parameter(error.message) }
      throw .undefinedResamples(of: resamples.count)
    }
  }

  private func pivots(_ distribution: BootstrapDistribution) -> BootstrapPivots? {
    guard subject.request.studentized else { return nil }
    let missing = Double(resamples.count - undefined - pivots.count)
    let error = subject.pivotStandardError ?? distribution.standardError
    let share = missing / Double(max(resamples.count - undefined, 1))
    guard pivots.count >= 2 else {
      // No pivot to speak of: the share alone says why.
      return BootstrapPivots(
        distribution: BootstrapDistribution(sortedValues: [0, 0], seed: subject.seed),
        standardError: error, undefinedShare: 1)
    }
    return BootstrapPivots(
      distribution: BootstrapDistribution(
        sortedValues: SimulatedSort.sorted(pivots), seed: subject.seed),
      standardError: error, undefinedShare: share)
  }
}

extension BootstrapShard.Subject {
  /// Makes a bootstrap of the distribution over all resamples.
  ///
  /// - Parameter undefined: How many resamples have no finite statistic.
  func bootstrap(
    _ distribution: BootstrapDistribution, supplement: BootstrapSupplement, undefined: Int,
    digest: ResampleDigest, reason: SimulationReason
  ) -> Bootstrap {
    var warnings = [AnalysisWarning(.simulated, reason.message)] + self.warnings
    if undefined > 0 {
      warnings.add(
        .degenerate,
        "\(undefined) of \(total) resamples \(undefined == 1 ? "has" : "have") no finite value of the "
          + "statistic; left out")
    }
    return Bootstrap(
      statistic: statistic, sampleSizes: sampleSizes, estimate: estimate,
      distribution: distribution, influence: influence, space: space, alternative: alternative,
      supplement: supplement, units: units, digest: digest.description, warnings: warnings)
  }

  /// The tails at which the limits of the inner resamples have the estimate inside as often as they
  /// should.
  func calibrated(_ calibration: ResampleHistogram?) -> BootstrapCalibration? {
    guard let asked = request.calibration, let calibration, calibration.total >= 2 else {
      return nil
    }
    let tail = asked.level.tail(asked.side)
    let positions = BootstrapDistribution(
      histogram: calibration.counts, origin: calibration.firstPosition,
      lattice: BootstrapLattice(offset: 0, step: 1, divisor: 2 * asked.innerResamples),
      seed: seed)
    guard let lower = positions.quantile(tail), let upper = positions.quantile(aboveTail: tail)
    else { return nil }
    return BootstrapCalibration(
      level: asked.level, side: asked.side, lowerTail: min(lower, upper),
      upperTail: 1 - max(lower, upper), innerResamples: asked.innerResamples)
  }
}
