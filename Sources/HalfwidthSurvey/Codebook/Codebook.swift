public import Halfwidth

/// A survey's codebook and analysis plan, as `survey.yaml` holds it.
public struct Codebook: Hashable, Sendable {
  /// The title of the survey.
  public var title: String
  /// Where the numbers come from, as a citation.
  public var citation: String
  /// The source's date as written, such as `2021-04-27`.
  public var date: String?
  /// The language of the codebook's words, as a BCP 47 tag such as `km`; nil for English.
  public var language: String? = nil
  /// The number of respondents; of answers that were not read yet 0, where the codebook leaves it out.
  public var sampleSize: Int
  /// How they were chosen.
  public var design: SampleDesign
  /// The number of people that a convenience sample was taken from; nil where unknown.
  public var population: Int? = nil
  /// How the percentages are weighted; nil where they are shares of respondents.
  public var weighting: SampleWeighting? = nil
  /// The file of published counts, relative to the survey's folder; nil where there are answers only.
  public var countsFile: String?
  /// Where respondents' answers stand; nil where the numbers are published ones.
  public var responses: ResponsesPlan? = nil
  /// How the source rounds its percentages.
  public var rounding: RoundingRule
  /// Whether the codebook says so; the usual rule is tried first, and others after it, where it does
  /// not.
  public var statesRounding: Bool = false
  /// How the source uses words such as "over 90%".
  public var bounds: BoundReading
  /// Why ``bounds`` is what it is, as the codebook's author says.
  public var boundsReason: String?
  /// The scales, by name.
  public var scales: [String: Scale]
  /// The questions, in the report's order.
  public var questions: [Question]
  /// The comparisons that are planned.
  public var comparisons: [Comparison]
  /// What the report says about its numbers.
  public var claims: [Claim]
  /// The ratings of the same subjects by several raters.
  public var ratings: [RatingSet] = []
  /// What may not be as the codebook's author meant it.
  public var remarks: [CodebookRemark] = []
}

extension Codebook {
  /// The scale of a question that has one.
  public func scale(of question: Question) -> Scale? { question.scale.flatMap { scales[$0] } }

  /// Whether a category stands for its item in a list of items: the headline of the scale, or that there is no
  /// category.
  func isHeadline(_ category: String?, of question: Question) -> Bool {
    category == nil || category == scale(of: question)?.headline
  }

  /// Whether shares are weighted, as printed or by the respondents' weights.
  public var isWeighted: Bool { weighting != nil || responses?.hasWeights == true }

  /// Whether shares have the variance of strata, clusters or a finite population of respondents.
  public var hasDesign: Bool { responses?.hasDesign ?? false }

  /// The population whose shares have bounds: that of a convenience sample, and that of a simple random
  /// one up to `FinitePopulationMethod.largestPopulation`; nil where there is none.
  ///
  /// A larger one that was drawn from is as an endless one, and bounds without an assumption say nothing
  /// there.
  public var boundedPopulation: Int? {
    switch design {
    case .convenience: population
    case .simpleRandom(let population):
      population <= FinitePopulationMethod.largestPopulation ? population : nil
    case .stratified, .clustered: nil
    }
  }
}

/// How respondents were chosen.
public enum SampleDesign: Hashable, Sendable {
  /// Whoever could be reached.
  case convenience
  /// A simple random sample of a population of known size.
  case simpleRandom(population: Int)
  /// Random samples within strata.
  case stratified
  /// A random sample of clusters.
  case clustered
}

/// How printed percentages are weighted.
public struct SampleWeighting: Hashable, Sendable {
  /// The variance of a weighted percentage over that of a simple random sample of the same size, at
  /// least 1; nil where unknown.
  public var designEffect: Double?
}

/// What a printed bound such as `>90` holds.
public enum BoundReading: String, CaseIterable, Hashable, Sendable {
  /// As printed: `>90` leaves out 90.
  case strict
  /// The source's "over 90%" includes 90%: it says so of a number that it prints as 90%.
  case inclusive
}

/// An ordered list of answers, and groups of them that are reported together.
public struct Scale: Hashable, Sendable {
  /// The answers, from one end to the other.
  public var levels: [String]
  /// The answers that are no step of the scale, such as `don't know`: in no box, and on no side.
  public var apart: [String] = []
  /// Groups of levels that are reported together, in the codebook's order.
  public var boxes: [Box]
  /// The box that stands for the question in a list of items; nil where there is none.
  public var headline: String?
  /// The score of the first level, from which each is one higher.
  public var lowest: Int = 1
  /// What values of a file of answers stand for which of them; empty where they are the answers' own words.
  public var codes: [AnswerCode] = []

  /// A group of levels that are reported together.
  public struct Box: Hashable, Sendable {
    /// The name, such as `agree`.
    public var name: String
    /// The levels in it, in the scale's order.
    public var levels: [String]
  }
}

