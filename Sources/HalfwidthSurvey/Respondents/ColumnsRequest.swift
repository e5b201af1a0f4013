/// What is asked of a file of respondents' answers.
public struct ColumnsRequest: Hashable, Sendable {
  /// Columns of answers that are numbers, or words for yes and no.
  public var answers: [String]
  /// Columns of answers that are taken as text.
  public var texts: [String]
  /// Columns of numbers that say how a row was sampled: no answer's code stands in them.
  public var numbers: [String]
  /// Columns of labels, such as groups, strata and clusters.
  public var labels: [String]
  /// What to do with a row without a value.
  public var missing: MissingCells

  /// Creates a request.
  public init(
    answers: [String], texts: [String] = [], numbers: [String] = [], labels: [String] = [],
    missing: MissingCells = .refuse
  ) {
    self.answers = answers
    self.texts = texts
    self.numbers = numbers
    self.labels = labels
    self.missing = missing
  }
}

/// What to do with a row without a value in one of the columns that are asked for.
public enum MissingCells: String, CaseIterable, Hashable, Sendable {
  /// An error that names the cell.
  case refuse
  /// The row is left out.
  case drop
  /// A blank answer is 0, as in a column of boxes that were ticked or not.
  case zero
}
