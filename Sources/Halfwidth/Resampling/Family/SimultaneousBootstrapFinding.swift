/// Intervals that hold several statistics together.
public struct SimultaneousBootstrapFinding: Hashable, Sendable {
  /// One statistic's part.
  public struct Member: Hashable, Sendable {
    /// What it is called, such as `mean(score)`.
    public var name: String
    /// The name of the statistic, such as `mean`.
    public var estimand: String
    /// The statistic of the data; nil where it is undefined, and a warning says why.
    public var estimate: Double?
    /// Its standard error by the delta method, 0 where it does not vary; nil where it is undefined.
    public var standardError: Double?
    /// The interval; nil where there is none, and a warning says why.
    public var interval: ConfidenceInterval?
    /// How the interval is made: `wilson`, `score`, `paired-score`, `tango`, `newcombe`, `newcombe-score`,
    /// `fisher-z` or `t-mapped`; outside the family `bonferroni-` and one of these or `clopper-pearson`.
    public var intervalMethod: String?
    /// Whether it is one of the simulated family.
    public var isInFamily = false
    /// The p-value of 0; nil for statistics for which 0 is no hypothesis, and where a warning says why.
    public var pValue: SimultaneousPValues.Value?
    /// How far simulation leaves each limit open; nil outside the family.
    public var monteCarlo: BootstrapEndpointErrors?
    /// What a reader must know of it.
    public var warnings: [AnalysisWarning] = []
  }

  /// The slug of the method.
  public static let method = SimultaneousBootstrapMethod.maxT.rawValue

  /// The nominal coverage of all intervals together.
  public var level: ConfidenceLevel
  /// The statistics in their order.
  public var members: [Member]
  /// What takes the place of z; nil where nothing varies, infinite where there are too few resamples.
  public var criticalValue: Double?
  /// The order statistics between which it lies with 99% confidence, had there been endless many
  /// resamples; infinite where there are too few to say.
  public var criticalBracket: ClosedRange<Double>?
  /// Its standard error over repeated simulations; infinite where there are too few resamples to say.
  public var criticalStandardError: Double?
  /// The number of resamples.
  public var resamples: Int
  /// The seed.
  public var seed: UInt64
  /// The fingerprint of what was drawn; nil where nothing was.
  public var digest: String?
  /// What a reader must know of all of them.
  public var warnings: [AnalysisWarning]

  /// The confidence that those in the family have together: the level, or more where others have a part of
  /// the significance; nil where there are none in it.
  public var familyConfidence: Double? {
    familySize == 0
      ? nil
      : 1 - FamilyRule.significance(level, inFamily: familySize, of: members.count)
  }

  /// How many of the statistics are in the family.
  public var familySize: Int { members.count { $0.isInFamily } }

  /// The width of the widest bracket of a limit; 0 where nothing is simulated.
  public var widestBracket: Double {
    members.flatMap { $0.monteCarlo?.widths ?? [] }.reduce(0) { max($0, $1) }
  }
}

extension SimultaneousBootstrapFinding: WireRepresentable {
  /// What each statistic has is in lists.
  public var fields: FieldList {
    func list(_ value: (Member) -> FieldValue) -> FieldValue { .list(members.map(value)) }
    var fields: FieldList = [
      "estimand": .string("family"), "label": list { .string($0.name) },
      "method": .string(Self.method), "confidence": .level(level),
      "estimate": list { .amount($0.estimate) },
      "standard_error": list { .amount($0.standardError) },
      "lower": list { .amount($0.interval?.lower) }, "upper": list { .amount($0.interval?.upper) },
      "in_family": list { .flag($0.isInFamily) },
      "interval_method": list { .text($0.intervalMethod) },
      "p_value": list { .probability($0.pValue?.alone) },
      "adjusted_p_value": list { .probability($0.pValue?.adjusted) },
      "p_value_tests": list { .text($0.pValue?.hypothesis.rawValue) },
      "p_value_resamples": list { $0.pValue.map(Self.resamples) ?? .undefined },
      "monte_carlo_error": list { $0.monteCarlo.map { .fields($0.fields) } ?? .undefined },
    ]
    fields.add(shared)
    fields.add("warnings", .warnings(warnings + members.flatMap(\.warnings)))
    return fields
  }

  /// A list for each statistic, with what all of them share.
  var rows: [FieldList] {
    members.map { member in
      var fields: FieldList = [
        "label": .string(member.name), "estimand": .string(member.estimand),
        "method": .string(Self.method), "confidence": .level(level),
        "estimate": .amount(member.estimate), "standard_error": .amount(member.standardError),
      ]
      fields.add(member.interval, .amount)
      fields.add("in_family", .flag(member.isInFamily))
      fields.add("interval_method", .text(member.intervalMethod))
      if let p = member.pValue {
        fields.add("p_value", .probability(p.alone))
        fields.add("adjusted_p_value", .probability(p.adjusted))
        fields.add("p_value_tests", .string(p.hypothesis.rawValue))
        fields.add("p_value_resamples", Self.resamples(p))
      }
      fields.add(shared)
      if let errors = member.monteCarlo { fields.add("monte_carlo_error", .fields(errors.fields)) }
      fields.add("warnings", .warnings(warnings + member.warnings))
      return fields
    }
  }

  /// How the p-value was found: `exact`, over all reassignments, or from so many simulated ones.
  private static func resamples(_ p: SimultaneousPValues.Value) -> FieldValue {
    p.resamples.map(FieldValue.integer) ?? .string("exact")
  }

  /// What is found once for all statistics.
  private var shared: FieldList {
    [
      "family_size": .integer(familySize),
      "family_confidence": familyConfidence.map { .number($0, .level) } ?? .undefined,
      "critical_value": .amount(criticalValue), "critical_value_bracket": .ends(criticalBracket),
      "critical_value_error": .amount(criticalStandardError), "resamples": .integer(resamples),
      "seed": .seed(seed), "digest": .text(digest),
      "digest_version": digest == nil ? .undefined : .integer(ResampleDigest.version),
    ]
  }

  /// The statistics one by one, and the method.
  public var description: String {
    (zip(members, rows).map { "\($0.name) \($1.finding ?? "")" } + [Self.method])
      .joined(separator: ", ")
  }
}
