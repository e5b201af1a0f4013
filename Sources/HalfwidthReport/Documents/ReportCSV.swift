internal import Halfwidth
internal import HalfwidthSurvey

/// The findings as comma-separated values under the wire names, one row a result.
///
/// Distributions follow their question's quantities: a row for each part, with the method of the
/// intervals that hold together. Where the parts' intervals stand alone they are those of the
/// quantities, and have no rows of their own. Comparisons come after them, a row for each item, and claims last.
enum ReportCSV {
  /// Returns the document.
  static func document(_ findings: SurveyFindings) -> String {
    let questions = findings.sections.flatMap(\.questions)
    let rows = questions.flatMap(rows(of:))
    let comparisons = findings.comparisons.flatMap { finding in
      finding.items.flatMap { item in
        [comparison(item, of: finding)]
          + (item.change.map { [change($0, item, of: finding)] } ?? [])
          + (item.scores.map { [scores($0, item, of: finding)] } ?? [])
      } + finding.sampled.flatMap { sampled($0, of: finding) }
    }
    let events = findings.eventTotals.flatMap(event)
    let groups = findings.groups.flatMap { found in
      found.questions.flatMap { grouped($0, of: found) }
    }
    let claims = findings.claims.filter { $0.inSample != nil }.map(claim)
    let columns = Column.allCases.filter { column in
      switch column.part {
      case .always: true
      case .claims: !claims.isEmpty
      case .answers: findings.codebook.responses != nil
      case .ranks: questions.contains { $0.ranks != nil }
      case .events: !findings.eventTotals.isEmpty
      case .groups: !findings.groups.isEmpty
      }
    }
    return CSVText.document(
      header: columns.map(\.rawValue),
      rows: (rows + events + comparisons + groups + claims).map { row in
        columns.map { row[$0] ?? "" }
      })
  }

  /// The quantities of a question, its numbers and mean scores, and the parts of its distributions.
  private static func rows(of finding: QuestionFindings) -> [Row] {
    let question = finding.question
    var rows = finding.quantities.map { quantity($0, of: finding) }
    rows += finding.numbers.flatMap { numbers($0, of: question) }
    rows += finding.scores.map { score($0, of: question) }
    let distributions = finding.distributions + finding.numbers.compactMap(\.classes)
    return rows + distributions.flatMap { distribution($0, of: question) }
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
    case rankMin = "rank_min"
    case rankMax = "rank_max"
    case rankLower = "rank_lower"
    case rankUpper = "rank_upper"
    case first, last
    case population
    case possibleMin = "possible_min"
    case possibleMax = "possible_max"
    case populationLower = "population_lower"
    case populationUpper = "population_upper"
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
    case both = "n11"
    case firstOnly = "n10"
    case secondOnly = "n01"
    case neither = "n00"
    case answeredOne = "answered_one"
    case completeP = "complete_p_value"
    case unit
    case standardDeviation = "standard_deviation"
    case lowerQuartile = "lower_quartile"
    case upperQuartile = "upper_quartile"
    case people
    case largestMin = "largest_min"
    case largestMax = "largest_max"
    case medianMin = "median_min"
    case medianMax = "median_max"
    case by, group
    case pValue = "p_value"
    case adjusted = "adjusted_p_value"
    case claim, kind
    case inSample = "in_sample"
    case beyondSample = "beyond_sample"

    /// What a column is there for.
    enum Part {
      case always, answers, ranks, events, groups, claims
    }

    /// What has to be among the findings for the column to be there.
    var part: Part {
      switch self {
      case .question, .item, .category, .label, .figure, .role, .headline, .successes, .n,
        .estimate, .estimateMin, .estimateMax, .lower, .upper, .confidence, .method, .printed,
        .place, .warnings, .estimand, .side, .counts, .comparedWith, .test, .pValueMin, .pValueMax,
        .adjustedMin, .adjustedMax, .verdict, .adjustedVerdict, .derived, .weighted,
        .effectiveTrials, .base, .baseSuccesses, .baseTrials, .baseEstimate, .baseLower, .baseUpper,
        .population, .possibleMin, .possibleMax, .populationLower, .populationUpper:
        .always
      case .asked, .answered, .notAsked, .missingNoAnswer, .missingDontKnow, .missingNotReached,
        .missingEmpty, .missingDeclared, .boundsMin, .boundsMax, .boundsLower, .boundsUpper, .both,
        .firstOnly, .secondOnly, .neither, .answeredOne, .completeP, .unit, .standardDeviation,
        .lowerQuartile, .upperQuartile:
        .answers
      case .rankMin, .rankMax, .rankLower, .rankUpper, .first, .last: .ranks
      case .people, .largestMin, .largestMax, .medianMin, .medianMax: .events
      case .by, .group, .pValue, .adjusted: .groups
      case .claim, .kind, .inSample, .beyondSample: .claims
      }
    }
  }

  private typealias Row = [Column: String]

