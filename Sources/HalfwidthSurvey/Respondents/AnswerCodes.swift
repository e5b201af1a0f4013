public import Halfwidth

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

  /// Finds the codes among words that look undeclared, as they are written.
  ///
  /// - Parameter answers: The different answers of a column, blanks left out.
  func undeclared(amongWords answers: [String]) -> [String] {
    UndeclaredCodes.among(words: answers).filter { !Self.holds(valid, $0) }
  }

  /// That rows are left out for their codes, as a warning; nil where none is.
  ///
  /// - Parameters:
  ///   - rows: How many rows are left out.
  ///   - declared: Codes that the file itself declares to stand for no answer.
  public func warning(leftOut rows: Int, declared: [String] = []) -> AnalysisWarning? {
    guard rows > 0 else { return nil }
    return AnalysisWarning(
      .missingValues,
      "\(rows) of the rows that are left out \(rows == 1 ? "has" : "have") a code that stands "
        + "for no answer (\((missing + declared).joined(separator: ", ")))")
  }
}
