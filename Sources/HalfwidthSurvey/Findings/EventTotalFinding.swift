public import Halfwidth

/// A total of events beside the number of respondents who had them: what follows for one of these.
public struct EventTotalFinding: Hashable, Sendable {
  /// The question of the events.
  public var question: Question
  /// The item; nil for a question without items.
  public var item: Question.Item?
  /// The question of the people.
  public var people: Question
  /// What the two totals say, and need no assumption for.
  public var bounds: EventBounds
  /// The rate by Garwood under each dispersion that was asked for; empty where none was.
  public var rates: [IntervalFinding]
}

extension EventTotalFinding {
  /// The totals whose people are named and known, in the order of the report; two totals that don't go together
  /// have none.
  static func findings(
    _ found: [(question: Question, quantities: [QuantityFinding])], _ settings: AnalysisSettings
  ) -> [EventTotalFinding] {
    let byID = Dictionary(found.map { ($0.question.id, $0) }) { first, _ in first }
    return found.flatMap { finding -> [EventTotalFinding] in
      guard let people = finding.question.people.flatMap({ byID[$0] }) else { return [] }
      return finding.quantities.compactMap { quantity in
        guard let events = quantity.knowledge.number,
          let holders = people.quantities.first(where: { $0.item?.id == quantity.item?.id }),
          let respondents = holders.knowledge.number,
          let bounds = try? EventBounds(events: events, respondents: respondents)
        else { return nil }
        return EventTotalFinding(
          question: finding.question, item: quantity.item, people: people.question, bounds: bounds,
          rates: rates(bounds, settings))
      }
    }
  }

  private static func rates(_ bounds: EventBounds, _ settings: AnalysisSettings)
    -> [IntervalFinding]
  {
    settings.dispersions.compactMap { dispersion in
      let counts = try? EventCounts(
        events: bounds.events, exposure: Double(bounds.respondents), dispersion: dispersion)
      return counts?.interval(level: settings.level, side: settings.side)
    }
  }
}

extension QuantityFinding.Knowledge {
  /// The number of whatever is counted; nil where several fit, or none.
  fileprivate var number: Int? {
    switch self {
    case .number(let number): number
    case .counts(let counts): counts.only?.successes
    case .weighted, .asPrinted, .impossible, .hidden: nil
    }
  }
}

extension EventTotalFinding: WireRepresentable {
  /// The questions and the item before the bounds; under `rates` the intervals of the dispersions.
  public var fields: FieldList {
    var fields: FieldList = [
      "question": .string(question.id), "item": .text(item?.id),
      "label": .string(item?.label ?? question.text), "people": .string(people.id),
    ]
    fields.add(bounds.fields)
    fields.add("rates", .list(rates.map { .fields($0.fields) }))
    return fields
  }
}
