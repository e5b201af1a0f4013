internal import Halfwidth

/// The scales that `--scale` declares: `1..5` for all columns, `x=1..7` for one.
enum BootstrapScales {
  /// Reads what was given, which may come several times.
  static func parse(_ texts: [String]) throws(CommandFailure) -> AnswerScales {
    var scales = AnswerScales()
    for text in texts {
      // A column's name may have = in it, and a scale has none.
      let parts = text.lastIndex(of: "=").map {
        (name: String(text[..<$0]), range: String(text[text.index(after: $0)...]))
      }
      let range = try range(parts?.range ?? text, of: text)
      if let name = parts?.name {
        guard scales.columns.updateValue(range, forKey: name) == nil else {
          throw CommandFailure(.usage, "--scale", "'\(name)' has two scales; give one")
        }
      } else {
        guard scales.all == nil else {
          throw CommandFailure(
            .usage, "--scale",
            "is given twice for all columns; name the column of one, such as x=\(text)")
        }
        scales.all = range
      }
    }
    return scales
  }

  private static func range(
    _ text: String, of whole: String
  ) throws(CommandFailure) -> ClosedRange<Double> {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else { throw malformed(whole) }
    var numbers: [Double] = []
    for end in ends {
      let found = try CommandInput.numbers(end, option: "--scale") as [Double]
      guard found.count == 1 else { throw malformed(whole) }
      numbers += found
    }
    return try range(numbers[0], numbers[1], of: whole, place: "--scale")
  }

  /// A scale from its ends, which differ.
  static func range(
    _ lowest: Double, _ highest: Double, of text: String, place: String
  ) throws(CommandFailure) -> ClosedRange<Double> {
    guard lowest < highest, highest.magnitude <= OrdinalScores.largestMagnitude,
      lowest.magnitude <= OrdinalScores.largestMagnitude
    else {
      throw CommandFailure(
        .badData, place,
        "'\(text)' is no scale; write the lowest answer that there is, and a higher one, such "
          + "as 1..5")
    }
    return lowest...highest
  }

  private static func malformed(_ text: String) -> CommandFailure {
    CommandFailure(
      .usage, "--scale",
      "'\(text)' is not a scale; write the lowest and the highest answer that there is, such as "
        + "1..5, or x=1..5 for one column")
  }

  /// Refuses a scale of a column that no statistic is of.
  static func check(
    _ scales: AnswerScales, columns: [String], place: String
  ) throws(CommandFailure) {
    guard let name = scales.columns.keys.sorted().first(where: { !columns.contains($0) }) else {
      return
    }
    throw CommandFailure(
      .badData, place,
      "declares a scale of '\(name)', and the statistics are of "
        + "\(columns.joined(separator: ", ")); leave it out, or name one of these")
  }
}
