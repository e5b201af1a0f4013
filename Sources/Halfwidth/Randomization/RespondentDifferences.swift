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
  /// - Throws: ``CountsError``
  public init(_ rows: [[Double]]) throws(CountsError) {
    guard let first = rows.first else {
      throw .tooFew("there are no respondents; give a row of differences for each")
    }
    guard !first.isEmpty else {
      throw .tooFew("the first respondent has no differences; give one for each item")
    }
    for (row, values) in rows.enumerated() {
      guard values.count == first.count else {
        throw .mismatch(
          "respondent \(row + 1) has \(values.count) differences and the first \(first.count); give every "
            + "respondent as many")
      }
      for (item, value) in values.enumerated() {
        guard value.magnitude <= Self.largestMagnitude else {
          throw .outOfRange(
            "difference \(item + 1) of respondent \(row + 1) is \(value); give numbers up to "
              + "\(RespondentDifferences.largestMagnitude)")
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
