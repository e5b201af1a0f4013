/// What a file of answers seems to ask: a codebook to be read and corrected by a person.
public struct ProposedCodebook: Hashable, Sendable {
  /// The name of the file, in the survey's folder.
  public var file: String
  /// How its text is to be read, where a person said it.
  var format = DelimitedFormat()
  /// The sheet of a workbook, where a person named it.
  var sheet: String?
  /// The number of respondents.
  public var rows: Int
  /// The number of columns.
  public var columns: Int
  /// The column that tells respondents apart; nil where there is none.
  public var respondent: String?
  /// What stands for no answer in every question without a list of its own, with the reasons.
  var missing = ProposedMissing()
  /// The scales, in the order of their questions.
  var scales: [ProposedScale] = []
  /// The questions, in the order of their first columns.
  public var questions: [ProposedQuestion] = []
  /// Pairs of questions about the same items.
  public var comparisons: [ProposedComparison] = []
  /// The columns that are no part of the analysis.
  public var leftOut: [LeftOut] = []

  /// A column that is no part of the analysis, and why.
  public struct LeftOut: Hashable, Sendable {
    /// The column's name.
    public var column: String
    /// The column's place in the file.
    var place: Int
    /// Why, without a full stop.
    public var reason: String
    /// Whether it may be a question, which a person has to say.
    public var isDoubtful: Bool
  }
}

/// A scale that columns seem to have.
struct ProposedScale: Hashable, Sendable {
  var name: String
  var levels: [String]
  var apart: [String]
  /// The levels above the middle, which are the box that stands for an item.
  var upper: [String]
  var codes: [AnswerCode]
  var reason: String

  /// What the box is called; the level itself where it is one.
  var headline: String? {
    guard let last = upper.last else { return nil }
    return upper.count == 1
      ? last : upper.dropLast().joined(separator: ", ") + " or " + last
  }
}

/// A question that columns seem to belong to.
public struct ProposedQuestion: Hashable, Sendable {
  /// Unique in the survey.
  public var id: String
  /// The question as the file has it.
  public var text: String
  /// The kind of answer.
  public var type: QuestionType
  /// The name of the scale.
  var scale: String?
  /// The items or options, each with its column where it has one.
  public var items: [Item] = []
  /// The column of all answers; nil where each item has one.
  var column: String?
  /// What stands between options in a cell.
  var split: String?
  var blankIsNotChosen = false
  var codes: [AnswerCode] = []
  /// What is no answer to this question, where that is not so for all; with why.
  var missing: ProposedMissing?
  /// Why it is taken for that, without a full stop.
  public var reason: String
  /// The places of its columns in the file.
  var places: [Int]

  /// An item or option.
  public struct Item: Hashable, Sendable {
    /// Unique in the question.
    public var id: String
    /// What a reader sees.
    public var label: String
    /// Its column; nil where the question has one column.
    public var column: String?
  }

  /// How many columns it has.
  public var columnCount: Int { places.count }
}

/// Two questions about the same items.
public struct ProposedComparison: Hashable, Sendable {
  /// Unique in the survey.
  public var id: String
  /// The first question's id.
  public var first: String
  /// The second question's id.
  public var second: String
  /// Items that only one of them has.
  var unmatched: [String]
  /// How many items both have.
  public var items: Int
}

extension ProposedCodebook {
  /// What stands for no answer, as sentences without a full stop.
  public var missingWords: [String] {
    [missing.words].filter { !$0.isEmpty }
      + questions.compactMap { question in
        question.missing.map { "in \(question.id): \($0.words)" }
      }
  }
}
