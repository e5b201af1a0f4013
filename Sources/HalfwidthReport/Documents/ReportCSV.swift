internal import Halfwidth
internal import HalfwidthSurvey

/// The findings as comma-separated values under the wire names, one row a result.
///
/// Distributions follow their question's quantities: a row for each part, with the method of the
/// intervals that hold together. Where the parts' intervals stand alone they are those of the
/// quantities, and have no rows of their own. Comparisons come last, a row for each item.
enum ReportCSV {
  /// Returns the document.
  static func document(_ findings: SurveyFindings) -> String {
    let questions = findings.sections.flatMap(\.questions)
    let rows = questions.flatMap { finding in
      finding.quantities.map { quantity($0, of: finding.question) }
        + finding.distributions.flatMap { distribution($0, of: finding.question) }
    }
    let comparisons = findings.comparisons.flatMap { finding in
      finding.items.map { comparison($0, of: finding) }
    }
    return CSVText.document(
      header: Column.allCases.map(\.rawValue),
      rows: (rows + comparisons).map { row in Column.allCases.map { row[$0] ?? "" } })
  }

  /// The columns, in their order.
  enum Column: String, CaseIterable {
    case question, item, category, label, figure, role, headline, successes, n, estimate
    case estimateMin = "estimate_min"
    case estimateMax = "estimate_max"
    case lower, upper, confidence, method, printed
    case place = "where"
    case warnings, estimand, side, counts
    case comparedWith = "compared_with"
    case test
    case pValueMin = "p_value_min"
    case pValueMax = "p_value_max"
    case adjustedMin = "adjusted_p_value_min"
    case adjustedMax = "adjusted_p_value_max"
    case verdict
    case adjustedVerdict = "adjusted_verdict"
    case derived, weighted
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
  }

  private static func quantity(
    _ finding: QuantityFinding, of question: Question
  ) -> [Column: String] {
    var row = base(question, item: finding.item, category: finding.category)
    row[.headline] = "\(finding.isHeadline)"
    switch finding.knowledge {
    case .counts(let counts):
      row[.n] = "\(counts.trials)"
      if let only = counts.only {
        row[.successes] = "\(only.successes)"
        row[.estimate] = "\(only.estimate)"
      } else {
        row[.counts] = counts.successes.map(String.init).joined(separator: " ")
        row[.estimateMin] = "\(counts.estimateRange.lowerBound)"
        row[.estimateMax] = "\(counts.estimateRange.upperBound)"
      }
    case .weighted(let share):
      row[.weighted] = "true"
      row[.n] = share.base.map { "\($0)" }
      row[.estimate] = "\(share.estimate)"
      row[.effectiveTrials] = share.effectiveBase.map { "\($0)" }
      if let interval = share.interval {
        row[.estimand] = "proportion"
        row[.confidence] = "\(interval.level.confidence)"
        row[.side] = interval.side.rawValue
        row[.method] = WeightedShare.method.rawValue
        row[.lower] = "\(interval.lower)"
        row[.upper] = "\(interval.upper)"
      }
    case .number(let number): row[.successes] = "\(number)"
    case .asPrinted, .impossible: break
    }
    if let interval = finding.interval {
      row[.estimand] = interval.estimand
      row[.confidence] = "\(interval.level.confidence)"
      row[.side] = interval.side.rawValue
      row[.method] = interval.method
      row[.lower] = interval.interval.map { "\($0.lower)" }
      row[.upper] = interval.interval.map { "\($0.upper)" }
    }
    row[.warnings] = ReportWarning.warnings(of: finding).map(\.code).joined(separator: " ")
    row[.derived] = "\(!finding.derivedFrom.isEmpty)"
    if let possible = finding.inPopulation {
      row[.population] = "\(possible.trials.upperBound)"
      row[.possibleMin] = "\(possible.estimates.lowerBound)"
      row[.possibleMax] = "\(possible.estimates.upperBound)"
      row[.populationLower] = possible.limits.map { "\($0.lowerBound)" }
      row[.populationUpper] = possible.limits.map { "\($0.upperBound)" }
    }
    if let other = finding.otherBase { add(other, to: &row) }
    row[.printed] = distinct(finding.printed.map(printed)).joined(separator: "; ")
    row[.place] = distinct(finding.printed.map(\.place)).joined(separator: "; ")
    return row
  }