  /// The columns that are named like a field; warnings by their codes.
  private static func row(_ fields: FieldList) -> Row {
    var row: Row = [:]
    for field in fields {
      guard let column = Column(rawValue: field.name) else { continue }
      row[column] =
        column == .warnings ? ResultCSV.codes(field.value) : ResultCSV.text(field.value)
    }
    return row
  }

  private static func quantity(
    _ finding: QuantityFinding, of question: QuestionFindings
  ) -> Row {
    let fields = finding.fields(in: question.question)
    var row = row(fields)
    if finding.isHeadline, let ranks = question.ranks, let item = finding.item?.id,
      let place = ranks.items.firstIndex(of: item)
    {
      let rank = Finding.ranks(ranks.finding).rows[place]
      let columns: [(Column, String)] = [
        (.rankMin, "rank_min"), (.rankMax, "rank_max"), (.rankLower, "lower"),
        (.rankUpper, "upper"), (.first, "first"), (.last, "last"),
      ]
      for (column, name) in columns { row[column] = rank[name].map(ResultCSV.text) }
    }
    switch finding.knowledge {
    case .counts(let counts):
      if counts.only == nil { setRange(counts.estimateRange, in: &row) }
    case .weighted(let share): if share.interval != nil { row[.estimand] = "proportion" }
    case .number, .asPrinted, .impossible, .hidden: break
    }
    if let possible = finding.inPopulation {
      row[.population] = "\(possible.trials.upperBound)"
      row[.possibleMin] = "\(possible.estimates.lowerBound)"
      row[.possibleMax] = "\(possible.estimates.upperBound)"
      row[.populationLower] = possible.limits.map { "\($0.lowerBound)" }
      row[.populationUpper] = possible.limits.map { "\($0.upperBound)" }
    }
    if let other = finding.otherBase { add(other, to: &row) }
    if let answers = finding.answers { add(answers, to: &row) }
    row[.printed] = distinct(finding.printed.map(\.printedText)).joined(separator: "; ")
    row[.place] = distinct(finding.printed.map(\.place)).joined(separator: "; ")
    return row
  }

  /// What totals of events say, and a row for each dispersion.
  private static func event(_ total: EventTotalFinding) -> [Row] {
    let base = base(total.question, item: total.item, category: nil)
      .merging([.people: total.people.id]) { $1 }
    var bounds = row(total.fields).merging(base) { $1 }
    bounds[.successes] = "\(total.bounds.events)"
    bounds[.n] = "\(total.bounds.respondents)"
    bounds[.estimate] = "\(total.bounds.mean)"
    return [bounds] + total.rates.map { row($0.fields).merging(base) { $1 } }
  }

  /// The mean and the median of an item, a row each.
  private static func numbers(_ finding: NumericFinding, of question: Question) -> [Row] {
    finding.rows(in: question).map { fields in
      var row = row(fields)
      row[.side] = IntervalSide.two.rawValue
      add(finding.answers, to: &row)
      return row
    }
  }

  /// A printed mean of scores.
  private static func score(_ finding: ScoreFinding, of question: Question) -> Row {
    var row = row(finding.fields(in: question))
    row[.side] = IntervalSide.two.rawValue
    row[.printed] = finding.printed.printedText
    row[.place] = finding.printed.place
    return row
  }

  private static func setRange(_ range: ClosedRange<Double>, in row: inout Row) {
    row[.estimateMin] = "\(range.lowerBound)"
    row[.estimateMax] = "\(range.upperBound)"
  }

