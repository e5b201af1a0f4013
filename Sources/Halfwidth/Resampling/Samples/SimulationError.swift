/// Why a simulated bootstrap was refused or not finished.
public enum SimulationError: InputError {
  /// The data were refused.
  case sample(BootstrapSampleError)
  /// The plan was refused, or the run was stopped.
  case resample(ResampleError)
  /// The statistic's own number is not one; the text says what is wrong and what to do.
  case parameter(String)
  /// The statistic of the data is not a finite number; the text says why.
  case undefinedStatistic(String)
  /// Fewer than two resamples have a finite statistic.
  case undefinedResamples(of: Int)
  /// The statistic lies on no lattice, and keeps so many numbers of so many resamples at most.
  case tooManyResamples(Int, limit: Int)
  /// The statistic lies on no lattice, and one part of a run keeps so many numbers at most.
  case tooManyInPart(Int, limit: Int)
  /// A studentized interval keeps a number of each of so many resamples at most.
  case tooManyPivots(Int, limit: Int)
  /// The inner resamples of all resamples together are more than a stream holds.
  case tooManyInnerResamples(Int)
  /// The number of inner resamples is not in its range.
  case innerResamples(Int, allowed: ClosedRange<Int>)
  /// The tolerance is not a finite number above 0.
  case tolerance(Double)
  /// So many resamples, whose number nobody gave, would take more work than is done unasked.
  case tooMuchUnasked(resamples: Int, inner: Int, rows: Int)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .sample(let error): error.message
    case .resample(let error): error.message
    case .parameter(let text), .undefinedStatistic(let text): text
    case .undefinedResamples(let count):
      "fewer than two of the \(count) resamples have a finite statistic; there is no distribution "
        + "to make an interval of"
    case .tooManyResamples(let count, let limit):
      "\(count) resamples of a statistic on no lattice would be kept as so many numbers; give at "
        + "most \(limit)"
    case .tooManyInPart(let count, let limit):
      "one part keeps at most \(limit) resamples of a statistic on no lattice, and here are \(count); "
        + "draw all of them in one run, which goes over them again and again and keeps none"
    case .tooManyPivots(let count, let limit):
      "studentized keeps a number of each resample, of at most \(limit), and here are \(count); give "
        + "fewer resamples, or use bca, which needs no such numbers"
    case .tooManyInnerResamples(let count):
      "\(count) resamples of each resample are more than 2^40 in all; give fewer of either"
    case .innerResamples(let count, let allowed):
      "the number of inner resamples is \(count); give \(allowed.lowerBound) to "
        + "\(allowed.upperBound)"
    case .tooMuchUnasked(let resamples, let inner, let rows):
      "at this level \(resamples) resamples of \(rows) rows"
        + (inner > 1 ? ", and \(inner) of each of them," : "")
        + " would be drawn, which takes long; give a number of them with resamples, such as 9999, "
        + "use a lower confidence" + (inner > 1 ? ", or a method that needs none of each" : "")
    case .tolerance(let tolerance):
      "the tolerated Monte Carlo error is \(tolerance); give a finite number above 0"
    }
  }
}

/// Why shards of a simulated bootstrap can't be merged.
public enum BootstrapShardError: InputError {
  /// There are no shards.
  case none
  /// Two shards differ in something that all shards of a run share; the text names it.
  case differ(String)
  /// No shard drew the resamples from here on.
  case missing(from: Int)
  /// Two shards drew the same resamples.
  case twice(from: Int)
  /// A shard holds other than the number of resamples that it says it drew.
  case count(Int, expected: Int)
  /// All shards together hold more numbers than are kept.
  case tooManyValues(Int, limit: Int)
  /// A shard alone is no run.
  case incomplete(drawn: Int, total: Int)
  /// Fewer than two resamples have a finite statistic.
  case undefinedResamples(of: Int)
  /// What a shard says does not go together; the text says what.
  case flawed(String)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .flawed(let what): "a shard does not go together, for \(what); draw it again"
    case .none: "there is no shard to merge; give all shards of a run"
    case .differ(let what):
      "the shards differ in \(what), so they are not of one run; give the shards of one run only"
    case .missing(let start):
      "the resamples from number \(start) on are in none of the shards; give all shards of the run"
    case .twice(let start):
      "the resamples from number \(start) on are in two of the shards; give each shard once"
    case .count(let count, let expected):
      "a shard holds \(count) resamples where it says \(expected); compute it again"
    case .tooManyValues(let count, let limit):
      "the shards hold \(count) values, and at most \(limit) are sorted in memory; draw all resamples in "
        + "one run instead, which goes over them again and again and keeps none"
    case .incomplete(let drawn, let total):
      "the shards hold \(drawn) of \(total) resamples; merge all shards of the run first"
    case .undefinedResamples(let count): SimulationError.undefinedResamples(of: count).message
    }
  }
}
