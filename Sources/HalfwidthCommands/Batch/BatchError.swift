internal import Halfwidth
internal import HalfwidthReport

/// Why a request was refused; codes are a closed list.
struct BatchError: Error {
  var code: Code
  var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The closed list of codes, as documented in `docs/command-line.md`.
  enum Code: String, CaseIterable {
    case malformedJSON = "malformed-json"
    case lineTooLong = "line-too-long"
    case missingMember = "missing-member"
    case unknownMember = "unknown-member"
    case wrongType = "wrong-type"
    case unknownAnalysis = "unknown-analysis"
    case unknownMethod = "unknown-method"
    case unknownSide = "unknown-side"
    case unknownAlternative = "unknown-alternative"
    case badConfidence = "bad-confidence"
    case badInput = "bad-input"
    case noOneSidedForm = "no-one-sided-form"
    case wrongHypothesis = "wrong-hypothesis"
    case zeroMargin = "zero-margin"
    case wrongShape = "wrong-shape"
    case missingRatings = "missing-ratings"
  }

  /// The error as an answer has it.
  var fields: FieldList {
    ["code": .string(code.rawValue), "message": .string(ShownText.line(message, atMost: 1_000))]
  }

  /// A text of the request as a sentence names it: a long one is cut, so that an answer stays short.
  static func excerpt(_ text: String) -> String {
    let limit = 60
    return text.unicodeScalars.count <= limit
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "..."
  }
}

// MARK: - From a command's failures

extension BatchError {
  /// What a command says of its options, said of members.
  init(_ failure: CommandFailure) {
    let place = Self.inMembers(failure.place)
    // "'data', row 3 of 'x' is 4" is one sentence.
    let isPlace = place == "'data'" && failure.message.hasPrefix("row ")
    self.init(.badInput, place + (isPlace ? ", " : ": ") + Self.inMembers(failure.message))
  }

  /// Runs what a command runs as well.
  static func translating<Value>(
    _ body: @autoclosure () throws(CommandFailure) -> Value
  ) throws(BatchError) -> Value {
    try Halfwidth.translating({ (failure: CommandFailure) in BatchError(failure) }, body())
  }

  /// The text with `--row-scores` as `'row_scores'`.
  private static func inMembers(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "--")?.lowerBound {
      let isWord = start == rest.startIndex || !rest[rest.index(before: start)].isLetter
      let after = rest[start...].dropFirst(2)
      let name = after.prefix { $0.isLetter || $0 == "-" }
      result += rest[..<start]
      if isWord, !name.isEmpty {
        result += "'" + name.replacing("-", with: "_") + "'"
      } else {
        result += "--" + name
      }
      rest = after[name.endIndex...]
    }
    return result + rest
  }
}