extension Scale {
  /// Every answer that can be given: the levels, then those apart.
  public var answers: [String] { levels + apart }

  /// What can be counted: the headline first, then the other boxes, the levels and the answers apart.
  var categories: [String] {
    let all = boxes.map(\.name) + answers
    return all.filter { $0 == headline } + all.filter { $0 != headline }
  }

  /// The places among ``answers`` of what a level, an answer apart or a box stands for.
  func places(of category: String) -> [Int] {
    let names = boxes.first { $0.name == category }?.levels ?? [category]
    return names.compactMap { answers.firstIndex(of: $0) }
  }
}

/// A question of the survey.
public struct Question: Hashable, Sendable {
  /// Unique in the survey.
  public var id: String
  /// The section of the report it belongs to.
  public var section: String?
  /// The figure that shows it, such as `Figure 14`.
  public var figure: String?
  /// A short neutral wording.
  public var text: String
  /// The kind of answer.
  public var type: QuestionType
  /// The name of the scale; present when and only when ``type`` is `scale`.
  public var scale: String?
  /// What it is about, such as `general` or `ocsea`.
  public var about: String?
  /// What its numbers are.
  public var role: QuestionRole
  /// A remark for readers, such as the base of the question.
  public var note: String?
  /// The items, in the codebook's order; empty for a question without items.
  public var items: [Item]
  /// Items of which each counts some of those that the one before it counts, such as complaints, and then
  /// investigations; empty where none are said to.
  public var nested: [String] = []
  /// Where its answers stand; nil where its numbers are published ones.
  public var columns: QuestionColumns? = nil
  /// What rows of its printed numbers take that don't state it themselves.
  public var printed = PrintedDefaults()
  /// What its numbers are; present when and only when ``type`` is `numeric`.
  public var numbers: NumericAnswerPlan? = nil
  /// The question that counts the respondents who had the events, item by item, each at least one; of totals of
  /// events only, and nil where none is named.
  public var people: String? = nil
  /// The answer to another question that those gave who were asked; nil where everybody was, or nothing is said.
  public var askedOf: Claim.Reference? = nil
  /// The shares that the codebook states beforehand, one an item at most.
  public var expected: [StatedShare] = []

  /// An item of a question: a factor to rate, or an option to choose.
  public struct Item: Hashable, Sendable {
    /// Unique in the question.
    public var id: String
    /// A short neutral label.
    public var label: String
  }
}

extension Question {
  /// The items; nil alone for a question without items.
  var itemsOrWhole: [Item?] { items.isEmpty ? [nil] : items.map(Optional.some) }
}

/// What all printed numbers of a question have in common: rows of counts.csv that state none take it.
public struct PrintedDefaults: Hashable, Sendable {
  /// The printed base; nil where the codebook states none.
  public var base: Int?
  /// Section and paragraph of the report; nil where the codebook states none.
  public var place: String?
}

/// The kind of answer to a question.
public enum QuestionType: String, CaseIterable, Hashable, Sendable {
  /// One option of several: the items exclude each other.
  case single
  /// Every option that applies: the items don't exclude each other.
  case multiple
  /// One level of a scale for each item.
  case scale
  /// A number, such as an age, for each item; in files of answers only.
  case numeric
}

/// What the numbers of a question are, and so whether an interval belongs to them.
public enum QuestionRole: String, CaseIterable, Hashable, Sendable {
  /// What respondents know, think or do: gets an interval.
  case estimate
  /// Who was recruited: the sample's make-up, decided by those who drew it.
  case composition
  /// A total of events, not a share of respondents.
  case eventTotal = "event-total"
  /// A number of respondents whose base is not printed.
  case unstatedBase = "unstated-base"
}

/// Two questions whose items are compared one by one.
public struct Comparison: Hashable, Sendable {
  /// Unique in the survey; also the family for multiplicity.
  public var id: String
  /// The first question's id.
  public var first: String
  /// The second question's id.
  public var second: String
  /// The one item of the first question that is compared; nil where each item is compared with its twin, and for a
  /// question without items.
  public var firstItem: String? = nil
  /// The one item of the second question.
  public var secondItem: String? = nil
  /// Whether one item is compared with another, and not two lists of items.
  public var isOfTwoItems: Bool { firstItem != nil || secondItem != nil }
  /// Whether the same respondents answered both.
  public var design: Design
  /// How many items were asked, printed or not; nil where unknown.
  public var itemsAsked: Int?
  /// Items of one question that have no twin in the other.
  public var unmatched: [String]

  /// Whether the same respondents answered both questions.
  public enum Design: String, CaseIterable, Hashable, Sendable {
    /// The same respondents answered both.
    case paired
    /// Different respondents answered.
    case independent
  }
}
