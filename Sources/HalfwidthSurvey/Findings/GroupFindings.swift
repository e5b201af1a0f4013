public import Halfwidth

/// The answers of groups of respondents, such as women and men, beside each other.
public struct GroupFindings: Hashable, Sendable {
  /// The question whose answers make the groups.
  public var by: Question
  /// The groups that somebody is in, in the codebook's order.
  public var groups: [Group]
  /// How many respondents are in none of them, as they did not answer the question.
  public var leftOut: Int
  /// The questions that are compared, each a family for multiplicity, in the codebook's order.
  public var questions: [GroupedQuestion]

  /// Whether the groups are hidden, as one is of fewer people than may be shown.
  public var isHidden = false

  /// Respondents with one answer.
  public struct Group: Hashable, Sendable {
    /// The answer: an item of the question, or a level of its scale.
    public var id: String
    /// Its label.
    public var label: String
    /// How many gave it.
    public var respondents: Int
  }

  /// The number of respondents below which a group is said to be small.
  public static let smallGroup = 10
}

/// A question, with the answers of each group.
public struct GroupedQuestion: Hashable, Sendable {
  /// The question.
  public var question: Question
  /// Its items, in the codebook's order.
  public var items: [GroupedItem]
  /// The items that nobody in the groups answered, or in one group only.
  public var notCompared: [Question.Item]
}

extension GroupedQuestion {
  /// Hides what the groups answered to some items; what is left is adjusted as if each of them had a p-value of 1.
  mutating func hideItems(where isHidden: (GroupedItem) -> Bool) {
    for index in items.indices where isHidden(items[index]) {
      items[index].cells = items[index].cells.map { _ in .hidden }
      items[index].result = nil
      items[index].adjusted = nil
      items[index].pairs = nil
      items[index].association = nil
    }
    items.adjust()
  }
}

extension [GroupedItem] {
  /// Adjusts the p-values of the items of a question by Holm's rule; those without one count with 1.
  mutating func adjust() {
    let known = indices.filter { self[$0].pValue != nil }
    guard let multiplicity = first?.multiplicity,
      let values = try? PValues(known.compactMap { self[$0].pValue }, total: multiplicity)
    else { return }
    for (index, p) in zip(known, values.holmAdjusted()) { self[index].adjusted = p }
    var pairs = map(\.pairs)
    pairs.adjust(total: GroupPairs.count(of: first?.cells.count ?? 0) * multiplicity)
    for (index, found) in pairs.enumerated() { self[index].pairs = found }
  }
}

/// One item, with the answers of each group.
public struct GroupedItem: Hashable, Sendable {
  /// The item; nil where the question has none.
  public var item: Question.Item?
  /// The level or box that is counted; nil where there is no scale.
  public var category: String?
  /// What each group answered, in the order of the groups.
  public var cells: [Cell]
  /// How the groups differ; nil where there is no test.
  public var result: Result?
  /// How strongly the groups and the answers go together: Cramer's V of three groups or more; nil for others, for means, and
  /// in a survey with a design.
  public var association: IntervalFinding? = nil
  /// The pairs of three groups or more; nil where there are none, or too many.
  public var pairs: GroupPairs? = nil
  /// The p-value adjusted for the items of the question; nil where there is none.
  public var adjusted: Double?
  /// How many items the adjustment counts.
  public var multiplicity: Int

  /// What a group answered.
  public enum Cell: Hashable, Sendable {
    /// Nobody in the group answered.
    case empty
    /// What the group answered is not shown.
    case hidden
    /// A share of those who answered.
    case share(ProportionFinding)
    /// A share of a survey with a design, and why it has no interval.
    case weighted(WeightedShare, NoIntervalReason?)
    /// The mean of the numbers that were given, and why it has no interval.
    case mean(IntervalFinding, respondents: Int, NoIntervalReason? = nil)

    /// How many answered.
    public var respondents: Int {
      switch self {
      case .empty, .hidden: 0
      case .share(let finding): finding.counts.trials
      case .weighted(let share, _): share.base ?? 0
      case .mean(_, let respondents, _): respondents
      }
    }
  }

