/// How resamples are drawn; raw values are the slugs.
public enum BootstrapScheme: String, CaseIterable, Hashable, Sendable {
  /// Rows, each as likely as any other.
  case ordinary
  /// Rows, each drawn the same number of times in a thousand resamples.
  case balanced
  /// Rows within their stratum, with rescaled weights.
  case stratified
  /// Clusters, within their stratum where there are strata, with rescaled weights.
  case cluster
  /// The primary units that the sample's strata and clusters say, with rescaled weights.
  case survey
  /// Rows in proportion to their weights.
  case weighted
}
