/// Reads what the printed numbers of a question have in common.
enum PrintedDefaultsReader {
  /// The keys of a question.
  static let keys = ["n", "where"]

  /// Reads the defaults.
  ///
  /// - Parameter hasCounts: Whether there is a file of printed numbers.
  static func defaults(
    _ question: CodebookMapping, hasCounts: Bool
  ) throws(SurveyError) -> PrintedDefaults {
    for key in keys where !hasCounts {
      if let node = question[key] {
        throw node.error(
          "'\(key)' is about printed numbers, and 'data' names none; remove it, or write data: {counts: FILE}"
        )
      }
    }
    return PrintedDefaults(
      base: try question["n"]?.whole("n", in: 1...SampleReader.largestSample),
      place: try question.optionalText("where"))
  }
}
