public import Halfwidth

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
  public var missing: ColumnsFile.MissingCells

  /// Creates a request.
  public init(
    answers: [String], texts: [String] = [], numbers: [String] = [], labels: [String] = [],
    missing: ColumnsFile.MissingCells = .refuse
  ) {
    self.answers = answers
    self.texts = texts
    self.numbers = numbers
    self.labels = labels
    self.missing = missing
  }
}

/// What a person says of the codes in a file, or in the data of a request.
public struct AnswerCodes: Hashable, Sendable {
  /// Codes and texts that stand for a missing answer, such as 99.
  public var missing: [String]
  /// Codes and texts that look like missing answers and are none.
  public var valid: [String]
  /// Whether rows of totals are left out.
  public var dropsTotals: Bool

  /// Creates codes.
  public init(missing: [String] = [], valid: [String] = [], dropsTotals: Bool = false) {
    self.missing = missing
    self.valid = valid
    self.dropsTotals = dropsTotals
  }

  /// Whether a cell's text is one of some codes; numbers may be written otherwise, such as 99.0.
  public static func holds(_ codes: [String], _ text: String) -> Bool {
    if codes.isEmpty { return false }
    if codes.contains(text) { return true }
    guard let number = CellNumber.plain(text) else { return false }
    return codes.contains { CellNumber.plain($0) == number }
  }

  /// The codes that are answers, as numbers.
  var validNumbers: [Double] { valid.compactMap(CellNumber.plain) }

  /// Finds the codes in a column that look undeclared; nil where there is none.
  ///
  /// - Parameter values: Finite numbers.
  public func undeclared(in values: [Double]) -> UndeclaredCodes.Found? {
    UndeclaredCodes.find(in: values, valid: validNumbers)
  }

  /// That rows are left out for their codes, as a warning; nil where none is.
  public func warning(leftOut rows: Int) -> AnalysisWarning? {
    guard rows > 0 else { return nil }
    return AnalysisWarning(
      code: .missingValues,
      message:
        "\(rows) of the rows that are left out \(rows == 1 ? "has" : "have") a code that stands "
        + "for no answer (\(missing.joined(separator: ", ")))")
  }
}
