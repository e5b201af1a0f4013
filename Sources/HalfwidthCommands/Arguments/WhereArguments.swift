internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthSurvey

/// Conditions on the rows of a file of respondents.
struct WhereArguments: ParsableArguments {
  @Option(
    "Of a file of respondents only the rows with this answer, such as 'gender = Female'; several times for "
      + "several conditions.", value: "condition")
  var `where`: [String] = []

  /// The option, where it is given.
  var given: [String] { `where`.isEmpty ? [] : ["--where"] }

  /// The table with the rows that meet all conditions, and with what is asked of these rows read in one pass.
  ///
  /// - Parameters:
  ///   - missing: What to do with rows that have no answer to a condition.
  ///   - reading: Reads the columns of the conditions and all others that will be asked for.
  func rows(
    of table: RespondentTable, missing: MissingCells,
    reading: (_ conditions: [String]) -> RespondentTable
  ) throws(CommandFailure) -> RespondentTable {
    let conditions = try `where`.map { text throws(CommandFailure) in
      try CommandInput.read(
        text, AnswerCondition.init(parsing:columns:), table.columnNames, option: "--where")
    }
    var kept = reading(conditions.map(\.column))
    for condition in conditions {
      kept = try CommandFailure.translating(kept.keeping(where: condition, missing: missing))
    }
    return kept
  }
}
