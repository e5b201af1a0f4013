/// Values that seem to stand for no answer, and why.
struct ProposedMissing: Hashable, Sendable {
  /// A value.
  struct Value: Hashable, Sendable {
    var text: String
    var reason: MissingReason
    /// Why it is taken for that.
    var cause: String
  }

  private(set) var values: [Value] = []

  /// Adds a value, unless it is there.
  mutating func add(_ value: Value) {
    if reason(of: value.text) == nil { values.append(value) }
  }

  /// Keeps the values whose texts satisfy a condition.
  mutating func keep(_ isKept: (String) -> Bool) { values.removeAll { !isKept($0.text) } }

  /// The values as texts.
  var texts: Set<String> { Set(values.map(\.text)) }

  /// Why a value is no answer; nil for one that is not listed.
  func reason(of text: String) -> MissingReason? {
    values.first { AnswerCodes.holds([$0.text], text) }?.reason
  }

  /// The values of a reason.
  func texts(of reason: MissingReason) -> [String] {
    values.filter { $0.reason == reason }.map(\.text)
  }

  /// The values by why they are listed, without a full stop.
  var words: String {
    distinct(values.map(\.cause)).map { cause in
      let texts = values.filter { $0.cause == cause }.map { $0.text.words.shortened }
      return "\(texts.joined(separator: ", ")): \(cause)"
    }.joined(separator: "; ")
  }
}
