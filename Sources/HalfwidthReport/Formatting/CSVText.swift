/// Comma-separated values by RFC 4180, with line feeds.
///
/// A text that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`, a tab or
/// a line break, or for a date, has an apostrophe before it; numbers stay as they are. Control characters, which
/// the RFC does not allow, are shown as escapes.
enum CSVText {
  /// Returns a document: the header and the rows, one line each, with a line feed at the end.
  static func document(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map { row in
      precondition(row.count == header.count, "every row has a field for each column")
      return row.map(field).joined(separator: ",") + "\n"
    }.joined()
  }

  /// Quotes a field that would not read back as it is.
  private static func field(_ raw: String) -> String {
    let shown = ShownText.escaped(raw, breaks: .kept)
    let text = isChanged(shown) ? "'" + shown : shown
    let needsQuotes = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return text }
    // Scalar by scalar: a quote that a combining mark joins is still one to a parser.
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// What spreadsheets begin a formula with; the wide forms are those of Chinese and Japanese keyboards.
  private static let beginsFormula: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// Whether a spreadsheet would make something else of the text.
  private static func isChanged(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first,
      text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
    else { return false }
    guard beginsFormula.contains(first) else {
      return Double(text) == nil && SpreadsheetDate.isTaken(for: text)
    }
    // A number, or several with spaces between them.
    return !text.split(separator: " ", omittingEmptySubsequences: false).allSatisfy {
      Double($0) != nil && !$0.unicodeScalars.contains { $0 == "x" || $0 == "X" }
    }
  }
}
