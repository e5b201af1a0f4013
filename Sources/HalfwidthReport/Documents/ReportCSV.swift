internal import Halfwidth
internal import HalfwidthSurvey

/// The findings as comma-separated values under the wire names, one row a result.
///
/// Distributions follow their question's quantities: a row for each part, with the method of the
/// intervals that hold together. Where the parts' intervals stand alone they are those of the
/// quantities, and have no rows of their own. Comparisons come after them, a row for each item, then groups, rating sets and
/// claims.
enum ReportCSV {
  /// Returns the document.
  static func document(_ findings: SurveyFindings, _ style: CSVStyle = CSVStyle()) -> String {
    let questions = findings.sections.flatMap(\.questions)
    let rows = questions.flatMap(rows(of:))
    let comparisons = findings.comparisons.flatMap(compared)
    let events = findings.eventTotals.flatMap(event)
    let groups = findings.groups.flatMap { found in
      found.questions.flatMap { grouped($0, of: found) }
    }
    let claims = findings.claims.filter { $0.inSample != nil }.map(claim)
    let ratings = findings.ratings.flatMap(rated)
    return CSVDocument.text(rows + events + comparisons + groups + ratings + claims, style)
  }

  /// The quantities of a question, its numbers and mean scores, and the parts of its distributions.
  private static func rows(of finding: QuestionFindings) -> [CSVRow] {
    let question = finding.question
    var rows = finding.quantities.map { quantity($0, of: finding) }
    rows += finding.quantities.flatMap { stated($0, of: question) }
    rows += finding.numbers.flatMap { numbers($0, of: question) }
    rows += finding.scores.map { score($0, of: question) }
    rows += finding.unanswered.map { unanswered in
      var row = CSVRow(known: unanswered.fields(in: question))
      add(unanswered.answers, to: &row)
      return row
    }
    let distributions = finding.distributions + finding.numbers.compactMap(\.classes)
    return rows + distributions.flatMap { distribution($0, of: question) }
  }

  private static func quantity(
    _ finding: QuantityFinding, of question: QuestionFindings
  ) -> CSVRow {
    var row = CSVRow(known: finding.fields(in: question.question))
    if finding.isHeadline, let ranks = question.ranks, let item = finding.item?.id,
      let place = ranks.items.firstIndex(of: item)
    {
      let rank = Finding.ranks(ranks.finding).rows[place]
      let columns: [(CSVColumn, String)] = [
        (.rankMin, "rank_min"), (.rankMax, "rank_max"), (.rankLower, "lower"),
        (.rankUpper, "upper"), (.first, "first"), (.last, "last"),
      ]
      for (column, name) in columns { row[column] = rank[name] }
    }
    switch finding.knowledge {
    case .counts(let counts):
      if counts.only == nil { setRange(counts.estimateRange, in: &row) }
    case .weighted, .number, .asPrinted, .impossible, .hidden: break
    }
    if let possible = finding.inPopulation {
      row[.population] = .integer(possible.trials.upperBound)
      row[.possibleMin] = .share(possible.estimates.lowerBound)
      row[.possibleMax] = .share(possible.estimates.upperBound)
      row[.populationLower] = .share(possible.limits?.lowerBound)
      row[.populationUpper] = .share(possible.limits?.upperBound)
    }
    if let other = finding.otherBase { add(other, to: &row) }
    if let answers = finding.answers { add(answers, to: &row) }
    row[.printed] = joined(finding.printed.map(\.printedText))
    row[.place] = joined(finding.printed.map(\.place))
    return row
  }

  /// Different texts with semicolons between them.
  private static func joined(_ texts: [String]) -> FieldValue {
    .string(distinct(texts).joined(separator: "; "))
  }

  /// What totals of events say, and a row for each dispersion.
  private static func event(_ total: EventTotalFinding) -> [CSVRow] {
    let base = base(total.question, item: total.item, category: nil)
      .merging([.people: .string(total.people.id)])
    var bounds = CSVRow(known: total.fields).merging(base)
    bounds[.successes] = .integer(total.bounds.events)
    bounds[.n] = .integer(total.bounds.respondents)
    bounds[.estimate] = .amount(total.bounds.mean)
    return [bounds] + total.rates.map { CSVRow(known: $0.fields).merging(base) }
  }

