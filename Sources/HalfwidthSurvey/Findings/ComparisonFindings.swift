public import Halfwidth

/// A planned comparison of two questions, item by item: a family for multiplicity.
public struct ComparisonFindings: Hashable, Sendable {
  /// The comparison as the codebook plans it.
  public var comparison: Comparison
  /// The first question.
  public var first: Question
  /// The second question.
  public var second: Question
  /// The items of which both counts are known, as numbers or as sets, in the codebook's order.
  public var items: [ItemComparison]
  /// The same of answers of a survey with strata, clusters or weights, in the place of ``items``.
  public var sampled: [SampledComparison] = []
  /// The items that have a twin and can't be compared, with the reason.
  public var missing: [MissingComparison]
  /// How many items the adjustment counts: those asked, or those listed where that is unknown.
  public var multiplicity: Int
  /// Whether more may have been asked than are counted, so that adjusted p-values are lower bounds.
  public var isLowerBound: Bool
}

/// One item of a comparison, with what its two counts say.
public struct ItemComparison: Hashable, Sendable {
  /// The item of the first question; nil where it has none.
  public var item: Question.Item?
  /// The item of the second question: the twin, or the other of two items.
  public var secondItem: Question.Item?
  /// The level or box that is compared; nil where there is no scale.
  public var category: String?
  /// The counts of the first question.
  public var first: CandidateCounts
  /// The counts of the second question.
  public var second: CandidateCounts
  /// Whether the first counts follow from their levels, and are not printed themselves.
  public var firstIsDerived: Bool = false
  /// Whether the second counts do.
  public var secondIsDerived: Bool = false
  /// What they say about their difference.
  public var result: Result
  /// The one joint table of paired answers; nil where only totals are printed, and for different
  /// respondents.
  public var joint: JointAnswers? = nil
  /// How the same respondents moved on the scale that both items have; nil elsewhere.
  public var change: ScaleChange? = nil
  /// Whether those who stand higher on the one scale stand higher on the other; nil where the answers of the same respondents
  /// to two scales are not known.
  public var association: ScaleAssociation? = nil
  /// The difference of the mean scores over every joint table, where both distributions over a scale of more than two
  /// steps are printed, and nobody's answers are known; nil elsewhere.
  public var scores: OrdinalMarginsFinding? = nil
  /// The p-values of ``scores`` adjusted for the scores of the family.
  public var scoresFamily: MarginsFamilyFinding? = nil

  /// The p-values adjusted for the family.
  public var family: MarginsFamilyFinding

  /// What two counts say, by the design.
  public enum Result: Hashable, Sendable {
    /// The same respondents answered both.
    case paired(CandidateMarginsFinding)
    /// Different respondents answered.
    case independent(CandidateComparisonFinding)
  }
}

/// An item that can't be compared.
public struct MissingComparison: Hashable, Sendable {
  /// The item.
  public var item: Question.Item?
  /// Why not.
  public var reason: Reason

  /// Why an item can't be compared.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// No number is printed for the first question, the second, or both.
    case unprinted
    /// What is printed gives no count, or has no base.
    case withoutCount = "without-count"
    /// The two bases differ, so the respondents can't all be the same.
    case differentBases = "different-bases"
    /// The percentages are weighted, so that no count says how the answers go together.
    case weighted
    /// The joint tables are more than are enumerated.
    case tooLarge = "too-large"
    /// The scale of a question names no headline, so that no answers stand for an item.
    case withoutHeadline = "without-headline"
    /// Nobody answered both questions.
    case noPairs = "no-pairs"
    /// Nobody answered the first question, the second, or both.
    case unanswered
    /// A share is of fewer people than may be shown, or would tell of them.
    case smallCell = "small-cell"
    /// Respondents answered both questions, so that they are not different ones.
    case sameRespondents = "same-respondents"
  }
}

extension ComparisonFindings {
  /// How many items are compared.
  public var compared: Int { items.count + sampled.count }

  /// Hides some items; what is left is adjusted as if each of them had a p-value of 1.
  mutating func hideItems(where isHidden: (ItemComparison) -> Bool) {
    missing += items.filter(isHidden).map { MissingComparison(item: $0.item, reason: .smallCell) }
    items.removeAll(where: isHidden)
    adjust()
  }

  /// Makes every paired comparison of its totals alone, as if nobody knew who gave both answers; an item with too
  /// many joint tables is left out.
  mutating func takeTotals(level: ConfidenceLevel) {
    items = items.compactMap { item in
      guard item.joint != nil else { return item }
      guard let finding = try? CandidateMargins(item.first, item.second).finding(level: level)
      else {
        missing.append(MissingComparison(item: item.item, reason: .tooLarge))
        return nil
      }
      var item = item
      item.joint = nil
      item.change = nil
      item.association = nil
      item.result = .paired(finding)
      return item
    }
    adjust()
  }

  /// Adjusts the p-values of the items by Holm's rule; items that are not there count with 1.
  mutating func adjust() {
    guard let level = items.first?.level else { return }
    let families = Self.families(
      items.map(\.pValue), multiplicity: multiplicity, isLowerBound: isLowerBound, level: level)
    for (index, family) in families.enumerated() { items[index].family = family }
    items.adjustChanges(multiplicity: multiplicity)
    items.adjustScores(multiplicity: multiplicity, isLowerBound: isLowerBound, level: level)
  }

