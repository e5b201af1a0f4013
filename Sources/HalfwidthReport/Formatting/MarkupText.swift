/// Text of others inside HTML and SVG.
enum MarkupText {
  /// Escapes text for an element or an attribute.
  ///
  /// Scalar by scalar: a character that a combining mark joins is still markup to a parser. Control
  /// characters are shown as escapes, and the two others that XML does not allow are left out.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in ShownText.escaped(text, breaks: .spaces).unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      default:
        let isAllowed = scalar.value != 0xFFFE && scalar.value != 0xFFFF
        if isAllowed { output.unicodeScalars.append(scalar) }
      }
    }
    return output
  }
}