  /// How groups differ.
  public enum Result: Hashable, Sendable {
    /// The share of the first group minus that of the second.
    case difference(CandidateComparisonFinding)
    /// The mean of the first group minus that of the second.
    case means(IntervalFinding)
    /// A test of more than two groups.
    case test(TestFinding)
    /// How the groups of a survey with a design differ.
    case sampled(SampledGroups)
  }
}

extension GroupedItem {
  /// The p-value of the test, not adjusted; nil where there is none.
  public var pValue: Double? { result?.pValue }
}

extension GroupedItem.Result {
  /// The name of the test; nil where nothing is tested.
  public var test: String? {
    switch self {
    case .difference: ExactTestMethod.fisherCentral.rawValue
    case .means(let finding): finding.method
    case .test(let finding): finding.method
    case .sampled(let found): found.testName
    }
  }

  /// The p-value; nil where there is none.
  var pValue: Double? {
    switch self {
    case .difference(let finding): finding.pValue.upperBound
    case .means(let finding): finding.details.first { $0.name == "p_value" }?.value
    case .test(let finding): finding.pValue
    case .sampled(let found): found.pValue
    }
  }

  /// The difference with its interval, or the test.
  var fields: FieldList {
    switch self {
    case .difference(let finding):
      finding.fields.without(
        "p_value_min", "p_value_max", "estimate_min", "estimate_max", "test")
    case .means(let finding): finding.fields.without("p_value")
    case .test(let finding): finding.fields.without("p_value", "method")
    case .sampled(let found): found.fields
    }
  }
}

extension GroupFindings: WireRepresentable {
  /// The groups, and under `questions` each item with a cell for each group.
  public var fields: FieldList {
    [
      "by": .string(by.id), "label": .string(by.text),
      "groups": .list(
        groups.map {
          .fields([
            "id": .string($0.id), "label": .string($0.label),
            "respondents": .integer($0.respondents),
          ])
        }), "left_out": .integer(leftOut),
      "questions": .list(
        questions.map { question in
          .fields([
            "question": .string(question.question.id),
            "results": .list(question.items.map { .fields($0.fields(in: self)) }),
            "not_compared": .texts(question.notCompared.map(\.id)),
          ])
        }),
    ]
  }
}

extension GroupedItem {
  /// Each group's cell, and how they differ.
  public func fields(in findings: GroupFindings) -> FieldList {
    var fields: FieldList = [
      "item": .text(item?.id), "category": .text(category),
      "cells": .list(
        zip(findings.groups, cells).map { group, cell in
          var fields: FieldList = ["group": .string(group.id)]
          fields.add(cell.fields)
          return .fields(fields)
        }),
    ]
    if let result { fields.add(result.fields) }
    fields.add("test", .text(result.flatMap(\.test)))
    fields.add("p_value", .probability(pValue))
    fields.add("adjusted_p_value", .probability(adjusted))
    fields.add("multiplicity", .integer(multiplicity))
    if let association { fields.add("association", .fields(association.fields)) }
    if let pairs {
      fields.add(
        "pairs_of_groups",
        .list(pairs.fields(groups: findings.groups.map(\.id)).map { .fields($0) }))
    }
    return fields
  }
}

extension GroupedItem.Cell {
  /// The share or the mean with its interval; a base of 0 where nobody answered.
  public var fields: FieldList {
    switch self {
    case .empty: ["n": .integer(0), "estimate": .undefined]
    case .hidden: ["n": .undefined, "estimate": .undefined]
    case .share(let finding): finding.fields
    case .weighted(let share, let reason): Self.fields(of: share, reason)
    case .mean(let finding, _, nil): finding.fields
    case .mean(let finding, _, let reason?):
      finding.fields.without("warnings").adding(warning: reason)
    }
  }

  private static func fields(of share: WeightedShare, _ reason: NoIntervalReason?) -> FieldList {
    var fields = share.fields
    fields.add("lower", .share(share.interval?.lower))
    fields.add("upper", .share(share.interval?.upper))
    return fields.adding(warning: reason)
  }
}

extension FieldList {
  /// The same with why there is no interval as its only warning.
  fileprivate func adding(warning reason: NoIntervalReason?) -> FieldList {
    var fields = self
    fields.add("warnings", .warnings(reason.map { [($0.rawValue, $0.message)] } ?? []))
    return fields
  }
}
