/// Texts as parts of YAML: in quotes wherever a reader of YAML could take them for something else.
enum YAMLWords {
  /// A value or a key on one line.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Words and whole numbers that mean themselves everywhere.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.utf8.count <= 80, !text.hasSuffix(" "),
      !text.contains("  ")
    else { return false }
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return text.utf8.count <= 9 }
    let isWord = text.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || (0x30...0x39).contains($0.value))
        || ["-", "_", " ", "."].contains($0)
    }
    return isWord && first.properties.isAlphabetic && !reserved.contains(text.lowercased())
  }

  private static let reserved: Set = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
  ]

  private static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      default:
        if isHidden(scalar) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          let width = scalar.value < 0x1_0000 ? 4 : 8
          output +=
            (width == 4 ? "\\u" : "\\U") + String(repeating: "0", count: width - digits.count)
            + digits
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    return output + "\""
  }

  /// Characters that end a line, steer a terminal or turn the order of what is read.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      true
    default: false
    }
  }

  /// A list on one line.
  static func list(_ texts: [String]) -> String {
    "[" + texts.map(scalar).joined(separator: ", ") + "]"
  }

  /// A mapping on one line.
  static func mapping(_ entries: [(key: String, value: String)]) -> String {
    "{" + entries.map { "\(scalar($0.key)): \(scalar($0.value))" }.joined(separator: ", ") + "}"
  }

  /// A sentence as lines of a comment, of at most 100 characters where its words allow that.
  static func comment(_ text: String, indent: Int = 0) -> [String] {
    let start = String(repeating: " ", count: indent) + "# "
    var lines: [String] = []
    var line = ""
    for word in plain(text).split(separator: " ") {
      if !line.isEmpty, start.count + line.count + 1 + word.count > 100 {
        lines.append(start + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [start + line]
  }

  /// The text without what a comment can't hold.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { isHidden($0) ? " " : $0 }))
  }
}
