internal import Halfwidth

/// What stands in a cell of a table of respondents.
public enum RespondentCell: Hashable, Sendable {
  /// A number, in files that know numbers from texts.
  case number(Double)
  /// A text, which may be a number as a person wrote it.
  ///
  /// `isQuoted` says that it stood in quotes where the file has them: `"NA"` is a label, and `NA` may be one.
  case text(String, isQuoted: Bool = false)
  /// No answer, and why there is none where the file says it.
  case missing(MissingKind)

  /// Why a cell has no answer.
  public enum MissingKind: Hashable, Sendable {
    /// Nothing stands there.
    case empty
    /// The row is too short to have the cell.
    case absent
    /// The file declares that this code stands for no answer, such as 99 or Stata's `.a`.
    case code(String)
  }

  /// The cell as a text, a whole number without a point; nothing where nothing stands there.
  public var text: String {
    switch self {
    case .number(let number): NumberText.of(number)
    case .text(let text, _): text
    case .missing(.code(let code)): code
    case .missing(.empty), .missing(.absent): ""
    }
  }

  var isQuoted: Bool {
    if case .text(_, isQuoted: true) = self { true } else { false }
  }

  /// What stands in a cell to who asks for it.
  enum State: Hashable {
    case present
    case missing
    /// An answer's code that stands for none.
    case coded
  }

  /// Whether there is an answer.
  ///
  /// - Parameters:
  ///   - codes: The codes that a person declared; one that is valid is an answer whatever the file says.
  ///   - isAnswer: Whether codes can stand there, as not in a column of weights.
  func state(_ codes: AnswerCodes, isAnswer: Bool) -> State {
    switch self {
    case .missing(.code(let code)):
      isAnswer && AnswerCodes.holds(codes.valid, code) ? .present : isAnswer ? .coded : .missing
    case .missing(.empty), .missing(.absent): .missing
    case .number, .text:
      isAnswer && AnswerCodes.holds(codes.missing, text)
        ? .coded : Self.isMissing(text) ? .missing : .present
    }
  }

  /// What a cell without a value may hold beside nothing, as R and pandas write it.
  private static let missingTexts: Set = ["NA", "NaN", "nan", "."]

  /// Whether a cell has no value: it is empty, or holds what R and pandas write there.
  public static func isMissing(_ text: String) -> Bool {
    text.isEmpty || text.utf8.count <= 3 && missingTexts.contains(text)
  }
}

/// A cell and where it stands, for messages that are made when all rows are known.
struct LocatedCell {
  var cell: RespondentCell
  /// Its row, from 0.
  var row: Int

  var text: String { cell.text }
}

extension DecimalReader {
  /// Returns the number in a cell; nil for another text.
  mutating func read(_ located: LocatedCell) -> Double? {
    if case .number(let number) = located.cell { return number }
    return read(located.text, row: located.row)
  }
}