  /// The share on the other base; a range as its two ends, with a space between them.
  private static func add(_ share: BaseShare, to row: inout [Column: String]) {
    func ends<Bound>(_ range: ClosedRange<Bound>) -> String {
      range.lowerBound == range.upperBound
        ? "\(range.lowerBound)" : "\(range.lowerBound) \(range.upperBound)"
    }
    row[.base] = share.base.rawValue
    row[.baseSuccesses] = ends(share.successes)
    row[.baseTrials] = ends(share.trials)
    row[.baseEstimate] = ends(share.estimates)
    row[.baseLower] = share.limits.map { "\($0.lowerBound)" }
    row[.baseUpper] = share.limits.map { "\($0.upperBound)" }
  }

  private static func distribution(
    _ finding: DistributionFinding, of question: Question
  ) -> [[Column: String]] {
    guard let simultaneous = finding.simultaneous else { return [] }
    return finding.parts.enumerated().map { index, part in
      var row = base(question, item: finding.item, category: part.label)
      row[.headline] = "false"
      row[.estimand] = "proportions"
      row[.successes] = "\(part.count)"
      row[.n] = "\(finding.trials)"
      row[.estimate] = "\(simultaneous.counts.estimates[index])"
      row[.lower] = simultaneous.intervals.map { "\($0[index].lower)" }
      row[.upper] = simultaneous.intervals.map { "\($0[index].upper)" }
      row[.confidence] = "\(simultaneous.level.confidence)"
      row[.side] = IntervalSide.two.rawValue
      row[.method] = simultaneous.method
      row[.warnings] = simultaneous.warnings.map(\.code.rawValue).joined(separator: " ")
      return row
    }
  }

  private static func comparison(
    _ finding: ItemComparison, of comparison: ComparisonFindings
  ) -> [Column: String] {
    var row = base(comparison.first, item: finding.item, category: finding.category)
    row[.comparedWith] = comparison.second.id
    row[.headline] = "false"
    row[.estimand] = "difference"
    let difference = finding.difference
    if difference.lowerBound == difference.upperBound {
      row[.estimate] = "\(difference.lowerBound)"
    } else {
      row[.estimateMin] = "\(difference.lowerBound)"
      row[.estimateMax] = "\(difference.upperBound)"
    }
    row[.lower] = "\(finding.limits.lowerBound)"
    row[.upper] = "\(finding.limits.upperBound)"
    row[.side] = IntervalSide.two.rawValue
    row[.pValueMin] = "\(finding.pValue.lowerBound)"
    row[.pValueMax] = "\(finding.pValue.upperBound)"
    row[.adjustedMin] = "\(finding.family.bestAdjusted)"
    row[.adjustedMax] = "\(finding.family.worstAdjusted)"
    row[.verdict] = finding.verdict.rawValue
    row[.adjustedVerdict] = finding.family.verdict.rawValue
    let (level, method, test, warnings) =
      switch finding.result {
      case .paired(let result): (result.level, "tango", "mcnemar-exact", result.warnings)
      case .independent(let result): (result.level, "newcombe", "fisher-central", result.warnings)
      }
    row[.confidence] = "\(level.confidence)"
    row[.method] = method
    row[.test] = test
    row[.warnings] = distinct(warnings.map(\.code.rawValue)).joined(separator: " ")
    return row
  }

  private static func base(
    _ question: Question, item: Question.Item?, category: String?
  ) -> [Column: String] {
    [
      .question: question.id, .item: item?.id ?? "", .category: category ?? "",
      .label: item?.label ?? question.text, .figure: question.figure ?? "",
      .role: question.role.rawValue,
    ]
  }

  /// What a row prints in ASCII: `47 (94%)`, `>=40%`.
  private static func printed(_ value: PrintedValue) -> String {
    let percent = value.percent.map { "\($0.text)%" }
    guard let count = value.count?.text else { return percent ?? "" }
    return percent.map { "\(count) (\($0))" } ?? count
  }
}
