/// Text of others where a person reads it: in a terminal, in a document, in an error.
///
/// A name or a cell may hold characters that a terminal obeys (escape sequences that clear the screen or
/// write what is typed next) or that turn the order of what is read around (bidirectional overrides).
/// They are shown as what they are: `\x1b`, `\u{202e}`.
public enum ShownText {
  /// What line breaks and tabs become.
  public enum Breaks {
    /// Escapes, `\n`, `\r` and `\t`: where the text is one line, and its characters matter.
    case escaped
    /// Spaces, for running text.
    case spaces
    /// What they are, for a format that has its own way to hold them.
    case kept
  }

  /// The text with control characters and overrides shown as escapes.
  ///
  /// What is shown holds none of them, so that showing it again changes nothing.
  ///
  /// - Complexity: O(n).
  public static func escaped(_ text: String, breaks: Breaks = .escaped) -> String {
    if !text.unicodeScalars.contains(where: isObeyed) { return text }
    let keepsIsolates = hasWholeIsolates(text)
    var output = ""
    output.reserveCapacity(text.utf8.count + 8)
    var followsReturn = false
    for scalar in text.unicodeScalars {
      defer { followsReturn = scalar == "\r" }
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}":
        switch breaks {
        case .escaped: output += escape(scalar)
        // A return and a line feed are one end of a line.
        case .spaces: if scalar != "\n" || !followsReturn { output += " " }
        case .kept: output.unicodeScalars.append(scalar)
        }
      default:
        if isObeyed(scalar), !(keepsIsolates && isolates.contains(scalar)) {
          output += escape(scalar)
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    return output
  }

  /// What begins text that has its own direction, and what ends it.
  private static let isolates: [Unicode.Scalar] = ["\u{2068}", "\u{2069}"]

  /// Whether each of them belongs to another, so that nothing around the text is turned: as ``ReportWords/line(_:)`` sets
  /// words apart that run from right to left.
  private static func hasWholeIsolates(_ text: String) -> Bool {
    var depth = 0
    for scalar in text.unicodeScalars {
      if scalar == isolates[0] { depth += 1 }
      if scalar == isolates[1] { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// The text on one line of at most `limit` characters: escaped, and shortened.
  public static func line(_ text: String, atMost limit: Int) -> String {
    // Only the ends of a long text are shown, so only they are escaped.
    shortened(escaped(shortened(text, atMost: 2 * limit)), atMost: limit)
  }

  /// The text with at most `limit` characters, shortened in its middle, where the least is lost: what is
  /// wrong stands at one end and what to do at the other.
  ///
  /// Characters are Unicode scalars here: what looks like one may be a million of them.
  public static func shortened(_ text: String, atMost limit: Int) -> String {
    precondition(limit >= 3, "a shortened text has two ends and a mark between them")
    if text.utf8.count <= limit { return text }
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return text }
    let head = (limit - 1) / 2
    return String(scalars.prefix(head)) + "\u{2026}" + String(scalars.suffix(limit - 1 - head))
  }

  /// Whether a terminal or a layout obeys the character rather than show it.
  static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Line and paragraph separators, embeddings, overrides and isolates.
    case 0x2028...0x202E, 0x2066...0x2069: true
    // A mark of the byte order inside text, annotations, and tags.
    case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default:
      scalar.value < 0x100
        ? "\\x\(scalar.value < 0x10 ? "0" : "")\(String(scalar.value, radix: 16))"
        : "\\u{\(String(scalar.value, radix: 16))}"
    }
  }
}