  /// The mean and the median of an item, a row each.
  private static func numbers(_ finding: NumericFinding, of question: Question) -> [CSVRow] {
    finding.rows(in: question).map { fields in
      var row = CSVRow(known: fields)
      row[.side] = twoSided
      add(finding.answers, to: &row)
      return row
    }
  }

  /// A printed mean of scores.
  private static func score(_ finding: ScoreFinding, of question: Question) -> CSVRow {
    var row = CSVRow(known: finding.fields(in: question))
    row[.side] = twoSided
    row[.printed] = .string(finding.printed.printedText)
    row[.place] = .string(finding.printed.place)
    return row
  }

  private static func setRange(_ range: ClosedRange<Double>, in row: inout CSVRow) {
    row[.estimateMin] = .share(range.lowerBound)
    row[.estimateMax] = .share(range.upperBound)
  }

  /// The share on the other base; a range as its two ends, with a space between them.
  private static func add(_ share: BaseShare, to row: inout CSVRow) {
    func ends(_ range: ClosedRange<Int>) -> FieldValue {
      range.count == 1 ? .integer(range.lowerBound) : .ends(range)
    }
    func ends(_ range: ClosedRange<Double>) -> FieldValue {
      range.lowerBound == range.upperBound ? .share(range.lowerBound) : .ends(range)
    }
    row[.base] = .string(share.base.rawValue)
    row[.baseSuccesses] = ends(share.successes)
    row[.baseTrials] = ends(share.trials)
    row[.baseEstimate] = ends(share.estimates)
    row[.baseLower] = .share(share.limits?.lowerBound)
    row[.baseUpper] = .share(share.limits?.upperBound)
  }

  /// How many gave no answer, by reason, and what their answers leave possible.
  private static func add(_ answers: AnswerBase, to row: inout CSVRow) {
    let columns: [(CSVColumn, MissingReason)] = [
      (.missingNoAnswer, .noAnswer), (.missingDontKnow, .dontKnow),
      (.missingNotReached, .notReached), (.missingEmpty, .empty), (.missingDeclared, .declared),
    ]
    for (column, reason) in columns {
      row[column] = answers.hidesReasons ? .undefined : .integer(answers.missing[reason] ?? 0)
    }
    guard let bounds = answers.bounds, let possible = answers.possible else { return }
    row[.boundsMin] = .share(possible.lowerBound)
    row[.boundsMax] = .share(possible.upperBound)
    row[.boundsLower] = .share(bounds.interval?.lower)
    row[.boundsUpper] = .share(bounds.interval?.upper)
  }

  private static func distribution(
    _ finding: DistributionFinding, of question: Question
  ) -> [CSVRow] {
    if let sampled = finding.sampled, sampled.intervals != nil {
      return zip(Finding.designShares(sampled).rows, finding.parts).map { fields, part in
        var row = CSVRow(known: fields)
          .merging(base(question, item: finding.item, category: part.label))
        row[.estimand] = .string("proportions")
        row[.side] = twoSided
        return row
      }
    }
    guard let simultaneous = finding.simultaneous else { return [] }
    return zip(Finding.simultaneous(simultaneous).rows, finding.parts).map { fields, part in
      CSVRow(known: fields).merging(base(question, item: finding.item, category: part.label))
    }
  }

  /// What is said of each item of a comparison, a row each.
  private static func compared(_ finding: ComparisonFindings) -> [CSVRow] {
    var rows: [CSVRow] = []
    for item in finding.items {
      rows.append(comparison(item, of: finding))
      if let change = item.change { rows.append(self.change(change, item, of: finding)) }
      if let association = item.association {
        rows.append(compared(association.fields, item.item, nil, of: finding))
      }
      if let scores = item.scores { rows.append(self.scores(scores, item, of: finding)) }
    }
    return rows + finding.sampled.flatMap { sampled($0, of: finding) }
  }

