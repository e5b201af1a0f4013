/// What a statistic was in each resample, where it is a real number.
package struct ResampleReplicates: Hashable, Sendable {
  /// The most replicates that are kept, 2^27: a gigabyte.
  package static let most = 1 << 27

  /// The numbers of the resamples.
  package let resamples: Range<Int>
  /// The replicates in the order of the resamples, all finite; those that are not defined are left out.
  package let values: [Double]
  /// In how many resamples the statistic is not defined, such as a correlation where all respondents
  /// drawn have the same value.
  package let undefined: Int
  /// What was drawn, as a fingerprint.
  package let digest: ResampleDigest

  /// Creates replicates, or those that were written to a file.
  package init(
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
