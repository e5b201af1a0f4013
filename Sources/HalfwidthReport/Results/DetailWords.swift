internal import Halfwidth
internal import HalfwidthSurvey

/// Numbers that a finding has beside its estimate or statistic, in words for a person; wire names are for
/// programs.
enum DetailWords {
  /// Details that repeat the estimate under the name that the reference data use.
  private static let repeatsEstimate: Set = ["value", "kappa"]
  /// Details that stand above the table, or in it.
  private static let isShown: Set = ["events", "exposure", "dispersion"]

  /// A sentence about a finding's further numbers; nil where there are none that its row does not show.
  static func sentence(
    _ method: String, _ details: [NamedNumber], _ style: NumberStyle
  ) -> String? {
    let isOfPopulation = method == FinitePopulationMethod.hypergeometric.rawValue
    let shown = details.filter {
      method != MissingAnswersMethod.unionWilson.rawValue && !repeatsEstimate.contains($0.name)
        && !isShown.contains($0.name)
        && !(isOfPopulation && FinitePopulationBlock.told.contains($0.name))
    }
    if shown.isEmpty { return nil }
    if let texts = together(shown, style) { return "\(method): \(texts)." }
    return "\(method): \(shown.map { words($0, style) }.joined(separator: ", "))."
  }

  /// Which way round the differences of tables are; nothing where there are none.
  static func directions(_ findings: [IntervalFinding]) -> [String] {
    let methods = Set(findings.map(\.method))
    var notes: [String] = []
    if !methods.isDisjoint(with: OrdinalPairedMethod.allCases.map(\.rawValue)) {
      notes.append("Changes are the rows minus the columns.")
    }
    if methods.contains(OrdinalDifferenceMethod.meanScoreDifference.rawValue)
      || methods.contains(OrdinalDifferenceMethod.topBoxDifference.rawValue)
    {
      notes.append("Differences of scores are the first group minus the second.")
    }
    if methods.contains(OrdinalDifferenceMethod.superiority.rawValue) {
      notes.append(
        "Superiority is how often a score of the first group is above one of the second, with half of "
          + "the ties.")
    }
    if !methods.isDisjoint(with: OrderedAssociationMethod.allCases.map(\.rawValue)) {
      notes.append(
        "Measures above 0 say that later rows go with later columns, those below 0 that they go with earlier ones."
      )
    }
    let oneSided = findings.filter { $0.alternative != .two }
    for alternative in distinct(oneSided.map(\.alternative)) {
      let own = oneSided.filter { $0.alternative == alternative }.map(\.method)
      notes.append(
        "One-sided (\(own.joined(separator: ", "))): the p-value is of the alternative that later rows go with "
          + "\(alternative == .greater ? "later" : "earlier") columns; intervals have two limits.")
    }
    if methods.contains(OrderedAssociationMethod.somersDColumns.rawValue) {
      notes.append("somers-d-columns takes the columns to depend on the rows.")
    }
    if methods.contains(OrderedAssociationMethod.somersDRows.rawValue) {
      notes.append("somers-d-rows takes the rows to depend on the columns.")
    }
    let risks = methods.intersection(StratifiedRiskMethod.allCases.map(\.rawValue))
    if !risks.isEmpty {
      let isRatio = risks == [StratifiedRiskMethod.ratio.rawValue]
      let isDifference = !risks.contains(StratifiedRiskMethod.ratio.rawValue)
      notes.append(
        "Of the shares of the first column, "
          + [
            isRatio ? nil : "differences are the first row minus the second",
            isDifference ? nil : "ratios the first row over the second",
          ].compactMap(\.self).joined(separator: ", and ") + ".")
    }
    return notes
  }

