internal import HalfwidthSurvey

/// Numbers of people that are too few to be shown.
enum SmallestCell {
  /// The number of people below which cells are hidden, as it is typed; nil where none is.
  static func limit(_ text: String?, of survey: Survey) throws(CommandFailure) -> Int? {
    guard let text else { return nil }
    guard let limit = Int(text), (2...1_000_000).contains(limit) else {
      throw CommandFailure(
        .usage, "--smallest-cell",
        "'\(text)' is not a number of people; write a whole number from 2, such as 5")
    }
    guard survey.responses?.isWeighted != true else {
      throw CommandFailure(
        .usage, "--smallest-cell",
        "hides counts, and the shares of this survey are weighted, or of strata and clusters; leave it, or these, "
          + "out")
    }
    guard survey.responses != nil else {
      throw CommandFailure(
        .usage, "--smallest-cell",
        "hides numbers that are counted from answers, and those of this survey are published; leave it out"
      )
    }
    return limit
  }
}
