/// Input that could not be used, with its place and what to do.
public struct SurveyError: Error, Hashable, Sendable {
  /// What kind of fault it is; decides the exit code.
  public var kind: Kind
  /// Where: `file:line:column`, or a path.
  public var place: String
  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String
  /// What else is wrong with the same input, in the order of its places; empty where the first fault is all
  /// that was looked for.
  public var further: [SurveyError] = []

  /// The kinds of fault.
  public enum Kind: Hashable, Sendable {
    /// The input is there, but what it holds is impossible or malformed.
    case badData
    /// There is no such input, or it can't be read.
    case noInput
  }

  /// Creates an error about a place in a file.
  public init(_ position: SourcePosition, _ message: String) {
    kind = .badData
    place = position.description
    self.message = message
  }

  /// Creates an error about a path.
  public init(_ kind: Kind, path: String, _ message: String) {
    self.kind = kind
    place = path
    self.message = message
  }
}

extension SurveyError {
  /// The most faults that are listed one by one.
  static let mostListed = 100

  /// Makes one error of several faults.
  ///
  /// - Parameters:
  ///   - faults: In the order in which they are listed; the first is the error, the others are its
  ///     ``further``.
  ///   - path: What a sentence on those that are not listed is about.
  /// - Returns: Nil for no fault.
  static func all(_ faults: [SurveyError], path: String) -> SurveyError? {
    guard var error = faults.first else { return nil }
    error.further = Array(faults.dropFirst().prefix(mostListed - 1))
    let more = faults.count - mostListed
    if more > 0 {
      error.further.append(
        SurveyError(
          .badData, path: path,
          "\(more) more of the kind \(more == 1 ? "is" : "are") not listed; correct these, and read it again"
        ))
    }
    return error
  }
}
