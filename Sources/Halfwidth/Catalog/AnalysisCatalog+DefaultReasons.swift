extension AnalysisCatalog {
  /// The slugs of all methods that an analysis may use where none is asked for: the usual ones, and those
  /// that the data decide on.
  public static func defaultMethods(of analysis: Analysis) -> [String] {
    let usual = usualMethods(of: analysis)
    switch analysis {
    case .multinomial:
      // With a count below 3, of two categories, and with scores.
      return usual + [
        SimultaneousMethod.bonferroniClopperPearson.rawValue, ProportionMethod.default.rawValue,
      ] + OrdinalMethod.allCases.map(\.rawValue)
    // By the kind of the printed numbers.
    case .audit: return ConsistencyMethod.defaultReasons.map(\.key.rawValue).sorted()
    // Of several statistics together.
    case .bootstrap: return usual + [SimultaneousBootstrapMethod.default.rawValue]
    case .design:
      return usual + [DesignMeanMethod.default.rawValue]
        + DesignSharesFinding.Method.allCases.map(\.rawValue)
        + [
          DesignDifference.Method.linearized.rawValue,
          DesignTableMethod.default.rawValue,
        ]
    // Of a stated value.
    case .proportion, .compare, .paired:
      return usual + statedTests(of: analysis).filter { !usual.contains($0) }
    // Of tables that are not of two by two.
    case .stratified: return usual + [StratifiedScoreMethod.default.rawValue]
    case .finiteProportion, .missing, .goodness, .margins, .table, .square, .cochran, .trend,
      .adjust, .scores, .westfallYoung, .rate, .rateRatio, .eventBounds, .ranks, .raters, .groups,
      .differences:
      return usual
    }
  }

  /// Why a method is a default of an analysis; nil where it is none, or where there is no such method.
  public static func defaultReason(_ analysis: Analysis, method: String) -> DefaultReason? {
    guard defaultMethods(of: analysis).contains(method) else { return nil }
    let reason =
      if let entry = entry(analysis, method: method) { entry.defaultReason } else {
        // Two categories are one proportion.
        entry(.proportion, method: method)?.defaultReason
      }
    return reason.map { DefaultReason(method: method, reason: $0) }
  }

  /// Why the methods of the findings are defaults, in their order and each once; nothing for those that
  /// are none.
  public static func defaultReasons(
    of findings: [Finding], in analysis: Analysis
  ) -> [DefaultReason] {
    var reasons: [DefaultReason] = []
    for slug in findings.flatMap(\.methods) where !reasons.contains(where: { $0.method == slug }) {
      if let reason = defaultReason(analysis, method: slug) { reasons.append(reason) }
    }
    return reasons
  }
}

extension Finding {
  /// The slugs of all methods that the finding is made by.
  var methods: [String] {
    switch self {
    case .margins(let finding, _):
      [finding.exact.method, finding.midP.method, finding.tango.method]
    case .proportion, .simultaneous, .interval, .test, .matrix, .categories, .marginsPValue,
      .marginsInterval,
      .adjustment, .bootstrap, .family, .westfallYoung, .eventBounds, .ranks, .consistency,
      .designShares, .designTest, .pairwise, .systems:
      method.map { [$0] } ?? []
    }
  }
}
