/// Input that could not be used, with its place and what to do.
public struct SurveyError: Error, Hashable, Sendable {
  /// What kind of fault it is; decides the exit code.
  public var kind: Kind
  /// Where: `file:line:column`, or a path.
  public var place: String
  /// The place in a text, where it is one that can be gone to.
  public var position: SourcePosition?
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
    self.position = position
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

  /// Makes one error of several faults: the first with the others as its ``further``; nil for none.
  static func joined(_ faults: [SurveyError]) -> SurveyError? {
    guard var error = faults.first else { return nil }
    error.further += faults.dropFirst().flatMap(\.all)
    return error
  }

  /// The error, and what else is wrong, each alone.
  public var all: [SurveyError] {
    var first = self
    first.further = []
    return [first] + further
  }

  /// Returns the error with the first ``mostListed`` faults, and a sentence on how many others there are.
  ///
  /// - Parameter path: What that sentence is about.
  func listed(path: String) -> SurveyError {
    let more = further.count + 1 - Self.mostListed
    guard more > 0 else { return self }
    var error = self
    error.further = further.dropLast(more)
    error.further.append(
      SurveyError(
        .badData, path: path,
        "\(more) more of the kind \(more == 1 ? "is" : "are") not listed; correct these, and read it again"
      ))
    return error
  }
}
