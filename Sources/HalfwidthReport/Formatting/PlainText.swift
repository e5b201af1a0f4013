/// Lines and tables of plain text; widths are in characters.
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

  /// An aligned table; cells take several lines where it would be wider than `width`.
  static func table(
    header: [String], isNumber: [Bool], rows: [[String]], width: Int = .max
  ) -> [String] {
    let all = ([header] + rows).map { $0.map { ShownText.escaped($0, breaks: .spaces) } }
    var widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    while widths.reduce(0, +) + 2 * (widths.count - 1) > width,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 1
    {
      widths[widest] -= 1
    }
    return all.flatMap { row in
      let cells = zip(row, widths).map { lines($0, width: max($1, 1)) }
      let height = cells.map(\.count).max() ?? 0
      return (0..<height).map { line in
        let padded = cells.indices.map { column in
          let text = cells[column].indices.contains(line) ? cells[column][line] : ""
          let pad = String(repeating: " ", count: max(0, widths[column] - text.count))
          return isNumber[column] ? pad + text : text + pad
        }
        return trimmed(padded.joined(separator: "  "))
      }
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
