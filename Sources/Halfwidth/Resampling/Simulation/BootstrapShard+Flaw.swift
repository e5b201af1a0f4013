extension BootstrapShard {
  /// What of a shard does not go together, in words; nil for one that a run can have drawn.
  ///
  /// A shard comes from a file, which may have been changed or cut. What its numbers say of each other is
  /// checked here, so that nothing made of it can fail.
  public var flaw: String? {
    subject.flaw ?? resamplesFlaw ?? replicatesFlaw ?? pivotsFlaw ?? calibrationFlaw
  }

  private var resamplesFlaw: String? {
    guard resamples.lowerBound >= 0, resamples.upperBound <= subject.total else {
      return "its resamples are not among the \(subject.total) of the run"
    }
    guard undefined >= 0, undefined <= resamples.count else {
      return "\(undefined) of its \(resamples.count) resamples are said to have no finite statistic"
    }
    return held == resamples.count
      ? nil : "it holds \(held) resamples where it says \(resamples.count)"
  }

  private var replicatesFlaw: String? {
    switch (replicates, subject.lattice) {
    case (.counted(let histogram), let lattice?):
      guard undefined == 0 else {
        return "a statistic on a lattice is said to be undefined in \(undefined) resamples"
      }
      guard histogram.positions.isEmpty || lattice.holdsWhole(histogram.positions) else {
        return "its histogram does not fit the statistic's lattice"
      }
      return nil
    case (.values(let values), nil):
      return values.allSatisfy(\.isFinite) ? nil : "one of its values is no finite number"
    case (.counted, nil): return "it has a histogram, and its statistic has no lattice"
    case (.values, _?): return "it has values, and its statistic has a lattice"
    }
  }

  private var pivotsFlaw: String? {
    guard subject.request.studentized || pivots.isEmpty else {
      return "it has pivots that were not asked for"
    }
    guard pivots.count <= resamples.count - undefined else {
      return "it has \(pivots.count) pivots of \(resamples.count - undefined) resamples"
    }
    return pivots.allSatisfy { $0.magnitude <= Self.largestPivot }
      ? nil : "one of its pivots is no number of a usual size"
  }

  private var calibrationFlaw: String? {
    guard let asked = subject.request.calibration else {
      return calibration == nil ? nil : "it has a calibration that was not asked for"
    }
    guard let calibration else { return "it lacks the calibration that was asked for" }
    guard calibration.total <= UInt64(resamples.count - undefined) else {
      return
        "its calibration is of \(calibration.total) of \(resamples.count - undefined) resamples"
    }
    let positions = calibration.positions
    return positions.isEmpty
      || positions.lowerBound >= 0 && positions.upperBound <= 2 * asked.innerResamples + 1
      ? nil : "its calibration has positions beyond those of \(asked.innerResamples) resamples"
  }

  /// The largest magnitude of a pivot: the square of what a statistic may have.
  private static let largestPivot = 1e150
}

extension BootstrapShard.Subject {
  /// What of a subject does not go together, in words; nil for that of a run.
  fileprivate var flaw: String? {
    let largest = BootstrapDistribution.largestMagnitude
    let rows = 1...BootstrapSample.mostRows
    guard !sampleSizes.isEmpty, sampleSizes.count <= 2, sampleSizes.allSatisfy(rows.contains) else {
      return "its sample sizes are not those of one sample or two"
    }
    guard total >= 1, total <= ResamplePlan.mostResamples, seed <= ResamplePlan.largestSeed else {
      return "its seed or its number of resamples is out of range"
    }
    guard estimate.magnitude <= largest, space.contains(estimate) else {
      return "its estimate is not among the values that the statistic can have"
    }
    if let influence {
      guard influence.squares <= largest * largest, influence.acceleration.isFinite else {
        return "its influence is none that data can have"
      }
    }
    if let error = pivotStandardError {
      guard error >= 0, error <= largest else {
        return "its standard error is no number of a usual size"
      }
    }
    let inner = SimulationRequest.innerRange
    guard inner.contains(request.varianceResamples),
      request.calibration.map({ inner.contains($0.innerResamples) }) ?? true
    else { return "its numbers of resamples of each resample are out of range" }
    return nil
  }
}

extension BootstrapLattice {
  /// Whether the numerators of some positions are in bounds.
  fileprivate func holdsWhole(_ positions: Range<Int>) -> Bool {
    holds(positions.lowerBound...positions.upperBound - 1)
  }
}
