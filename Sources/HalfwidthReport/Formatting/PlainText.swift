/// Lines of plain text; widths are in characters.
///
/// Control characters are shown as escapes, and line breaks inside a text are spaces.
enum PlainText {
  /// Where a word that is longer than a line is broken if it can be.
  private static let breaksAfter: Set<Character> = ["-", "_", "/", ".", ",", ":", "(", "="]

  /// The length of the longest part of a text that no line has to break.
  static func longestPart(of text: String) -> Int {
    var (longest, length) = (0, 0)
    for character in text {
      length = character == " " ? 0 : length + 1
      longest = max(longest, length)
      if breaksAfter.contains(character) { length = 0 }
    }
    return longest
  }

  /// Breaks a text between words into lines of at most `width` characters, and words that are
  /// longer than a line behind a mark, or where they have to be.
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
        let line = rest.prefix(width)
        let part = line.lastIndex(where: breaksAfter.contains).map { rest[...$0] } ?? line
        lines.append(String(part))
        rest = rest[part.endIndex...]
      }
      lines.append(String(rest))
    }
    return lines.isEmpty ? [""] : lines
  }
}
