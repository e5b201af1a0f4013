extension Finding {
  /// The finding with the warning that its level is likely a slip, where it is; a finding that no level
  /// has a part in stays as it is.
  ///
  /// Said of a finding, and not of a request, so that whoever reads the answer alone is warned.
  public var warnedOfLowConfidence: Finding {
    var finding = self
    finding.warnOfLowConfidence()
    return finding
  }

  /// Adds the warning that the level is likely a slip, where it is.
  package mutating func warnOfLowConfidence() {
    guard let warning = warnedLevel?.lowWarning else { return }
    switch self {
    case .proportion(var finding):
      finding.warnings.append(warning)
      self = .proportion(finding)
    case .simultaneous(var finding):
      finding.warnings.append(warning)
      self = .simultaneous(finding)
    case .interval(var finding):
      finding.warnings.append(warning)
      self = .interval(finding)
    case .margins(var finding, let family):
      finding.warnings.append(warning)
      self = .margins(finding, family: family)
    case .marginsInterval(var finding):
      finding.warnings.append(warning)
      self = .marginsInterval(finding)
    case .bootstrap(var finding):
      finding.warnings.append(warning)
      self = .bootstrap(finding)
    case .family(var finding):
      finding.warnings.append(warning)
      self = .family(finding)
    case .ranks(var finding):
      finding.warnings.append(warning)
      self = .ranks(finding)
    case .test(var finding):
      finding.warnings.append(warning)
      self = .test(finding)
    case .pairwise(var finding):
      finding.warnings.append(warning)
      self = .pairwise(finding)
    case .systems(var finding):
      finding.warnings.append(warning)
      self = .systems(finding)
    case .matrix, .categories, .marginsPValue, .adjustment, .westfallYoung, .eventBounds,
      .consistency, .designShares, .designTest:
      return
    }
  }

  /// The level whose slip is warned of; nil where no level has a part in the finding.
  private var warnedLevel: ConfidenceLevel? {
    switch self {
    case .proportion(let finding): finding.level
    case .simultaneous(let finding): finding.level
    case .interval(let finding): finding.hasInterval ? finding.level : nil
    case .margins(let finding, _): finding.level
    case .marginsInterval(let finding): finding.level
    // A standard error has no level.
    case .bootstrap(let finding):
      finding.hasInterval || !finding.intervals.isEmpty ? finding.level : nil
    case .family(let finding): finding.level
    case .ranks(let finding): finding.level
    case .test(let finding): finding.stated?.level
    case .pairwise(let finding):
      if case .differences(_, let level) = finding.content { level } else { nil }
    case .systems(let finding): finding.level
    case .matrix, .categories, .marginsPValue, .adjustment, .westfallYoung, .eventBounds,
      .consistency, .designShares, .designTest:
      nil
    }
  }
}
