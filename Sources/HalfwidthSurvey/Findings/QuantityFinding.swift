public import Halfwidth

/// One quantity of a survey: a question's item and category, with all that is printed of it.
public struct QuantityFinding: Hashable, Sendable {
  /// The question's id.
  public var question: String
  /// The item; nil for a question without items.
  public var item: Question.Item?
  /// A level or box; nil where there is none.
  public var category: String?
  /// Whether it stands for its item in a list of items.
  public var isHeadline: Bool
  /// The rows that print it, in the report's order; empty where it follows from its levels.
  public var printed: [PrintedValue]
  /// The levels that it follows from, where it is not printed itself; empty elsewhere.
  public var derivedFrom: [String] = []
  /// What is known of it.
  public var knowledge: Knowledge
  /// The interval; nil where ``reason`` says why there is none.
  public var interval: ProportionFinding?
  /// Why there is no interval; nil where there is one.
  public var reason: NoIntervalReason?
  /// The share on the other base, where the scale has answers apart that are counted; nil elsewhere.
  public var otherBase: BaseShare? = nil
  /// The share that the stated population can have; nil where there is none.
  public var inPopulation: BaseShare? = nil

  /// What the printed rows say of a quantity.
  public enum Knowledge: Hashable, Sendable {
    /// Counts of respondents that fit every printed row: one, or a set.
    case counts(CandidateCounts)
    /// A weighted percentage, which no count of respondents gives.
    case weighted(WeightedShare)
    /// A number without a base.
    case number(Int)
    /// A percentage or a bound without a base, from which no count follows; it is shown as printed.
    case asPrinted
    /// No count fits what is printed; it is shown as printed.
    case impossible
  }
}

/// Why a quantity has no interval.
public enum NoIntervalReason: String, CaseIterable, Hashable, Sendable {
  /// It says who was recruited.
  case composition
  /// It is a total of events.
  case eventTotal = "event-total"
  /// Its base is not printed.
  case unstatedBase = "unstated-base"
  /// No count can give what is printed.
  case impossible
  /// The survey's percentages are weighted, and only a count of respondents is printed.
  case unweightedCount = "unweighted-count"
  /// Only a bound on a weighted percentage is printed.
  case weightedBound = "weighted-bound"

  /// One sentence for readers.
  public var message: String {
    switch self {
    case .composition: "Says who was recruited, which those who drew the sample decided."
    case .eventTotal: "A total of events, not a share of respondents."
    case .unstatedBase: "The number of respondents that it is a part of is not printed."
    case .impossible: "No number of respondents gives what is printed."
    case .unweightedCount:
      "The percentages of this survey are weighted, and only a number of respondents is printed."
    case .weightedBound: "Of the weighted percentage only a bound is printed."
    }
  }
}

extension NoIntervalReason {
  /// Why numbers of a role have no interval; nil for estimates.
  init?(_ role: QuestionRole) {
    switch role {
    case .estimate: return nil
    case .composition: self = .composition
    case .eventTotal: self = .eventTotal
    case .unstatedBase: self = .unstatedBase
    }
  }
}

extension QuantityFinding {
  /// The possible counts; nil where nothing of the kind is known.
  var candidates: CandidateCounts? {
    if case .counts(let candidates) = knowledge { candidates } else { nil }
  }
}
