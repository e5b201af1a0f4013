/// An option as it would be typed, to say which command made a document.
struct TypedOption {
  /// The option with its value; empty where it was left out.
  let words: [String]

  /// An option with a value; left out where that is nil, or the one that it has by itself.
  static func value(_ name: String, _ value: String?, default preset: String? = nil) -> TypedOption
  {
    guard let value, value != preset else { return TypedOption(words: []) }
    return TypedOption(words: [name, quoted(value)])
  }

  /// An option that can be repeated.
  static func values(_ name: String, _ values: [String]) -> TypedOption {
    TypedOption(words: values.flatMap { [name, quoted($0)] })
  }

  /// An option that is there or not.
  static func flag(_ name: String, _ isSet: Bool) -> TypedOption {
    TypedOption(words: isSet ? [name] : [])
  }

  /// A word as a shell takes it.
  static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=,:%+@".contains($0))
    }
    if isPlain && !word.isEmpty { return word }
    let parts = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "'\\''") + "'"
  }
}