  /// The p-values adjusted by Holm's rule for so many items.
  static func families(
    _ pValues: [ClosedRange<Double>], multiplicity: Int, isLowerBound: Bool, level: ConfidenceLevel
  ) -> [MarginsFamilyFinding] {
    if pValues.isEmpty { return [] }
    guard
      let family = try? MarginsFamily(
        pValues: pValues, asked: isLowerBound ? nil : multiplicity, listed: multiplicity)
    else { preconditionFailure("p-values are in 0...1, and the reader counts the items") }
    return family.findings(level: level)
  }
}

extension [ItemComparison] {
  /// Adjusts the sign tests of the moves on a scale and the tests of association, each a family of its own.
  mutating func adjustChanges(multiplicity: Int) {
    let changed = indices.filter { self[$0].change != nil }
    let values = try? PValues(changed.compactMap { self[$0].change?.pValue }, total: multiplicity)
    for (index, p) in zip(changed, values?.holmAdjusted() ?? []) {
      self[index].change?.adjusted = p
    }
    let associated = indices.filter { self[$0].association?.pValue != nil }
    let tested = try? PValues(
      associated.compactMap { self[$0].association?.pValue }, total: multiplicity)
    for (index, p) in zip(associated, tested?.holmAdjusted() ?? []) {
      self[index].association?.adjusted = p
    }
  }
}

extension [ItemComparison] {
  /// Adjusts the tests of mean scores, which are a family of their own.
  mutating func adjustScores(multiplicity: Int, isLowerBound: Bool, level: ConfidenceLevel) {
    let scored = indices.filter { self[$0].scores?.pValue != nil }
    let families = ComparisonFindings.families(
      scored.compactMap { self[$0].scores?.pValue }, multiplicity: multiplicity,
      isLowerBound: isLowerBound, level: level)
    for (index, family) in zip(scored, families) { self[index].scoresFamily = family }
  }
}

extension ItemComparison.Result {
  /// What both designs say of a difference.
  var common:
    (
      difference: ClosedRange<Double>, limits: ClosedRange<Double>, pValue: ClosedRange<Double>,
      verdict: MarginsVerdict
    )
  {
    switch self {
    case .paired(let found):
      (found.difference, found.lowerMin...found.upperMax, found.exact, found.verdict)
    case .independent(let found):
      (found.difference, found.lower...found.upper, found.pValue, found.verdict)
    }
  }
}

extension ItemComparison {
  /// The difference of the shares, at least and at most.
  public var difference: ClosedRange<Double> { result.common.difference }

  /// The limits of the difference: for pairs the union over every joint table.
  public var limits: ClosedRange<Double> { result.common.limits }

  /// The p-value of the primary test, at least and at most: over every joint table of printed totals, and
  /// over everything that missing answers could have been.
  public var pValue: ClosedRange<Double> { joint?.pValues ?? result.common.pValue }

  /// The level of the interval.
  var level: ConfidenceLevel {
    switch result {
    case .paired(let finding): finding.level
    case .independent(let finding): finding.level
    }
  }

  /// Whether the primary test, not adjusted, rejects for all that is possible, for some of it, or for
  /// nothing.
  public var verdict: MarginsVerdict {
    guard let joint, case .paired(let finding) = result else { return result.common.verdict }
    return MarginsVerdict(joint.pValues, level: finding.level)
  }
}

extension ComparisonFindings: WireRepresentable {
  /// The plan, and under `results` each item.
  public var fields: FieldList {
    [
      "id": .string(comparison.id), "first": .string(first.id), "second": .string(second.id),
      "design": .string(comparison.design.rawValue), "items_asked": .whole(comparison.itemsAsked),
      "multiplicity": .integer(multiplicity), "adjustment_is_lower_bound": .flag(isLowerBound),
      "results": .list(items.map { .fields($0.fields) } + sampled.map { .fields($0.fields) }),
      "not_compared": .list(
        missing.map {
          .fields(["item": .text($0.item?.id), "reason": .string($0.reason.rawValue)])
        }),
    ]
  }
}

extension ItemComparison: WireRepresentable {
  /// The counts, what they say about their difference, and the p-values adjusted for the family.
  public var fields: FieldList {
    var fields: FieldList = [
      "item": .text(item?.id), "category": .text(category),
    ]
    if secondItem?.id != item?.id { fields.add("second_item", .text(secondItem?.id)) }
    fields.add([
      "first_counts": .wholes(first.successes), "second_counts": .wholes(second.successes),
      "first_n": .integer(first.trials), "second_n": .integer(second.trials),
      "first_derived": .flag(firstIsDerived), "second_derived": .flag(secondIsDerived),
    ])
    switch result {
    case .paired(let result):
      // With missing answers the test is over all that they could have been.
      for field in result.fields {
        switch field.name {
        case "p_value_min": fields.add(field.name, .probability(pValue.lowerBound))
        case "p_value_max": fields.add(field.name, .probability(pValue.upperBound))
        case "verdict": fields.add(field.name, .string(verdict.rawValue))
        default: fields.add(field.name, field.value)
        }
      }
    case .independent(let result): fields.add(result.fields)
    }
    if let joint { fields.add(joint.fields) }
    if let change { fields.add("change", .fields(change.fields)) }
    if let association { fields.add("association", .fields(association.fields)) }
    if let scores {
      var scored = scores.fields
      if let scoresFamily { scored.add(scoresFamily.fields) }
      fields.add("mean_scores", .fields(scored))
    }
    fields.add("adjusted_p_value_min", .probability(family.bestAdjusted))
    fields.add("adjusted_p_value_max", .probability(family.worstAdjusted))
    fields.add("adjusted_verdict", .string(family.verdict.rawValue))
    return fields
  }
}
