public import Halfwidth

/// Everything that was found in a survey, in the order of its report: what documents are made from.
public struct SurveyFindings: Hashable, Sendable {
  /// The codebook the findings belong to.
  public var codebook: Codebook
  /// How the intervals were made.
  public var settings: AnalysisSettings
  /// The questions with their findings, by section.
  public var sections: [SectionFindings]
  /// The planned comparisons, in the codebook's order.
  public var comparisons: [ComparisonFindings]
  /// The answers of groups beside each other, where that was asked for.
  public var groups: [GroupFindings] = []
  /// How far raters agree, in the codebook's order.
  public var ratings: [RatingSetFinding] = []
  /// The ideal bootstrap of each share beside its interval.
  public var bootstrap: [BootstrapComparison]
  /// What does not fit together in the printed numbers, or what is to be known of the answers.
  public var checks: [CheckFinding]
  /// What the numbers say of each claim of the report, in the codebook's order.
  public var claims: [ClaimFinding]
  /// How wider intervals would be under design effects; empty when there are no intervals.
  public var sensitivity: [DesignEffectFinding]
  /// The fewest people that a shown number is of; nil where nothing is hidden.
  public var smallestCell: Int? = nil
}

extension SurveyFindings {
  /// The shares that are shown to be more or less than one half, then the differences that are shown,
  /// unadjusted, each with the selection that would turn it; in the order of the report.
  ///
  /// A weighted share has none: its weights are there to mend selection. Made from what the findings show,
  /// so that nothing hidden is in it.
  public var selection: [SelectionFinding] {
    SelectionFinding.findings(
      sections.flatMap(\.questions).flatMap(\.quantities), comparisons, groups)
  }
}

extension QuestionFindings {
  /// Whether some of what was counted is hidden.
  public var hasHidden: Bool { quantities.contains { $0.knowledge == .hidden } }

  /// Whether the items' shares are of different numbers of people.
  public var hasSeveralBases: Bool {
    Set(quantities.filter(\.isHeadline).compactMap { $0.candidates?.trials }).count > 1
  }
}

extension QuestionFindings {
  /// Holds the shares of items against what the codebook states of them.
  mutating func testStated(_ settings: AnalysisSettings) {
    for stated in question.expected {
      let place = quantities.firstIndex { $0.isHeadline && $0.item?.id == stated.item }
      guard let place, let counts = quantities[place].candidates else { continue }
      quantities[place].stated = StatedShareFinding(stated, counts, settings: settings)
    }
    adjustStated(settings.level)
  }

  /// Adjusts the tests of stated shares, which are a family; those without a count take part with a p-value of 1.
  mutating func adjustStated(_ level: ConfidenceLevel) {
    guard !question.expected.isEmpty else { return }
    var found = quantities.map(\.stated)
    found.adjust(total: question.expected.count, level: level)
    for (index, stated) in found.enumerated() { quantities[index].stated = stated }
  }
}

extension SurveyFindings {
  /// What totals of events say of those who had them; made from what the findings show.
  public var eventTotals: [EventTotalFinding] {
    EventTotalFinding.findings(
      sections.flatMap(\.questions).map { ($0.question, $0.quantities) }, settings)
  }
}

/// A section of the report.
public struct SectionFindings: Hashable, Sendable {
  /// The section's title; empty where the codebook names none.
  public var title: String
  /// Its questions, in the codebook's order.
  public var questions: [QuestionFindings]
}

/// A question with what was found.
public struct QuestionFindings: Hashable, Sendable {
  /// The question.
  public var question: Question
  /// What is printed, or counted, of each item, in the codebook's order.
  ///
  /// For a scale the headline first, then the other boxes and the levels in the scale's order. Empty where nothing is printed, or nobody answered.
  public var quantities: [QuantityFinding]
  /// The distribution of each item over its categories, where at least two are known.
  public var distributions: [DistributionFinding]
  /// What the numbers say that were given to each item of a numeric question; empty elsewhere.
  public var numbers: [NumericFinding] = []
  /// The printed means of items' scores.
  public var scores: [ScoreFinding] = []
  /// How many items of a numeric question are hidden, as too few people gave a number.
  public var hiddenNumbers = 0
  /// Items of which nothing is printed, or that nobody answered.
  public var unprinted: [Question.Item]
  /// What would be estimated of items that nobody answered; empty for printed numbers.
  public var unanswered: [UnansweredItem] = []
  /// The ranks of the items, or of the options of a single-choice question; nil where a list has none.
  public var ranks: RankedList? = nil
}