  /// Numbers that say one thing together.
  private static func together(_ details: [NamedNumber], _ style: NumberStyle) -> String? {
    let values = Dictionary(details.map { ($0.name, $0.value) }) { first, _ in first }
    func number(_ name: String) -> String { style.compact(values[name] ?? nil) }
    switch details.map(\.name) {
    case ["x1", "n1", "x2", "n2"]:
      return "\(number("x1")) of \(number("n1")) against \(number("x2")) of \(number("n2"))"
    case ["successes", "n"]: return "\(number("successes")) of \(number("n"))"
    case ["n11", "n10", "n01", "n00"]:
      return "\(number("n11")) both times, \(number("n10")) the first time only, "
        + "\(number("n01")) the second time only, \(number("n00")) neither time"
    case [
      "n", "lower_max", "upper_min", "standard_error_min", "standard_error_max", "p_value_min",
      "p_value_max",
    ]:
      let people = "\(number("n")) respondents"
      guard let least = values["p_value_min"] ?? nil, let most = values["p_value_max"] ?? nil else {
        return people
      }
      return "\(people); the paired t test has p \(style.probability(least)) to "
        + "\(style.probability(most)), and the standard error is \(number("standard_error_min")) to "
        + "\(number("standard_error_max")); \(number("lower_max")) to \(number("upper_min")) lies inside the "
        + "interval of every table"
    case ["min_expected", "share_expected_below_5"]:
      guard let smallest = values["min_expected"] ?? nil,
        let share = values["share_expected_below_5"] ?? nil
      else { return nil }
      let below =
        share == 0 ? "and none is below 5" : "and \(DecimalFormat.percent(share)) are below 5"
      return "the smallest expected count is \(style.compact(smallest)), \(below)"
    default: return nil
    }
  }

  /// One number with what it is.
  static func words(_ detail: NamedNumber, _ style: NumberStyle) -> String {
    let name = names[detail.name] ?? detail.name.map { $0 == "_" ? " " : String($0) }.joined()
    let isPValue = detail.name.contains("p_value")
    return name + " = "
      + (isPValue ? style.probability(detail.value) : style.compact(detail.value))
  }

  /// What each wire name says.
  static let names: [String: String] = [
    "abc_acceleration": "acceleration", "abc_standard_error": "standard error",
    "abc_z0": "bias correction", "acceleration": "acceleration",
    "deff": "design effect", "design_effect": "design effect",
    "effective_n": "effective respondents", "primary_units": "primary units",
    "categories_dropped": "categories in which nobody changed",
    "common_or": "common odds ratio", "common_or_lower": "its lower limit",
    "common_or_upper": "its upper limit", "df": "degrees of freedom",
    "df_nonzero_pairs": "degrees of freedom without the empty pairs of cells",
    "df_reduced": "degrees of freedom without dropped categories",
    "inner_resamples": "inner resamples", "log_or_se": "standard error of the log odds ratio",
    "log_rr_se": "standard error of the log ratio",
    "log_standard_error": "standard error of the logarithm",
    "lower_probability": "share of resamples below the lower limit",
    "lower_tail": "tail taken for the lower limit",
    "mann_whitney_p_value": "p-value of the Mann-Whitney test",
    "mann_whitney_z": "z of the Mann-Whitney test", "mean1": "mean of the first",
    "mean2": "mean of the second", "min_expected": "smallest expected count", "n": "respondents",
    "nuisance": "proportion at which the p-value is largest",
    "p_value": "p-value", "p_value_attained": "p-value that is attained there",
    "p_value_central": "central p-value (twice the smaller tail)",
    "p_value_df_nonzero_pairs": "p-value without the empty pairs of cells",
    "p_value_fagerland": "p-value as Fagerland and others define it",
    "p_value_reduced": "p-value without dropped categories",
    "phi_used": "correlation of the answers",
    "pivot_standard_error": "standard error of the studentized values",
    "r": "correlation of the scores",
    "share_expected_below_5": "share of expected counts below 5",
    "standard_error_null": "standard error if there were nothing but chance",
    "statistic": "statistic", "statistic_reduced": "statistic without dropped categories",
    "tail": "tail beyond each limit",
    "undefined_share": "share of resamples without a standard error",
    "upper_probability": "share of resamples below the upper limit",
    "upper_tail": "tail taken for the upper limit", "z": "z", "z0": "bias correction",
  ]
}
