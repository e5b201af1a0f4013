internal import Halfwidth
internal import HalfwidthReport

extension BatchInput {
  /// Ratings by subject and rater, of which some may be missing, or how many raters chose each category.
  func ratings() throws -> Ratings {
    guard isGiven("ratings") != isGiven("counts") else {
      throw BatchError(
        isGiven("ratings") ? .badInput : .missingMember,
        "give 'ratings' (a row for each subject, a place for each rater) or 'counts' (a row for each subject, a count "
          + "for each category), such as \(Self.example(.raters))")
    }
    if isGiven("counts") { return try Ratings(counts: table(values["counts"], "counts")) }
    return try Ratings(
      Self.each(list("ratings"), "ratings") { row, place throws(BatchError) -> [Double?] in
        guard case .array(let cells) = row else {
          throw BatchError(
            .wrongType, "'\(place)' must be a list of numbers, null where one is missing")
        }
        return try Self.each(cells, place) { value, place throws(BatchError) -> Double? in
          value == .null ? nil : try Self.number(value, place)
        }
      })
  }
}
