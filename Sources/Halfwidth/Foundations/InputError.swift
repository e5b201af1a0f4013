/// Why the engine refused an input: every error of a type that checks what it is made from.
public protocol InputError: Error, Hashable, Sendable {
  /// What is wrong and what to do, as one sentence without a full stop.
  var message: String { get }
  /// Whether the text could not be read at all, rather than said something impossible.
  var isMalformed: Bool { get }
}

extension InputError {
  /// False, for errors of inputs that have no text form.
  public var isMalformed: Bool { false }
}
