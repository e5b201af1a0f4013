public import Halfwidth

/// Something in the printed numbers, or in the codebook, that does not fit together.
public struct CheckFinding: Hashable, Sendable {
  /// The rule that found it.
  public var rule: Rule
  /// How grave it is.
  public var severity: Severity
  /// The question's id; nil where it concerns the whole survey.
  public var question: String?
  /// The item's id, where it concerns one.
  public var item: String?
  /// Where it stands: in the file, and in the report.
  public var source: SourcePosition
  /// Section and paragraph of the report; nil for what stands in the codebook only.
  public var place: String?
  /// One or two sentences.
  public var message: String
  /// The printed numbers that it is about, as printed; empty where it is about none.
  public var numbers: [String] = []
  /// Each number that makes all of them fit when it alone is changed; empty where none does.
  public var repairs: [Repair] = []

  /// A printed number, and the counts that would fit in its place.
  public struct Repair: Hashable, Sendable {
    /// The item's id; nil where the question has none.
    public var item: String?
    /// The level or box; nil where there is none.
    public var category: String?
    /// The number as printed.
    public var printed: String
    /// The counts that fit the other numbers.
    public var counts: ClosedRange<Int>
    /// Where the number stands.
    public var source: SourcePosition
  }

  /// How grave a finding is.
  public enum Severity: String, CaseIterable, Hashable, Sendable {
    /// The printed numbers can't all be right.
    case error
    /// They can be right under a reading that is said.
    case warning
    /// They are right under a rule that the report does not state.
    case note
  }

  /// The rules.
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    /// No count of the base gives the printed percentage.
    case impossiblePercent = "impossible-percent"
    /// The printed count does not give the printed percentage.
    case countPercentMismatch = "count-percent-mismatch"
    /// Two places print the same quantity differently.
    case repeatDiffers = "repeat-differs"
    /// No answers of whole steps have a printed mean, or not with the standard deviation beside it.
    case impossibleMean = "impossible-mean"
    /// No answers with the printed numbers of the levels have a printed mean.
    case meanDiffers = "mean-differs"
    /// The counts of all categories do not sum to the base.
    case categoriesDoNotSum = "categories-do-not-sum"
    /// A box differs from the sum of its levels.
    case boxDiffers = "box-differs"
    /// No counts of the base give all numbers of answers that exclude each other.
    case jointlyImpossible = "jointly-impossible"
    /// Percentages that are right when they were made to sum to 100.
    case forcedToHundred = "forced-to-100"
    /// A part, as the codebook says, is larger than its whole.
    case partAboveWhole = "part-above-whole"
    /// A claim of the report does not hold among its numbers.
    case claimFalse = "claim-false"
    /// A figure is cited that no question has.
    case wrongReference = "wrong-reference"
    /// A printed base is larger than the sample.
    case baseAboveSample = "base-above-sample"
    /// A printed base is larger than the number of those who were asked.
    case baseAboveAsked = "base-above-asked"
    /// A printed base is smaller than the number of those who were asked.
    case baseBelowAsked = "base-below-asked"
    /// Another rounding rule than the usual one explains every printed percentage.
    case otherRounding = "other-rounding"
    /// Most percentages are not those of the counts beside them, as weighted ones would not be.
    case weightedPercentages = "weighted-percentages"
    /// Percentages that lie between 0 and 1, as fractions do.
    case fractions
    /// A text of the codebook ends before a `#`.
    case textCutAtHash = "text-cut-at-hash"
    /// A level of a scale that may be no step of it.
    case levelLooksApart = "level-looks-apart"
    /// How a file of answers was read, where it isn't as most files are.
    case inputReading = "input-reading"
    /// A respondent stands in more than one row of a file of answers.
    case duplicateRespondent = "duplicate-respondent"
    /// A row of a file of answers has nothing in the column that tells respondents apart.
    case unnamedRespondent = "unnamed-respondent"
    /// A survey platform says that a row of its file is a preview or a test.
    case testRow = "test-row"
    /// A survey platform says that the respondent of a row of its file did not come to the end.
    case unfinishedRow = "unfinished-row"
    /// A row of a file of answers holds none.
    case rowWithoutAnswers = "row-without-answers"
    /// A row of a file of answers is called like a total, or is the sum of all others.
    case possibleTotal = "possible-total"
    /// A published number is not that of the answers.
    case publishedDiffers = "published-differs"
    /// A published number is that of the answers with those who gave none in its base.
    case publishedOtherBase = "published-other-base"
    /// A printed p-value is not that of its statistic, or a statistic not that of the counts beside it.
    case testMismatch = "test-mismatch"
    /// Respondents answered a question that they were not asked.
    case answeredNotAsked = "answered-not-asked"
    /// An answer that is counted reads as none, such as `N/A`.
    case answerLooksMissing = "answer-looks-missing"
    /// A respondent left all options of a question blank.
    case allOptionsBlank = "all-options-blank"
  }
}

extension CheckFinding {
  init(_ rule: Rule, _ severity: Severity, _ row: PrintedValue, _ message: String) {
    self.init(
      rule: rule, severity: severity, question: row.question, item: row.item, source: row.source,
      place: row.place, message: message, numbers: [row.printedText])
  }

  /// A finding that concerns several rows, of a question or of the whole survey; `first` says where.
  init(
    _ rule: Rule, _ severity: Severity, of question: String? = nil, from first: PrintedValue,
    _ message: String
  ) {
    self.init(
      rule: rule, severity: severity, question: question, item: nil, source: first.source,
      place: first.place, message: message)
  }
}

extension CheckFinding: WireRepresentable {
  /// The rule as `code`, where the finding stands, what it is about, and what would repair it.
  public var fields: FieldList {
    [
      "code": .string(rule.rawValue), "severity": .string(severity.rawValue),
      "question": .text(question), "item": .text(item), "where": .text(place),
      "source": .string(source.description), "message": .string(message),
      "numbers": .texts(numbers), "repairs": .list(repairs.map { .fields($0.fields) }),
    ]
  }

  /// How grave it is, and what it is.
  public var description: String { "\(severity): \(message)" }
}

extension CheckFinding.Repair: WireRepresentable {
  /// The number and the counts in its place.
  public var fields: FieldList {
    [
      "item": .text(item), "category": .text(category), "printed": .string(printed),
      "counts": .ends(counts), "source": .string(source.description),
    ]
  }

  /// The number and what fits in its place.
  public var description: String { "\(printed): \(counts.words)" }
}
