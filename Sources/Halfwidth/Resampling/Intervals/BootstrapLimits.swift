/// The limits of a bootstrap interval, or why there are none.
public enum BootstrapLimits: Hashable, Sendable {
  /// The limits as the method gives them, not clipped, with further numbers to report.
  case limits(lower: Double, upper: Double, details: [NamedNumber] = [])
  /// Why the method has no limits here, as one sentence.
  case undefined(String)

  /// The limits, or that they can't be told because the resamples were not kept.
  static func limits(
    _ method: BootstrapMethod, lower: Double?, upper: Double?, details: [NamedNumber] = []
  ) -> BootstrapLimits {
    guard let lower, let upper else { return notKept(method) }
    return .limits(lower: lower, upper: upper, details: details)
  }

  static func notKept(_ method: BootstrapMethod) -> BootstrapLimits {
    .undefined(
      "so many resamples are not kept, and what \(method.rawValue) needs at this level was not asked for "
        + "when they were drawn; draw them again for it")
  }
}
