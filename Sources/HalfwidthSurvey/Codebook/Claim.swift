/// A statement of a report about its numbers.
public struct Claim: Hashable, Sendable {
  /// Unique in the survey.
  public var id: String
  /// Section and paragraph of the report.
  public var place: String
  /// Where it stands in the codebook.
  public var source: SourcePosition
  /// What it says.
  public var statement: Statement

  /// The kinds of statement that can be held against the numbers, and `verbal` for the others.
  public enum Statement: Hashable, Sendable {
    /// Each item's percentage relates to the value as said.
    case threshold(Relation, value: String, items: [Reference])
    /// The items' numbers sum to the value.
    case sum(value: String, items: [Reference])
    /// The items' order by size, highest first.
    case rank(question: String, order: [String], category: String?)
    /// These items have the highest number of the question, together.
    case highest(question: String, items: [String], category: String?)
    /// These items have the lowest number of the question, together.
    case lowest(question: String, items: [String], category: String?)
    /// The two are alike; `margin` is in percentage points, nil where the report gives none.
    case similar(first: Reference, second: Reference, margin: String?)
    /// The first is larger than the second.
    case largerThan(first: Reference, second: Reference)
    /// Those counted in `part` are among those counted in `whole`.
    case subset(part: Reference, whole: Reference)
    /// A word for a share, said of each of the items; or, together, of those who gave any of them.
    ///
    /// `measure` is the share that "nearly all" begins with, such as `90%`, or how many points from one half
    /// "half" may be; nil for the usual reading.
    case wording(Wording, measure: String?, items: [Reference], together: Bool)
    /// The sentence cites a figure.
    case refersTo(figure: String)
    /// A statement that none of the other kinds holds, as a neutral paraphrase.
    case verbal(text: String, items: [Reference])
  }

  /// A word for a share, with the reading that it has here.
  public enum Wording: String, CaseIterable, Hashable, Sendable {
    /// More than half.
    case most
    /// More than half.
    case majority
    /// Within some points of one half: 5 where the claim states none.
    case half
    /// A share that "nearly" begins with, or more: 90% where the claim states none.
    case nearlyAll = "nearly-all"
    /// Every one.
    case all
  }

  /// How a number relates to a value.
  public enum Relation: String, CaseIterable, Hashable, Sendable {
    /// Above the value.
    case greaterThan = "greater-than"
    /// The value or above.
    case atLeast = "at-least"
    /// Below the value.
    case lessThan = "less-than"
    /// The value.
    case equal
  }

  /// A number of the survey: `question`, `question.item`, `question.item.category` or
  /// `question..category`.
  public struct Reference: Hashable, Sendable {
    /// The question's id.
    public var question: String
    /// The item's id; nil for a question without items, or for the whole question.
    public var item: String?
    /// A level or box; nil for the headline.
    public var category: String?

    /// Creates a reference; whether it means something is for the reader of a codebook to check.
    public init(question: String, item: String? = nil, category: String? = nil) {
      self.question = question
      self.item = item
      self.category = category
    }

    /// The name, as a codebook writes it.
    public var name: String {
      switch (item, category) {
      case (nil, nil): question
      case (let item?, nil): "\(question).\(item)"
      case (_, let category?): "\(question).\(item ?? "").\(category)"
      }
    }
  }
}

extension Claim.Statement {
  /// The kind, as a codebook writes it.
  public var kind: String {
    switch self {
    case .threshold(let relation, _, _): relation.rawValue
    case .sum: "sum"
    case .rank: "rank"
    case .highest: "highest"
    case .lowest: "lowest"
    case .similar: "similar"
    case .largerThan: "larger-than"
    case .subset: "subset"
    case .wording(let wording, _, _, _): wording.rawValue
    case .refersTo: "refers-to"
    case .verbal: "verbal"
    }
  }

  /// The numbers that it names, in its order.
  public var references: [Claim.Reference] {
    func of(_ question: String, _ items: [String], _ category: String?) -> [Claim.Reference] {
      items.map { Claim.Reference(question: question, item: $0, category: category) }
    }
    return switch self {
    case .threshold(_, _, let items), .sum(_, let items), .wording(_, _, let items, _),
      .verbal(_, let items):
      items
    case .rank(let question, let items, let category),
      .highest(let question, let items, let category),
      .lowest(let question, let items, let category):
      of(question, items, category)
    case .similar(let first, let second, _), .largerThan(let first, let second): [first, second]
    case .subset(let part, let whole): [part, whole]
    case .refersTo: []
    }
  }
}
