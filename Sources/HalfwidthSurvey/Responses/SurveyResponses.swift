public import Halfwidth

/// The answers of a survey's respondents, each coded once.
public struct SurveyResponses: Hashable, Sendable {
  /// The names of the file's columns, in their order, with those that no question names.
  public let columns: [String]
  /// The number of respondents: the rows of the file.
  public let respondents: Int
  /// The answers to each item, in the codebook's order.
  public let items: [ItemAnswers]
  /// The numbers that were given to each item of numeric questions, in the codebook's order.
  public let numbers: [NumericAnswers]
  /// How much each respondent counts; nil where each counts as one.
  public let weights: RespondentWeights?
  /// How the respondents were sampled, with their weights; nil where each was drawn alone from an endless
  /// population.
  public let design: SurveyDesign?
  /// What a reader should know of the rows.
  public let checks: [CheckFinding]
  private let places: [String: [Int]]

  init(
    columns: [String], respondents: Int, items: [ItemAnswers], numbers: [NumericAnswers],
    weights: RespondentWeights? = nil, design: SurveyDesign? = nil, checks: [CheckFinding]
  ) {
    self.columns = columns
    self.respondents = respondents
    self.items = items
    self.numbers = numbers
    self.weights = weights
    self.design = design
    self.checks = checks
    places = Dictionary(grouping: items.indices) { items[$0].question }
  }

  /// Whether a respondent counts otherwise than as one of a simple random sample.
  public var isWeighted: Bool { weights != nil || design != nil }

  /// The answers to a question's items, in the codebook's order.
  public func items(of question: String) -> [ItemAnswers] {
    (places[question] ?? []).map { items[$0] }
  }

  /// The numbers given to a question's items, in the codebook's order.
  public func numbers(of question: String) -> [NumericAnswers] {
    numbers.filter { $0.question == question }
  }
}
