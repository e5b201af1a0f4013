/// Why counts, or numbers that go with them, were refused: what is wrong, and the sentence that says so.
public struct CountsError: InputError {
  /// What is wrong, for programs.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A text can't be read.
    case malformed
    /// A number is outside its range, or none.
    case outOfRange = "out-of-range"
    /// Nobody is counted, or there is less to count than it takes.
    case tooFew = "too-few"
    /// There is more than is counted exactly, or than is gone through.
    case tooLarge = "too-large"
    /// Numbers, rows or names that belong together don't fit each other.
    case mismatch
    /// Nothing is left that fits all that was said.
    case impossible
  }

  /// What is wrong, for programs.
  public let kind: Kind
  /// What is wrong and what to do, as one sentence without a full stop.
  public let message: String

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// Whether the text could not be read at all.
  public var isMalformed: Bool { kind == .malformed }

  /// The error with the part of the input that it is about.
  func within(_ part: String) -> CountsError { CountsError(kind, "\(part): \(message)") }

  /// More than 2^53, such as `the counts sum to more than 2^53`.
  static func beyondExact(_ fact: String) -> CountsError {
    .tooLarge("\(fact), the largest number that is counted exactly; give fewer")
  }
}

// MARK: - By kind

extension CountsError {
  static func malformed(_ message: String) -> CountsError { CountsError(.malformed, message) }
  static func outOfRange(_ message: String) -> CountsError { CountsError(.outOfRange, message) }
  static func tooFew(_ message: String) -> CountsError { CountsError(.tooFew, message) }
  static func tooLarge(_ message: String) -> CountsError { CountsError(.tooLarge, message) }
  static func mismatch(_ message: String) -> CountsError { CountsError(.mismatch, message) }
  static func impossible(_ message: String) -> CountsError { CountsError(.impossible, message) }
}
