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
    case badConfidence = "bad-confidence"
    case badInput = "bad-input"
    case noOneSidedForm = "no-one-sided-form"
    case zeroMargin = "zero-margin"
    case wrongShape = "wrong-shape"
  }

  /// A text of the request as a sentence names it: a long one is cut, so that an answer stays short.
  static func excerpt(_ text: String) -> String {
    let limit = 60
    return text.unicodeScalars.count <= limit
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "..."
  }
}
