/// Where a survey's answers stand, and what in their file is no answer: `responses` of a codebook.
public struct ResponsesPlan: Hashable, Sendable {
  /// The file, relative to the survey's folder.
  public var file: String
  /// Where the codebook names it.
  public var source: SourcePosition
  /// The column that tells respondents apart; nil where rows are only numbered.
  public var respondent: ColumnReference? = nil
  /// The column that says how much each respondent counts; nil where each counts as one.
  public var weight: ColumnReference? = nil
  /// The column of strata; nil where respondents are of one.
  public var stratum: ColumnReference? = nil
  /// The column of clusters; nil where each respondent was drawn alone.
  public var cluster: ColumnReference? = nil
  /// How large the population is, in primary units; nil for an endless one.
  public var population: Population? = nil
  /// What stands for no answer in all questions that have no list of their own.
  public var missing = MissingCodes()
  /// How the file is to be read, where the codebook says it.
  public var format = DelimitedFormat()
  /// The sheet of a workbook; nil for the first that is shown.
  public var sheet: String? = nil
  /// The number of respondents as the codebook states it, with its place; nil where it is left out.
  public var statedSize: StatedSize? = nil

  /// How large a population is.
  public enum Population: Hashable, Sendable {
    /// A column has the size of the population of the row's stratum, or the share of it in the sample.
    case column(ColumnReference)
    /// So many primary units, without strata.
    case units(Int)
  }

  /// Whether respondents were drawn otherwise than each alone from an endless population.
  public var hasDesign: Bool { stratum != nil || cluster != nil || population != nil }

  /// Whether respondents count differently: by a column of weights, or by how large the populations of their
  /// strata are beside the samples.
  public var hasWeights: Bool {
    if case .column? = population { return weight != nil || stratum != nil }
    return weight != nil
  }

  /// The first of the keys that make shares other than counts of respondents; nil where none does.
  var weightsKey: String? {
    weight != nil
      ? "weight"
      : stratum != nil
        ? "stratum" : cluster != nil ? "cluster" : population != nil ? "population" : nil
  }

  /// The columns that say how respondents were sampled.
  public var designColumns: [ColumnReference] {
    var columns = [weight, stratum, cluster].compactMap(\.self)
    if case .column(let column)? = population { columns.append(column) }
    return columns
  }

  /// A stated number of respondents.
  public struct StatedSize: Hashable, Sendable {
    /// The number.
    public var size: Int
    /// Where it stands.
    public var source: SourcePosition
  }
}

/// A column that a codebook names.
public struct ColumnReference: Hashable, Sendable {
  /// The name, as the file has it.
  public var name: String
  /// Where the codebook has it.
  public var source: SourcePosition
}

/// Why there is no answer.
public enum MissingReason: String, CaseIterable, Hashable, Sendable {
  /// The respondent was asked, and did not answer.
  case noAnswer = "no-answer"
  /// The respondent said so.
  case dontKnow = "dont-know"
  /// The question was not put to the respondent, who is then in no base.
  case notAsked = "not-asked"
  /// The respondent left before the question.
  case notReached = "not-reached"
  /// Nothing stands there, and the codebook does not say why.
  case empty
  /// The file declares that the value is no answer, and the codebook does not say why.
  case declared = "declared-by-file"

  /// The reason as a name on the wire.
  public var wireName: String { rawValue.replacing("-", with: "_") }
}

/// The values that stand for no answer.
public struct MissingCodes: Hashable, Sendable {
  /// The values of each reason, as texts; an empty one is a blank.
  public var values: [MissingReason: [String]] = [:]

  /// Creates codes.
  public init(_ values: [MissingReason: [String]] = [:]) { self.values = values }

  /// Why a value is no answer; nil for one that is not listed.
  ///
  /// Numbers may be written otherwise, such as 99.0.
  public func reason(of text: String) -> MissingReason? {
    MissingReason.allCases.first { reason in
      values[reason].map { AnswerCodes.holds($0, text) } ?? false
    }
  }
}

/// A value of a file, and the answer that it stands for.
public struct AnswerCode: Hashable, Sendable {
  /// The value as a text.
  public var value: String
  /// A level, an item's id, or `chosen` or `not-chosen`.
  public var answer: String
}

/// Where the answers to a question stand.
public struct QuestionColumns: Hashable, Sendable {
  /// How the answers are laid out.
  public var layout: Layout
  /// What values stand for which answers; empty where they are the answers' own words.
  public var codes: [AnswerCode]
  /// Whether a blank means that an option was not chosen.
  public var blankIsNotChosen: Bool
  /// What stands for no answer.
  public var missing: MissingCodes
  /// Whether the question has its own list of these.
  public var hasOwnMissing: Bool

  /// How answers are laid out.
  public enum Layout: Hashable, Sendable {
    /// One column with one answer in a cell.
    case column(ColumnReference)
    /// A column for each item, in the order of the items.
    case columns([ColumnReference])
    /// One column in whose cells several answers stand, with a text between them.
    case split(ColumnReference, separator: String)
  }

  /// The answers to an option of a select-all question.
  public static let choices = ["not-chosen", "chosen"]

  /// The columns in their order.
  public var references: [ColumnReference] {
    switch layout {
    case .column(let column), .split(let column, _): [column]
    case .columns(let columns): columns
    }
  }
}
