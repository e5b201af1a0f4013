extension FamilyShard {
  /// What of a part does not go together, in words; nil for one that a run can have drawn.
  ///
  /// A part comes from a file, which may have been changed or cut. What its numbers say of each other is checked
  /// here, so that nothing made of it can fail.
  public var flaw: String? {
    subject.flaw ?? resamplesFlaw ?? maximaFlaw ?? pValuesFlaw
  }

  private var resamplesFlaw: String? {
    resamples.lowerBound >= 0 && resamples.upperBound <= subject.total
      ? nil : "its resamples are not among the \(subject.total) of the run"
  }

  private var maximaFlaw: String? {
    let size = subject.familySize
    guard size > 0 else {
      return maxima.isEmpty && maxima.undefined.isEmpty && maxima.far.isEmpty
        && maxima.distances == .values([])
        ? nil : "it has resamples, and none of its statistics varies"
    }
    guard maxima.resamples == resamples else { return "its numbers of resamples are two" }
    switch maxima.distances {
    case .counted(let histogram):
      guard maxima.undefined.isEmpty, maxima.far.isEmpty else {
        return "proportions are said to be undefined, or far away"
      }
      guard let ranks = subject.checkedRanks else {
        return "it has a histogram, and its statistics are not the shares of one sample"
      }
      return histogram.firstPosition == 0 && histogram.counts.count == ranks.count
        && histogram.counts.allSatisfy({ $0 <= UInt64(resamples.count) })
        && histogram.total == UInt64(resamples.count)
        ? nil : "its histogram is not that of \(resamples.count) largest distances"
    case .values(let values):
      guard values.count == resamples.count else {
        return "it holds \(values.count) resamples where it says \(resamples.count)"
      }
      guard values.allSatisfy({ $0 >= 0 }) else { return "one of its distances is none" }
      let counts = 0...resamples.count
      return [maxima.undefined, maxima.far].allSatisfy {
        $0.count == size && $0.allSatisfy(counts.contains)
      }
        ? nil
        : "how often its statistics are undefined, or far away, are no numbers of its resamples"
    }
  }

  private var pValuesFlaw: String? {
    guard let pValues else {
      return resamples.contains(0) ? "it drew the first resample, and lacks the p-values" : nil
    }
    guard resamples.contains(0) else { return "it has p-values, which are with the first resample" }
    let isSound = pValues.values.allSatisfy { value in
      guard let value else { return true }
      return (0...1).contains(value.alone) && (0...1).contains(value.adjusted)
        && value.resamples ?? 1 >= 1
    }
    return pValues.values.count == subject.statistics.count && isSound
      ? nil : "its p-values are not those of its statistics"
  }
}

extension FamilyShard.Subject {
  /// What of it does not go together, in words; nil for that of a run.
  fileprivate var flaw: String? {
    guard (1...SimultaneousBootstrap.mostStatistics).contains(statistics.count) else {
      return "a family has from 1 to \(SimultaneousBootstrap.mostStatistics) statistics"
    }
    guard total >= 1, total <= ResamplePlan.mostResamples, seed <= ResamplePlan.largestSeed else {
      return "its seed or its number of resamples is out of range"
    }
    return statistics.first { !$0.isSound }.map { "what it says of \($0.name) is not possible" }
  }

  /// ``ranks``, where all statistics are shares of so few respondents that they are counted; nil elsewhere.
  fileprivate var checkedRanks: [Double]? {
    let counts = statistics.compactMap(\.counts)
    guard counts.count == statistics.count, let trials = counts.first?.trials,
      counts.allSatisfy({ $0.trials == trials }), trials <= RespondentMatrix.mostRespondents,
      (trials + 1) * counts.count <= SimultaneousProportions.mostRanks
    else { return nil }
    return ranks
  }
}

extension FamilyEstimate {
  /// Whether data can have given it.
  fileprivate var isSound: Bool {
    let sizes = 0...BootstrapDistribution.largestMagnitude
    guard sizes.contains(standardError), estimate.map({ sizes.contains($0.magnitude) }) ?? true
    else { return false }
    switch place {
    case .family: return estimate != nil && standardError > 0 && interval?.isSound == true
    case .sparse: return estimate != nil && interval?.isSound == true
    case .without: return interval == nil
    }
  }
}

extension FamilyInterval {
  /// Whether data can have given it.
  fileprivate var isSound: Bool {
    let sizes = 0...BootstrapDistribution.largestMagnitude
    switch self {
    case .wilson(let counts): return counts.trials >= 1
    case .score(let equation), .pairedScore(let equation), .tango(let equation):
      return equation.isSound
    case .squareAndAdd(let first, let second, _): return first.isSound && second.isSound
    case .fisher(let correlation, let rows):
      return (-1...1).contains(correlation) && (4...BootstrapSample.mostRows).contains(rows)
    case .mapped(let estimate, let error, let df):
      return sizes.contains(estimate.magnitude) && sizes.contains(error) && error > 0
        && (1...Double(BootstrapSample.mostRows)).contains(df)
    }
  }
}

extension MeanScoreEquation {
  /// Whether answers on a scale can have given it.
  fileprivate var isSound: Bool {
    let largest = BootstrapDistribution.largestMagnitude
    return !values.isEmpty && values.allSatisfy(scale.contains)
      && scale.lowerBound.magnitude <= largest && scale.upperBound.magnitude <= largest
      && counts.allSatisfy((1...BootstrapSample.mostRows).contains)
      && counts.reduce(0.0, { $0 + Double($1) }) <= Double(BootstrapSample.mostRows)
  }
}
