/// How the limits of an interval were drawn.
public struct ResamplingFinding: Hashable, Sendable {
  /// The slug of the bootstrap method that made the limits of the resamples.
  public var intervalMethod: String
  /// The number of resamples.
  public var resamples: Int
  /// The seed that gives the same resamples again.
  public var seed: UInt64
}
