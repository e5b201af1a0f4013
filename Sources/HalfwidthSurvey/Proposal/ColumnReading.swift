/// What a column seems to be.
enum ColumnReading {
  /// Whether one option was chosen.
  case option(Option)
  /// Steps of a scale.
  case scale(ScaleReading)
  /// Whole numbers without labels, few of them: steps of a scale where several columns have the same.
  case codes([ColumnProfile.Value])
  /// One of several answers.
  case single(reason: String)
  /// Several answers in a cell.
  case split(separator: String, parts: [ColumnProfile.Value], reason: String)
  /// Numbers that count or measure.
  case numeric(reason: String)
  /// The column tells respondents apart.
  case respondent
  /// It is none of a question's, or what may not be shown.
  case leftOut(reason: String)
  /// It may be one of a question's, and it can't be told which.
  case doubtful(reason: String)

  /// How a column says that an option was chosen.
  enum Option: Hashable {
    /// By 1 and 0, or by words for yes and no.
    case yesNo(codes: [AnswerCode], isNumber: Bool)
    /// By the same text in every cell that is not blank.
    case tick(String)
    /// Every cell is blank: nobody chose it, if the others are ticks.
    case blank
  }

  /// A scale as a column has it.
  struct ScaleReading: Hashable {
    var name: String
    /// From the low end to the high one.
    var levels: [String]
    /// The levels above the middle.
    var upper: [String]
    var apart: [String] = []
    var codes: [AnswerCode]
    var reason: String
  }
}
