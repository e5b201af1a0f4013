/// Differences of two answers of each respondent, for one item or several.
public struct RespondentDifferences: Hashable, Sendable {
  /// A row for each respondent, with a number for each item: first answer minus second.
  public let rows: [[Double]]
  /// The number of items, at least 1.
  public let items: Int

  /// The largest size of a difference; squares of larger ones would not be finite.
  public static let largestMagnitude = BootstrapSample.largestMagnitude

  /// Creates differences that are possible.
  ///
  /// - Parameter rows: At least one, each with a number for each of at least one item. Respondents
  ///   without both answers to every item are to be left out before.
  /// - Throws: ``RespondentDifferencesError``
  public init(_ rows: [[Double]]) throws(RespondentDifferencesError) {
    guard let first = rows.first else { throw .nobody }
    guard !first.isEmpty else { throw .noItems }
    for (row, values) in rows.enumerated() {
      guard values.count == first.count else {
        throw .ragged(row: row, items: values.count, expected: first.count)
      }
      for (item, value) in values.enumerated() {
        guard value.magnitude <= Self.largestMagnitude else {
          throw .outOfRange(value, row: row, item: item)
        }
      }
    }
    // Adding 0 turns -0 into 0.
    self.rows = rows.map { $0.map { $0 + 0 } }
    items = first.count
  }

  /// The differences of one item.
  func column(_ item: Int) -> [Double] { rows.map { $0[item] } }
}

/// Why differences were refused.
public enum RespondentDifferencesError: InputError {
  /// There is no respondent.
  case nobody
  /// The first respondent has no difference.
  case noItems
  /// A respondent has another number of differences than the first; `row` starts at 0.
  case ragged(row: Int, items: Int, expected: Int)
  /// A difference is no number, or too large; `row` and `item` start at 0.
  case outOfRange(Double, row: Int, item: Int)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .nobody: "there are no respondents; give a row of differences for each"
    case .noItems: "the first respondent has no differences; give one for each item"
    case .ragged(let row, let items, let expected):
      "respondent \(row + 1) has \(items) differences and the first \(expected); give every respondent "
        + "as many"
    case .outOfRange(let value, let row, let item):
      "difference \(item + 1) of respondent \(row + 1) is \(value); give numbers up to "
        + "\(RespondentDifferences.largestMagnitude)"
    }
  }
}
