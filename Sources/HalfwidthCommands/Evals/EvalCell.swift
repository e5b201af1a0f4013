internal import HalfwidthReport
internal import HalfwidthSurvey

/// What a file of scores has for a row under a name.
enum EvalCell: Hashable {
  case number(Double)
  case text(String)
  case flag(Bool)
  /// Nothing, null, or what R and pandas write there.
  case nothing
  /// What is no value, such as a list, in words.
  case other(String)

  init(_ cell: RespondentCell) {
    switch cell {
    case .number(let number): self = .number(number)
    case .text(let text, let isQuoted):
      self = !isQuoted && RespondentCell.isMissing(text) ? .nothing : .text(text)
    case .missing: self = .nothing
    }
  }

  init(_ value: JSONValue?) {
    switch value {
    case nil, .null?: self = .nothing
    case .bool(let flag)?: self = .flag(flag)
    case .integer(let number)?: self = .number(Double(number))
    case .number(let number)?: self = .number(number)
    case .string(let text)?: self = text.isEmpty ? .nothing : .text(text)
    case .array?: self = .other("a list")
    case .object?: self = .other("an object")
    }
  }

  /// A name, such as an item's, which a whole number is as well; nil where nothing stands there.
  var name: String? {
    switch self {
    case .number(let number): RespondentCell.number(number).text
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .nothing, .other: nil
    }
  }

  // MARK: - Scores

  /// Why a cell is no score, without a full stop.
  struct NoScore: Error {
    var message: String
  }

  /// What a cell is as a score.
  enum Score {
    case number(Double)
    case word(EvalWord)
  }

  /// The score; nil where there is none.
  ///
  /// - Parameters:
  ///   - reader: That of the column, which notes what stands before decimals.
  ///   - row: The row, from 0.
  ///   - column: What the column is called.
  func score(
    _ reader: inout DecimalReader, row: Int, column: String
  ) throws(NoScore) -> Score? {
    switch self {
    case .nothing: return nil
    case .flag(let flag): return .word(EvalWord(flag))
    case .number(let number):
      guard number.isFinite else { throw NoScore(message: "\(number) is no score; give a number") }
      return .number(number)
    case .other(let kind):
      throw NoScore(
        message: "is \(kind) and no score; name the member with --score, such as metrics.accuracy")
    case .text(let text):
      if let word = EvalWord(text) { return .word(word) }
      if let number = reader.read(text, row: row) { return .number(number) }
      throw NoScore(
        message: text.contains(where: \.isLetter)
          ? "'\(text)' is no score; write a finite number, true or false, or pass or fail"
          : CellNumber.fault(text, column: column))
    }
  }
}
