/// Input that could not be used, with its place and what to do.
public struct SurveyError: Error, Hashable, Sendable {
  /// What kind of fault it is; decides the exit code.
  public var kind: Kind
  /// Where: `file:line:column`, or a path.
  public var place: String
  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String

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
