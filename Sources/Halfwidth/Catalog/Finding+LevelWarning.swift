extension Finding {
  /// The finding with the warning that its level is likely a slip, where it is; a finding that no level
  /// has a part in stays as it is.
  ///
  /// Said of a finding, and not of a request, so that whoever reads the answer alone is warned.
  public var warnedOfLowConfidence: Finding {
    switch self {
    case .proportion(var finding):
      Self.warn(of: finding.level, in: &finding.warnings)
      return .proportion(finding)
    case .simultaneous(var finding):
      Self.warn(of: finding.level, in: &finding.warnings)
      return .simultaneous(finding)
    case .interval(var finding):
      guard finding.hasInterval else { return self }
      Self.warn(of: finding.level, in: &finding.warnings)
      return .interval(finding)
    case .margins(var finding, let family):
      Self.warn(of: finding.level, in: &finding.warnings)
      return .margins(finding, family: family)
    case .marginsInterval(var finding):
      Self.warn(of: finding.level, in: &finding.warnings)
      return .marginsInterval(finding)
    case .bootstrap(var finding):
      // A standard error has no level.
      guard finding.hasInterval || !finding.intervals.isEmpty else { return self }
      Self.warn(of: finding.level, in: &finding.warnings)
      return .bootstrap(finding)
    case .family(var finding):
      Self.warn(of: finding.level, in: &finding.warnings)
      return .family(finding)
    case .ranks(var finding):
      Self.warn(of: finding.level, in: &finding.warnings)
      return .ranks(finding)
    case .test(var finding):
      guard let stated = finding.stated else { return self }
      Self.warn(of: stated.level, in: &finding.warnings)
      return .test(finding)
    case .pairwise(var finding):
      guard case .differences(_, let level) = finding.content else { return self }
      Self.warn(of: level, in: &finding.warnings)
      return .pairwise(finding)
    case .systems(var finding):
      Self.warn(of: finding.level, in: &finding.warnings)
      return .systems(finding)
    case .matrix, .categories, .marginsPValue, .adjustment, .westfallYoung, .eventBounds,
      .consistency, .designShares, .designTest:
      return self
    }
  }

  private static func warn(of level: ConfidenceLevel, in warnings: inout [AnalysisWarning]) {
    if let warning = level.lowWarning { warnings.append(warning) }
  }
}
