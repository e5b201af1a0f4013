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
  /// The ideal bootstrap of each share beside its interval.
  public var bootstrap: [BootstrapComparison]
  /// What does not fit together in the printed numbers.
  public var checks: [CheckFinding]
  /// How wider intervals would be under design effects; empty when there are no intervals.
  public var sensitivity: [DesignEffectFinding]
}

/// How the intervals of a survey are made.
public struct AnalysisSettings: Hashable, Sendable {
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// The method for a proportion.
  public var method: ProportionMethod
  /// Which limits.
  public var side: IntervalSide
  /// Whether numbers that are no estimates get an interval all the same.
  public var allIntervals: Bool
  /// Design effects for the sensitivity, each at least 1.
  public var designEffects: [Double]

  /// Creates settings.
  public init(
    level: ConfidenceLevel = 0.95, method: ProportionMethod = .default, side: IntervalSide = .two,
    allIntervals: Bool = false, designEffects: [Double] = [1.5, 2]
  ) {
    self.level = level
    self.method = method
    self.side = side
    self.allIntervals = allIntervals
    self.designEffects = designEffects
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
  /// What is printed of each item, in the codebook's order.
  ///
  /// For a scale the headline first, then the other boxes and the levels in the scale's order. Empty where nothing is printed.
  public var quantities: [QuantityFinding]
  /// The distribution of each item over its categories, where at least two are known.
  public var distributions: [DistributionFinding]
  /// Items of which nothing is printed.
  public var unprinted: [Question.Item]
}

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
