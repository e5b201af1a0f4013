public import Halfwidth

/// How biased the selection of respondents would have to be for something that is shown to turn.
public struct SelectionFinding: Hashable, Sendable {
  /// What is shown.
  public var subject: Subject
  /// The ratio at which it is shown no more; the least of all that fits what is printed.
  public var ratio: SelectionRatio

  /// What can be shown.
  public enum Subject: Hashable, Sendable {
    /// That more than half gave an answer, or less than half.
    case half(QuantityFinding)
    /// That an item of a planned comparison differs between its two questions.
    case comparison(ComparisonFindings, ItemComparison)
    /// That an item differs between two groups.
    case groups(GroupFindings, GroupedQuestion, GroupedItem)
  }
}

extension SelectionFinding {
  /// The shares that are shown to be more or less than one half, then the differences that are shown,
  /// unadjusted; headline shares with an interval only.
  static func findings(
    _ quantities: [QuantityFinding], _ comparisons: [ComparisonFindings], _ groups: [GroupFindings]
  ) -> [SelectionFinding] {
    let compared = comparisons.flatMap { comparison in
      comparison.items.compactMap { item in
        item.selectionRatio.map {
          SelectionFinding(subject: .comparison(comparison, item), ratio: $0)
        }
      }
    }
    let grouped = groups.flatMap { groups in
      groups.questions.flatMap { question in
        question.items.compactMap { item in
          item.selectionRatio.map {
            SelectionFinding(subject: .groups(groups, question, item), ratio: $0)
          }
        }
      }
    }
    return quantities.compactMap(Self.half) + compared + grouped
  }

  private static func half(_ quantity: QuantityFinding) -> SelectionFinding? {
    guard quantity.isHeadline, let interval = quantity.interval?.interval,
      let ratio = SelectionRatio(interval, against: 0.5)
    else { return nil }
    return SelectionFinding(subject: .half(quantity), ratio: ratio)
  }
}

extension ItemComparison {
  /// The ratio of selection at which the difference is shown no more; nil where it is not shown for all that
  /// is possible.
  var selectionRatio: SelectionRatio? {
    switch result {
    case .paired(let finding):
      if let joint {
        joint.pairs.selectionRatio(level: finding.level)
      } else {
        try? finding.margins.selectionRatio(level: finding.level)
      }
    case .independent(let finding): finding.comparison.selectionRatio(level: finding.level)
    }
  }
}

extension GroupedItem {
  /// The ratio of selection at which the difference of two groups is shown no more; nil where it is not shown,
  /// and for means and more than two groups.
  fileprivate var selectionRatio: SelectionRatio? {
    switch result {
    case .difference(let finding): finding.comparison.selectionRatio(level: finding.level)
    // Weights are there to mend selection.
    case .means, .test, .sampled, nil: nil
    }
  }
}

extension SelectionFinding: WireRepresentable {
  /// What is shown, more or less than one half or a difference, and the ratio.
  public var fields: FieldList {
    var fields: FieldList =
      switch subject {
      case .half(let quantity):
        [
          "question": .string(quantity.question), "item": .text(quantity.item?.id),
          "category": .text(quantity.category), "shown": .string("half"),
        ]
      case .comparison(let comparison, let item):
        [
          "question": .string(comparison.first.id), "item": .text(item.item?.id),
          "category": .text(item.category), "shown": .string("difference"),
          "compared_with": .string(comparison.second.id),
        ]
      case .groups(let groups, let question, let item):
        [
          "question": .string(question.question.id), "item": .text(item.item?.id),
          "category": .text(item.category), "shown": .string("difference"),
          "by": .string(groups.by.id),
        ]
      }
    fields.add(ratio.fields)
    return fields
  }
}
