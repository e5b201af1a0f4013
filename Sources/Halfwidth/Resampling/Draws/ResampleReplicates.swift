/// What a statistic was in each resample, where it is a real number.
public struct ResampleReplicates: Hashable, Sendable {
  /// The most replicates that are kept, 2^27: a gigabyte.
  public static let most = 1 << 27

  /// The numbers of the resamples.
  public let resamples: Range<Int>
  /// The replicates in the order of the resamples, all finite; those that are not defined are left out.
  public let values: [Double]
  /// In how many resamples the statistic is not defined, such as a correlation where all respondents
  /// drawn have the same value.
  public let undefined: Int
  /// What was drawn, as a fingerprint.
  public let digest: ResampleDigest

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
}
