public import Halfwidth

/// How the answers to one item spread over the categories.
public struct DistributionFinding: Hashable, Sendable {
  /// The question's id.
  public var question: String
  /// The item; nil for a question without items, and for a question whose items are the categories.
  public var item: Question.Item?
  /// The number of respondents.
  public var trials: Int
  /// The parts, in the scale's order, which together hold every respondent; a part whose levels are
  /// not printed one by one holds several.
  public var parts: [Part]
  /// Whether every category is printed with a count of its own.
  public var isComplete: Bool
  /// Intervals that hold together, one a part; nil where the counts do not sum to the base.
  public var simultaneous: SimultaneousFinding?
  /// Intervals for each part alone, where ``simultaneous`` is nil.
  public var separate: [ProportionFinding]
  /// The shares of the parts in a survey with strata, clusters or weights, in the place of the counts'; nil elsewhere.
  public var sampled: DesignSharesFinding? = nil

  /// A category, or several that are known only together.
  public struct Part: Hashable, Sendable {
    /// The categories in it.
    public var categories: [String]
    /// What to call it, such as `fair` or `not printed: poor, excellent`.
    public var label: String
    /// The count.
    public var count: Int
    /// Whether the count is what the others leave of the base, and not printed.
    public var isRemainder: Bool
    /// Whether the answers in it are no step of the scale.
    public var isApart: Bool = false
  }
}

extension DistributionFinding {
  /// The share of a part: of the respondents, or by the survey's design.
  public func share(_ part: Int) -> Double {
    sampled?.shares?[part].estimate ?? Double(parts[part].count) / Double(trials)
  }

  /// The slug of the method whose intervals hold together; nil where none do.
  public var methodTogether: String? {
    simultaneous?.method ?? (sampled?.intervals == nil ? nil : sampled?.method.rawValue)
  }
}

extension DistributionFinding: WireRepresentable {
  /// Counts, estimates and limits are lists with a number for each part.
  public var fields: FieldList {
    var fields: FieldList = [
      "question": .string(question), "item": .text(item?.id), "n": .integer(trials),
      "complete": .flag(isComplete), "categories": .texts(parts.map(\.label)),
      "counts": .wholes(parts.map(\.count)), "apart": .list(parts.map { .flag($0.isApart) }),
    ]
    if let sampled {
      let fields: FieldList = [
        "question": .string(question), "item": .text(item?.id),
        "n": .whole(sampled.shares?.first?.mean.respondents), "complete": .flag(isComplete),
        "counts": .undefined, "apart": .list(parts.map { .flag($0.isApart) }),
      ]
      return fields.adding(sampled)
    }
    if let simultaneous {
      fields.add(simultaneous.fields.without("counts", "n"))
    } else {
      func limits(_ limit: KeyPath<ConfidenceInterval, Double>) -> FieldValue {
        separate.isEmpty
          ? .undefined : .list(separate.map { .share($0.interval?[keyPath: limit]) })
      }
      fields.add("estimate", .list(parts.map { .share(Double($0.count) / Double(trials)) }))
      fields.add("lower", limits(\.lower))
      fields.add("upper", limits(\.upper))
      fields.add("method", .text(separate.first?.method))
      fields.add("confidence", separate.first.map { .level($0.level) } ?? .undefined)
    }
    return fields
  }
}

extension FieldList {
  /// The same with what a finding has, whose warnings are those of its question.
  fileprivate func adding(_ finding: DesignSharesFinding) -> FieldList {
    var fields = self
    fields.add(finding.fields.without("n"))
    return fields
  }
}
