/// What stands between the fields of a file.
public enum FieldSeparator: String, CaseIterable, Hashable, Sendable {
  case comma, semicolon, tab, pipe

  /// Reads a name such as `semicolon`, or the character itself; a tab may be written `\t`.
  public init?(parsing text: String) {
    switch text {
    case ",": self = .comma
    case ";": self = .semicolon
    case "\t", "\\t": self = .tab
    case "|": self = .pipe
    default: self.init(rawValue: text)
    }
  }

  /// Its byte.
  var byte: UInt8 {
    switch self {
    case .comma: 0x2C
    case .semicolon: 0x3B
    case .tab: 0x09
    case .pipe: 0x7C
    }
  }

  /// Several of them, in words.
  public var plural: String {
    switch self {
    case .comma: "commas"
    case .semicolon: "semicolons"
    case .tab: "tabs"
    case .pipe: "vertical bars"
    }
  }
}