  /// The share on the other base; a range as its two ends, with a space between them.
  private static func add(_ share: BaseShare, to row: inout Row) {
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

  /// How many gave no answer, by reason, and what their answers leave possible.
  private static func add(_ answers: AnswerBase, to row: inout Row) {
    let columns: [(Column, MissingReason)] = [
      (.missingNoAnswer, .noAnswer), (.missingDontKnow, .dontKnow),
      (.missingNotReached, .notReached), (.missingEmpty, .empty), (.missingDeclared, .declared),
    ]
    for (column, reason) in columns { row[column] = "\(answers.missing[reason] ?? 0)" }
    guard let bounds = answers.bounds, let possible = answers.possible else { return }
    row[.boundsMin] = "\(possible.lowerBound)"
    row[.boundsMax] = "\(possible.upperBound)"
    row[.boundsLower] = bounds.interval.map { "\($0.lower)" }
    row[.boundsUpper] = bounds.interval.map { "\($0.upper)" }
  }

  private static func distribution(_ finding: DistributionFinding, of question: Question) -> [Row] {
    if let sampled = finding.sampled, sampled.intervals != nil {
      return zip(Finding.designShares(sampled).rows, finding.parts).map { fields, part in
        var row = row(fields).merging(base(question, item: finding.item, category: part.label)) {
          $1
        }
        row[.estimand] = "proportions"
        row[.side] = IntervalSide.two.rawValue
        return row
      }
    }
    guard let simultaneous = finding.simultaneous else { return [] }
    return zip(Finding.simultaneous(simultaneous).rows, finding.parts).map { fields, part in
      row(fields).merging(base(question, item: finding.item, category: part.label)) { $1 }
    }
  }

  private static func comparison(
    _ finding: ItemComparison, of comparison: ComparisonFindings
  ) -> Row {
    var row = row(finding.fields)
      .merging(base(comparison.first, item: finding.item, category: finding.category)) { $1 }
    row[.comparedWith] = other(comparison)
    row[.side] = IntervalSide.two.rawValue
    // Either the one difference or the smallest and the largest.
    let difference = finding.difference
    if difference.lowerBound == difference.upperBound {
      row[.estimate] = "\(difference.lowerBound)"
      row[.estimateMin] = nil
      row[.estimateMax] = nil
    } else {
      row[.estimate] = nil
    }
    row[.warnings] = distinct((row[.warnings] ?? "").split(separator: " ").map(String.init))
      .joined(separator: " ")
    return row
  }

  /// How the same respondents moved on a scale.
  private static func change(
    _ change: ScaleChange, _ item: ItemComparison, of comparison: ComparisonFindings
  ) -> Row {
    var row = row(change.fields)
      .merging(base(comparison.first, item: item.item, category: nil)) { $1 }
    row[.comparedWith] = other(comparison)
    row[.side] = IntervalSide.two.rawValue
    row[.pValueMin] = "\(change.pValue)"
    row[.pValueMax] = row[.pValueMin]
    row[.adjustedMin] = "\(change.adjusted)"
    row[.adjustedMax] = row[.adjustedMin]
    return row
  }

  /// A comparison of answers of a survey with a design, and how the same respondents moved on a scale.
  private static func sampled(
    _ finding: SampledComparison, of comparison: ComparisonFindings
  ) -> [Row] {
    func row(_ fields: FieldList, category: String?) -> Row {
      var row = self.row(fields)
        .merging(base(comparison.first, item: finding.item, category: category)) { $1 }
      row[.comparedWith] = other(comparison)
      row[.side] = IntervalSide.two.rawValue
      return row
    }
    var rows = [row(finding.fields, category: finding.category)]
    if let change = finding.change {
      var moves = row(change.fields, category: nil)
      moves[.pValueMin] = change.mean.pValue.map { "\($0)" }
      moves[.pValueMax] = moves[.pValueMin]
      moves[.adjustedMin] = change.adjusted.map { "\($0)" }
      moves[.adjustedMax] = moves[.adjustedMin]
      rows.append(moves)
    }
    return rows
  }

  /// The difference of mean scores over every joint table.
  private static func scores(
    _ scores: OrdinalMarginsFinding, _ item: ItemComparison, of comparison: ComparisonFindings
  ) -> Row {
    var fields = scores.fields
    if let family = item.scoresFamily { fields.add(family.fields) }
    var row = row(fields).merging(base(comparison.first, item: item.item, category: nil)) { $1 }
    row[.comparedWith] = other(comparison)
    row[.side] = IntervalSide.two.rawValue
    return row
  }

  /// The other question, with the other item where two items are compared.
  private static func other(_ comparison: ComparisonFindings) -> String {
    comparison.second.id + (comparison.comparison.secondItem.map { "." + $0 } ?? "")
  }

  /// A row for each group of each item, and one for how they differ.
  private static func grouped(_ grouped: GroupedQuestion, of found: GroupFindings) -> [Row] {
    grouped.items.flatMap { item in
      let base = base(grouped.question, item: item.item, category: item.category)
        .merging([.by: found.by.id]) { $1 }
      let cells = zip(found.groups, item.cells).map { group, cell in
        row(cell.fields).merging(base) { $1 }.merging([.group: group.id]) { $1 }
      }
      guard item.result != nil else { return cells }
      var difference = row(item.fields(in: found)).merging(base) { $1 }
      difference[.side] = IntervalSide.two.rawValue
      return cells + [difference]
    }
  }

  /// What the numbers say of a claim; its question and item where it names one.
  private static func claim(_ finding: ClaimFinding) -> Row {
    var row = row(finding.fields)
    row[.claim] = finding.claim.id
    row[.pValueMax] = finding.test?.pValue.map { "\($0)" }
    row[.pValue] = nil
    let questions = Set(finding.numbers.map(\.reference.question))
    if questions.count == 1 { row[.question] = questions.first }
    if finding.numbers.count == 1 {
      row[.item] = finding.numbers[0].reference.item
      row[.category] = finding.numbers[0].reference.category
    }
    return row
  }

  /// What says which result a row is that is no quantity.
  private static func base(_ question: Question, item: Question.Item?, category: String?) -> Row {
    [
      .question: question.id, .item: item?.id ?? "", .category: category ?? "",
      .label: item?.label ?? question.text, .figure: question.figure ?? "",
      .role: question.role.rawValue, .headline: "false",
    ]
  }
}