/// What a survey's report would have estimated of an item that nobody answered.
public struct UnansweredItem: Hashable, Sendable {
  /// The item or option; nil for a question without items.
  public var item: Question.Item?
  /// The level or box; nil where there is no scale.
  public var category: String?
  /// What would be estimated: `proportion`, `mean` or `median`.
  public var estimand: String
  /// Whether it would stand for its item in a list of items.
  public var isHeadline: Bool
  /// How many were asked, and why they have no answer.
  public var answers: AnswerBase

  /// That there is nothing to estimate.
  public static let warning = AnalysisWarning(.undefined, "nobody answered")

  /// The numbers of respondents under their wire names, without an estimate and with the reason.
  public func fields(in question: Question) -> FieldList {
    var fields: FieldList = [
      "question": .string(question.id), "item": .text(item?.id), "category": .text(category),
      "label": .string(item?.label ?? question.text), "figure": .text(question.figure),
      "role": .string(question.role.rawValue), "headline": .flag(isHeadline),
      "estimand": .string(estimand), "n": .integer(0), "estimate": .undefined,
      "lower": .undefined, "upper": .undefined,
    ]
    fields.add(answers.fields.without("missing_bounds"))
    fields.add(
      "warnings", .warnings([(code: Self.warning.code.rawValue, message: Self.warning.message)]))
    return fields
  }
}

/// The ranks of a list of items.
public struct RankedList: Hashable, Sendable {
  /// The ids of the items, in the order of the ranks' lists.
  public var items: [String]
  /// Their ranks.
  public var finding: RankFinding
}

/// How the intervals would look under a design effect.
public struct DesignEffectFinding: Hashable, Sendable {
  /// The variance over that of a simple random sample of the same size; 1 for none.
  public var designEffect: Double
  /// The number of intervals summarised.
  public var intervals: Int
  /// The median of half of the intervals' widths.
  public var medianHalfWidth: Double
  /// The largest of half of the intervals' widths.
  public var largestHalfWidth: Double
}

extension DesignEffectFinding: WireRepresentable {
  /// The design effect, and the half-widths with it.
  public var fields: FieldList {
    [
      "design_effect": .parameter(designEffect), "intervals": .integer(intervals),
      "median_half_width": .share(medianHalfWidth), "largest_half_width": .share(largestHalfWidth),
    ]
  }
}

extension SurveyFindings: WireRepresentable {
  /// The survey, then what was found by kind; `results` are the quantities and `warnings` the checks.
  public var fields: FieldList {
    let questions = sections.flatMap(\.questions)
    var fields: FieldList = [
      "survey": .fields(survey),
      "distributions": list(
        questions.flatMap { $0.distributions + $0.numbers.compactMap(\.classes) }),
      "ranks": .list(
        questions.compactMap { finding in
          finding.ranks.map { ranks in
            var fields: FieldList = [
              "question": .string(finding.question.id), "item_ids": .texts(ranks.items),
            ]
            fields.add(ranks.finding.fields)
            return .fields(fields)
          }
        }),
      "event_totals": list(eventTotals), "comparisons": list(comparisons),
      "claims": list(claims),
    ]
    if !groups.isEmpty { fields.add("groups", list(groups)) }
    if !ratings.isEmpty { fields.add("ratings", list(ratings)) }
    fields.add([
      "bootstrap": list(bootstrap), "sensitivity": list(sensitivity), "selection": list(selection),
      "results": .list(
        questions.flatMap { finding in
          finding.quantities.map { .fields($0.fields(in: finding.question)) }
            + finding.numbers.flatMap { $0.rows(in: finding.question) }.map { .fields($0) }
            + finding.scores.map { .fields($0.fields(in: finding.question)) }
            + finding.unanswered.map { .fields($0.fields(in: finding.question)) }
        }), "warnings": list(checks),
    ])
    return fields
  }

  /// The title, the source, and what was asked for.
  var survey: FieldList {
    var survey: FieldList = [
      "title": .string(codebook.title), "citation": .string(codebook.citation),
      "date": .text(codebook.date), "sample_size": .integer(codebook.sampleSize),
    ]
    if codebook.responses != nil { survey.add("data", .string("responses")) }
    if let smallestCell { survey.add("smallest_cell", .integer(smallestCell)) }
    return survey
  }

  /// A list of what some findings say.
  func list(_ findings: [some WireRepresentable]) -> FieldValue {
    .list(findings.map { .fields($0.fields) })
  }

  /// The title and what there is.
  public var description: String {
    "\(codebook.title): \(sections.flatMap(\.questions).flatMap(\.quantities).count) quantities, "
      + "\(comparisons.count) comparisons, \(checks.count) remarks on the \(codebook.responses == nil ? "printed numbers" : "answers")"
  }
}
