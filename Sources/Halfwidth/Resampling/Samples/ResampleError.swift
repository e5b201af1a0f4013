/// Why a resampling was refused or not finished.
public enum ResampleError: InputError {
  /// The number of resamples is not in 1...2^40.
  case resamples(Int)
  /// The seed is above 2^53 - 1.
  case seed(UInt64)
  /// The number of threads is not in 1...1024.
  case threads(Int)
  /// The number of resamples in a batch is below 1.
  case batch(Int)
  /// There is no such shard; shards are numbered from 0.
  case shard(index: Int, count: Int)
  /// More resamples are asked for than come after those drawn.
  case notLonger(total: Int, drawn: Int)
  /// The data hold too few or too many rows.
  case rows(count: Int, allowed: ClosedRange<Int>)
  /// A row or a column has another length than the rest; `index` starts at 0.
  case length(index: Int, count: Int, expected: Int)
  /// A number of the data is not finite; the indices start at 0.
  case notFinite(row: Int, column: Int)
  /// An answer is not among the levels of its item; the indices start at 0.
  case answer(row: Int, item: Int, value: Int, levels: Int)
  /// An item has fewer than 2 or more than 256 levels; `item` starts at 0.
  case levels(item: Int, count: Int)
  /// There are no items, or too many.
  case items(count: Int, largest: Int)
  /// The statistic has more positions than are counted.
  case positions(largest: Int)
  /// A statistic's scores or ranks do not fit the data; the text says how.
  case statistic(String)
  /// A scheme does not fit the data; the text says how.
  case scheme(String)
  /// A stratum has one primary unit only; `stratum` is its number.
  case singleUnit(stratum: Int)
  /// The run was stopped after so many resamples.
  case cancelled(after: Int)
  /// The data were refused.
  case sample(BootstrapSampleError)
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
    case .resamples(let count):
      "the number of resamples is \(count); give 1 to 2^40"
    case .seed(let seed):
      "the seed \(seed) is too large; give a whole number from 0 to 9007199254740991"
    case .threads(let threads):
      "the number of threads is \(threads); give 1 to 1024"
    case .batch(let batch):
      "a batch of \(batch) resamples is empty; give at least 1"
    case .shard(let index, let count):
      "there is no shard \(index) of \(count); count at least 1 shard, and number them from 0"
    case .notLonger(let total, let drawn):
      "\(total) resamples are not more than the \(drawn) drawn already; ask for more"
    case .rows(let count, let allowed):
      "there are \(count) rows; this needs \(allowed.lowerBound) to \(allowed.upperBound)"
    case .length(let index, let count, let expected):
      "row or column \(index + 1) has \(count) values where the others have \(expected); "
        + "give each as many"
    case .notFinite(let row, let column):
      "the value in row \(row + 1), column \(column + 1) is not a finite number; leave the row out"
    case .answer(let row, let item, let value, let levels):
      "respondent \(row + 1) answered \(value) to item \(item + 1), whose levels are 0 to "
        + "\(levels - 1); correct the answer or the levels"
    case .levels(let item, let count):
      "item \(item + 1) has \(count) levels; an item has 2 to 256"
    case .items(let count, let largest):
      "there are \(count) items; give 1 to \(largest)"
    case .positions(let largest):
      "the statistic can take more than \(largest) different values; use coarser scores, or keep "
        + "the replicates themselves"
    case .statistic(let reason), .scheme(let reason), .parameter(let reason),
      .undefinedStatistic(let reason):
      reason
    case .singleUnit(let stratum):
      "stratum \(stratum) has one primary unit, from which no variance can be estimated; join it "
        + "with another stratum"
    case .cancelled(let resamples):
      "stopped after \(resamples) resamples; the rest was not drawn"
    case .sample(let error): error.message
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
