/// The columns of comma-separated values, in their order: one list for all commands.
///
/// Those of ``head`` are always there, so that rows of several commands can stand under each other; the others
/// follow where a result has them, and after them what a method alone has.
enum CSVColumn: String, CaseIterable {
  // What any result is.
  case label, category, estimand, estimate, lower, upper
  case pValue = "p_value"
  case adjusted = "adjusted_p_value"
  case statistic, df
  case standardError = "standard_error"
  case n, successes, method, confidence, side, warnings

  // Which number of a survey it is.
  case question, item, counts, derived

  // Numbers of a survey, and what is printed of them.
  case figure, role, headline
  case estimateMin = "estimate_min"
  case estimateMax = "estimate_max"
  case printed
  case place = "where"
  case unit
  case standardDeviation = "standard_deviation"
  case lowerQuartile = "lower_quartile"
  case upperQuartile = "upper_quartile"
  case weighted
  case effectiveTrials = "effective_n"
  case base
  case baseSuccesses = "base_successes"
  case baseTrials = "base_n"
  case baseEstimate = "base_estimate"
  case baseLower = "base_lower"
  case baseUpper = "base_upper"
  case population
  case possibleMin = "possible_min"
  case possibleMax = "possible_max"
  case populationLower = "population_lower"
  case populationUpper = "population_upper"

  // Who answered, and who did not.
  case asked, answered
  case notAsked = "not_asked"
  case missingNoAnswer = "missing_no_answer"
  case missingDontKnow = "missing_dont_know"
  case missingNotReached = "missing_not_reached"
  case missingEmpty = "missing_empty"
  case missingDeclared = "missing_declared_by_file"
  case boundsMin = "missing_bounds_min"
  case boundsMax = "missing_bounds_max"
  case boundsLower = "missing_bounds_lower"
  case boundsUpper = "missing_bounds_upper"

  // Comparisons and groups.
  case comparedWith = "compared_with"
  case by, group, test
  case denominatorDF = "denominator_df"
  case pValueMin = "p_value_min"
  case pValueMax = "p_value_max"
  case adjustedMin = "adjusted_p_value_min"
  case adjustedMax = "adjusted_p_value_max"
  case verdict
  case adjustedVerdict = "adjusted_verdict"
  case both = "n11"
  case firstOnly = "n10"
  case secondOnly = "n01"
  case neither = "n00"
  case answeredOne = "answered_one"
  case stated = "null"
  case margins, ratings
  case completeP = "complete_p_value"

  // Ranks, and totals of events.
  case rankMin = "rank_min"
  case rankMax = "rank_max"
  case rankLower = "rank_lower"
  case rankUpper = "rank_upper"
  case first, last, people
  case largestMin = "largest_min"
  case largestMax = "largest_max"
  case medianMin = "median_min"
  case medianMax = "median_max"

  // Claims, and what an audit finds.
  case claim, kind
  case inSample = "in_sample"
  case beyondSample = "beyond_sample"
  case code, severity, source, message, numbers, details, repairs

  /// The columns that are always there.
  static let head = Array(allCases.prefix { $0 != .figure })
}
