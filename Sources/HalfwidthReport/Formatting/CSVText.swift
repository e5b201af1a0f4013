/// Comma-separated values by RFC 4180, with line feeds.
enum CSVText {
  /// Returns a document: the header and the rows, one line each, with a line feed at the end.
  static func document(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map { row in
      precondition(row.count == header.count, "every row has a field for each column")
      return row.map(field).joined(separator: ",") + "\n"
    }.joined()
  }

  /// Quotes a field that would not read back as it is.
  private static func field(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return needsQuotes
      ? "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
      : text
  }
}
