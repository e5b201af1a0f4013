/// Lines of plain text; widths are in characters.
///
/// Control characters are shown as escapes, and line breaks inside a text are spaces.
enum PlainText {
  /// Breaks a text between words into lines of at most `width` characters, and words that are
  /// longer than a line wherever they have to be.
  static func lines(_ text: String, width: Int) -> [String] {
    precondition(width > 0, "a line holds at least one character")
    var lines: [String] = []
    for word in ShownText.escaped(text, breaks: .spaces).split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
        continue
      }
      var rest = word
      while rest.count > width {
        lines.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      lines.append(String(rest))
    }
    return lines.isEmpty ? [""] : lines
  }
}
