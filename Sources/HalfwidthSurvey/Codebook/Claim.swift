/// A statement of a report about its numbers.
public struct Claim: Hashable, Sendable {
  /// Unique in the survey.
  public var id: String
  /// Section and paragraph of the report.
  public var place: String
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
    /// The sentence cites a figure.
    case refersTo(figure: String)
    /// A statement that none of the other kinds holds, as a neutral paraphrase.
    case verbal(text: String, items: [Reference])
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
  }
}
