internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// Which members a request has, at its top and in its `input`: the one list that is checked and
/// documented.
///
/// `input` says what the data are and how they were sampled; the top says what is asked of them.
struct BatchMembers {
  /// What an input must have.
  var required: [String]
  /// What an input may have.
  var optional: [String] = []
  /// What stands at the top, beside the members of every request.
  var top: [String] = []

  /// The members of every request.
  static let ofEvery = [
    "id", "analysis", "input", "inputs", "method", "confidence", "side", "alternative",
  ]

  /// The members of callers' own begin with it, and are let pass.
  static let ownPrefix = "x_"

  /// The members of an analysis.
  static func of(_ analysis: Analysis) -> BatchMembers {
    switch analysis {
    case .proportion:
      BatchMembers(required: ["x", "n"], optional: ["population", "null", "margins"])
    case .finiteProportion: BatchMembers(required: ["x", "n", "population"])
    case .missing: BatchMembers(required: ["x", "answered", "n"])
    case .multinomial: BatchMembers(required: ["counts"], optional: ["scores"])
    case .goodness: BatchMembers(required: ["counts"], optional: ["shares"])
    case .compare:
      BatchMembers(
        required: ["x1", "n1", "x2", "n2"],
        optional: ["null", "margins", "null_ratio", "margins_ratio", "null_odds_ratio"])
    case .paired:
      BatchMembers(
        required: ["n11", "n10", "n01", "n00"],
        optional: ["null", "margins", "null_ratio", "margins_ratio"])
    case .margins:
      BatchMembers(required: ["x1", "x2", "n"], optional: ["phi", "joint", "items_asked"])
    case .table:
      BatchMembers(
        required: ["counts"], optional: ["row_scores", "column_scores", "groups"],
        top: ["resamples", "seed"])
    case .square: BatchMembers(required: ["counts"], optional: ["scores"])
    case .cochran: BatchMembers(required: ["items"])
    case .stratified:
      BatchMembers(required: ["strata"], optional: ["row_scores", "column_scores"])
    case .trend: BatchMembers(required: ["x", "n"], optional: ["scores"])
    case .adjust: BatchMembers(required: ["p"], optional: ["alpha", "total"])
    case .bootstrap:
      BatchMembers(
        required: ["statistic"], optional: BatchBootstrap.members, top: BatchBootstrap.topMembers)
    case .scores: BatchMembers(required: ["counts"], optional: ["scores"])
    case .westfallYoung:
      BatchMembers(required: ["differences"], top: ["resamples", "seed"])
    case .rate: BatchMembers(required: ["events", "exposure"], optional: ["dispersion"])
    case .rateRatio: BatchMembers(required: ["events1", "exposure1", "events2", "exposure2"])
    case .eventBounds:
      BatchMembers(required: ["events", "respondents"], optional: ["minimum_each"])
    case .ranks: BatchMembers(required: [], optional: ["counts", "x", "n", "items", "score_rows"])
    // Which of them are needed depends on each other.
    case .audit: BatchMembers(required: [], optional: printedNumbers)
    case .raters:
      BatchMembers(required: [], optional: ["ratings", "counts"], top: ["resamples", "seed"])
    case .groups: BatchMembers(required: ["x", "n"])
    case .differences: BatchMembers(required: ["values"])
    case .design:
      BatchMembers(required: ["data", "design"], optional: BatchDesign.members)
    }
  }

  /// The members of printed numbers.
  static let printedNumbers = [
    "percent", "percents", "count", "counts", "n", "min_n", "max_n", "mean", "standard_deviation",
    "scale",
    "items", "decimals", "rounding",
  ]

  // MARK: - The top

  /// Refuses what stands at the top and does not belong there; `analysis` is nil where the request names
  /// none.
  static func checkTop(_ object: JSONObject, of analysis: Analysis?) throws(BatchError) {
    for member in object where !ofEvery.contains(member.key) {
      let key = member.key
      if key.hasPrefix(ownPrefix) { continue }
      let takers = Analysis.allCases.filter { of($0).top.contains(key) }
      if let analysis {
        // Null says that it is left out.
        if takers.contains(analysis) || (member.value == .null && !takers.isEmpty) { continue }
      } else if !takers.isEmpty {
        continue
      }
      throw BatchError(.unknownMember, strayAtTop(key, of: analysis, takers: takers))
    }
  }

  private static func strayAtTop(
    _ key: String, of analysis: Analysis?, takers: [Analysis]
  ) -> String {
    let name = BatchError.excerpt(key)
    if let analysis, !takers.isEmpty {
      return "'\(name)' belongs to \(list(takers)), and \(analysis.rawValue) does not take it; "
        + "leave it out"
    }
    let owners = Analysis.allCases.filter { of($0).input.contains(key) }
    if let analysis, owners.contains(analysis) {
      return "'\(name)' belongs into 'input'; write it there"
    }
    if let advice = ForeignMember.advice(for: key, analysis) {
      return "unknown member '\(name)'; \(advice)"
    }
    if let analysis, !owners.isEmpty {
      return
        "'\(name)' belongs into the input of \(list(owners)), and \(analysis.rawValue) does not "
        + "take it; leave it out"
    }
    let top = ofEvery + (analysis.map { of($0).top } ?? allTop)
    if let near = nearest(to: key, among: top) {
      return "unknown member '\(name)'; did you mean '\(near)'?"
    }
    if let near = nearest(to: key, among: analysis.map { of($0).input } ?? []) {
      return "unknown member '\(name)'; did you mean '\(near)', in 'input'?"
    }
    return "unknown member '\(name)'; a request has \(top.joined(separator: ", ")), and members of "
      + "your own begin with \(ownPrefix)"
  }

  // MARK: - The input

  /// Refuses what stands in `input` and does not belong there.
  static func checkInput(_ object: JSONObject, of analysis: Analysis) throws(BatchError) {
    let own = of(analysis)
    for member in object where !own.required.contains(member.key) {
      let key = member.key
      if own.optional.contains(key) || key.hasPrefix(ownPrefix) { continue }
      throw BatchError(.unknownMember, strayInInput(key, of: analysis))
    }
  }

  private static func strayInInput(_ key: String, of analysis: Analysis) -> String {
    let name = BatchError.excerpt(key)
    let example = BatchInput.example(analysis)
    if ofEvery.contains(key) || of(analysis).top.contains(key) {
      return "'\(name)' belongs at the top of a request, beside 'input'; write it there"
    }
    let owners = Analysis.allCases.filter { of($0).input.contains(key) || of($0).top.contains(key) }
    if !owners.isEmpty {
      return
        "'\(name)' belongs to \(list(owners)), and \(analysis.rawValue) does not take it; write "
        + example
    }
    if let near = nearest(to: key, among: of(analysis).input) {
      return "unknown member '\(name)' of input; did you mean '\(near)'?"
    }
    if let advice = ForeignMember.advice(for: key, analysis) {
      return "unknown member '\(name)' of input; \(advice)"
    }
    return "unknown member '\(name)' of input; write \(example)"
  }

  // MARK: - Names

  /// Everything an input may have.
  var input: [String] { required + optional }

  private static var allTop: [String] { distinct(Analysis.allCases.flatMap { of($0).top }) }

  private static func list(_ analyses: [Analysis]) -> String {
    analyses.map(\.rawValue).joined(separator: ", ")
  }

  /// The name that is likely meant.
  ///
  /// One or two letters are near everything, so that only their case is overlooked.
  private static func nearest(to key: String, among names: [String]) -> String? {
    if key.count < 3 { return names.first { $0 == key.lowercased() } }
    return EditDistance.nearest(to: key, among: names)
  }
}
