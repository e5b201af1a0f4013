/// Why a question of the bootstrap has no answer.
///
/// A statistic that is undefined for the data is no error: the answer then says so.
public enum BootstrapQuestionError: Error, Hashable, Sendable {
  /// The statistic can't be resampled as it was asked, or the run was stopped.
  case simulation(ResampleError)
  /// The number of resamples can't be drawn.
  case resamples(ResampleError)
  /// The parts of a run can't be numbered so.
  case shard(ResampleError)
  /// One of two samples cannot vary, so that parts of a run would make no interval.
  case fixedSample(BootstrapFixedSample)
  /// Weighted rows have no weights.
  case noWeights
  /// A row that is to be drawn by its weight has a weight of 0; `row` starts at 0.
  case weightOfZero(row: Int)
  /// The scheme, or the finite population, is one of one sample.
  case twoSamples(BootstrapScheme, isFinite: Bool)
  /// A population is smaller than its sample.
  case smallPopulation(Int, units: Int, areClusters: Bool)

  /// What of the question is wrong.
  public enum Part: Hashable, Sendable {
    /// The data, with the statistic.
    case data
    /// The number of resamples.
    case resamples
    /// The number of the part of a run.
    case shard
    /// How rows are drawn.
    case scheme
    /// The size of the population.
    case population
  }

  /// What of the question is wrong.
  public var part: Part {
    switch self {
    case .simulation, .fixedSample: .data
    case .resamples: .resamples
    case .shard: .shard
    case .noWeights, .weightOfZero: .scheme
    case .twoSamples(_, let isFinite): isFinite ? .population : .scheme
    case .smallPopulation: .population
    }
  }

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .simulation(let error): error.message
    case .resamples(let error), .shard(let error): error.message
    case .fixedSample(let fixed): fixed.reason
    case .noWeights: "weighted draws rows by their weights, and there are none; give the sample's"
    case .weightOfZero(let row):
      "weighted draws as many rows as there are, and row \(row + 1) of them has a weight of 0; use survey "
        + "with the weights, where a part of the sample keeps its design"
    case .twoSamples(let scheme, let isFinite):
      "\(isFinite ? "is" : "\(scheme.rawValue) is") for one sample, and two samples of counts are drawn on "
        + "their own; leave it out"
    case .smallPopulation(let population, let units, let areClusters):
      "a population of \(population) has no sample of \(units) "
        + "\(areClusters ? "clusters" : "respondents"); correct one of them"
    }
  }
}

extension ResampleError {
  /// Whether the statistic is undefined for the data, and no other way to ask would help.
  var isOfUndefinedStatistic: Bool {
    switch self {
    case .undefinedStatistic, .undefinedResamples: true
    case .resamples, .seed, .threads, .batch, .shard, .notLonger, .rows, .length, .notFinite,
      .answer,
      .levels, .items, .positions, .statistic, .scheme, .singleUnit, .cancelled, .sample,
      .parameter,
      .tooManyResamples, .tooManyInPart, .tooManyPivots, .tooManyInnerResamples, .innerResamples,
      .tolerance, .tooMuchUnasked:
      false
    }
  }
}
