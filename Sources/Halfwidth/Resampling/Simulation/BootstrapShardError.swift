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
    case .undefinedResamples(let count): ResampleError.undefinedResamples(of: count).message
    }
  }
}