  private static func comparison(
    _ finding: ItemComparison, of comparison: ComparisonFindings
  ) -> CSVRow {
    var row = compared(finding.fields, finding.item, finding.category, of: comparison)
    // Either the one difference or the smallest and the largest.
    let difference = finding.difference
    if difference.lowerBound == difference.upperBound {
      row[.estimate] = .amount(difference.lowerBound)
      row[.estimateMin] = nil
      row[.estimateMax] = nil
    } else {
      row[.estimate] = .undefined
    }
    if case .string(let codes)? = row[.warnings] {
      row[.warnings] = .string(
        distinct(codes.split(separator: " ")).joined(separator: " "))
    }
    return row
  }

  /// How the same respondents moved on a scale.
  private static func change(
    _ change: ScaleChange, _ item: ItemComparison, of comparison: ComparisonFindings
  ) -> CSVRow {
    compared(change.fields, item.item, nil, of: comparison)
  }

  /// A comparison of answers of a survey with a design, and how the same respondents moved on a scale.
  private static func sampled(
    _ finding: SampledComparison, of comparison: ComparisonFindings
  ) -> [CSVRow] {
    [compared(finding.fields, finding.item, finding.category, of: comparison)]
      + (finding.change.map { [compared($0.fields, finding.item, nil, of: comparison)] } ?? [])
  }

  /// The difference of mean scores over every joint table.
  private static func scores(
    _ scores: OrdinalMarginsFinding, _ item: ItemComparison, of comparison: ComparisonFindings
  ) -> CSVRow {
    var fields = scores.fields
    if let family = item.scoresFamily { fields.add(family.fields) }
    return compared(fields, item.item, nil, of: comparison)
  }

  /// A row of a comparison.
  private static func compared(
    _ fields: FieldList, _ item: Question.Item?, _ category: String?,
    of comparison: ComparisonFindings
  ) -> CSVRow {
    var row = CSVRow(known: fields)
      .merging(base(comparison.first, item: item, category: category))
    row[.comparedWith] = .string(other(comparison))
    row[.side] = twoSided
    return withOnePValue(row)
  }

  /// The row with one p-value as the smallest and the largest, and these as one where they are alike.
  static func withOnePValue(_ row: CSVRow) -> CSVRow {
    var row = row
    let columns: [(CSVColumn, CSVColumn, CSVColumn)] = [
      (.pValue, .pValueMin, .pValueMax), (.adjusted, .adjustedMin, .adjustedMax),
    ]
    for (one, low, high) in columns {
      if let value = row[one] {
        row[low] = value
        row[high] = value
      } else if let value = row[low], value == row[high] {
        row[one] = value
      }
    }
    return row
  }

  /// The other question, with the other item where two items are compared.
  private static func other(_ comparison: ComparisonFindings) -> String {
    comparison.second.id + (comparison.comparison.secondItem.map { "." + $0 } ?? "")
  }

  /// What the numbers say of a claim; its question and item where it names one.
  static func claim(_ finding: ClaimFinding) -> CSVRow {
    var row = CSVRow(known: finding.fields.without("numbers"))
    row[.claim] = .string(finding.claim.id)
    row[.source] = nil
    let questions = Set(finding.numbers.map(\.reference.question))
    row[.question] = .text(questions.count == 1 ? questions.first : nil)
    if finding.numbers.count == 1 {
      row[.item] = .text(finding.numbers[0].reference.item)
      row[.category] = .text(finding.numbers[0].reference.category)
    }
    return row
  }

  /// What says which result a row is that is no quantity.
  static func base(_ question: Question, item: Question.Item?, category: String?) -> CSVRow {
    [
      .question: .string(question.id), .item: .text(item?.id), .category: .text(category),
      .label: .string(item?.label ?? question.text), .figure: .text(question.figure),
      .role: .string(question.role.rawValue), .headline: .flag(false),
    ]
  }

  static let twoSided = FieldValue.string(IntervalSide.two.rawValue)
}
