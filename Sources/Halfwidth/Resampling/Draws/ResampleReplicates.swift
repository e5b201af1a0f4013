/// What a statistic was in each resample, where it is a real number.
public struct ResampleReplicates: Hashable, Sendable {
  /// The most replicates that are kept, 2^27: a gigabyte.
  public static let most = 1 << 27

  /// The numbers of the resamples.
  public private(set) var resamples: Range<Int>
  /// The replicates in the order of the resamples, all finite; those that are not defined are left out.
  public private(set) var values: [Double]
  /// In how many resamples the statistic is not defined, such as a correlation where all respondents
  /// drawn have the same value.
  public private(set) var undefined: Int
  /// What was drawn, as a fingerprint.
  public private(set) var digest: ResampleDigest

  /// Creates replicates, or those that were written to a file.
  public init(
    resamples: Range<Int>, values: [Double], undefined: Int, digest: ResampleDigest
  ) {
    precondition(
      values.count + undefined == resamples.count, "each resample has a replicate or is undefined")
    self.resamples = resamples
    self.values = values
    self.undefined = undefined
    self.digest = digest
  }

  /// Appends the replicates of the next shard, or of a run's continuation.
  ///
  /// - Precondition: Both are of the same statistic, and the other's resamples follow these.
  public mutating func append(_ next: ResampleReplicates) {
    precondition(
      next.resamples.lowerBound == resamples.upperBound,
      "replicates of consecutive resamples are joined")
    resamples = resamples.lowerBound..<next.resamples.upperBound
    values += next.values
    undefined += next.undefined
    digest = digest + next.digest
  }
}
