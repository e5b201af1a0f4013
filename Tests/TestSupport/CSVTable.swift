public import Testing

/// Comma-separated values, read by the rules of RFC 4180.
public struct CSVTable: Sendable {
  /// The names of the columns, in their order.
  public let header: [String]
  /// The rows by these names.
  public let rows: [[String: String]]

  /// Reads a document; fails a test where a row has another number of fields than the header, or a name comes twice.
  public init(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    var lines: [[String]] = [[""]]
    var isQuoted = false
    var endsQuote = false
    for scalar in text.unicodeScalars {
      let line = lines.count - 1
      let field = lines[line].count - 1
      // The second of two quotes inside a quoted field is one quote of it.
      let isDoubled = endsQuote && scalar == "\""
      endsQuote = false
      switch scalar {
      case "\"":
        if isDoubled { lines[line][field].unicodeScalars.append(scalar) }
        endsQuote = isQuoted
        isQuoted.toggle()
      case "," where !isQuoted: lines[line].append("")
      case "\n" where !isQuoted: lines.append([""])
      default: lines[line][field].unicodeScalars.append(scalar)
      }
    }
    #expect(lines.removeLast() == [""], "the last line ends", sourceLocation: sourceLocation)
    header = try #require(lines.first, sourceLocation: sourceLocation)
    let count = header.count
    #expect(Set(header).count == count, "\(header)", sourceLocation: sourceLocation)
    #expect(lines.allSatisfy { $0.count == count }, sourceLocation: sourceLocation)
    rows = lines.dropFirst().map { [header] line in
      Dictionary(zip(header, line)) { first, _ in first }
    }
  }

  /// The cells of a column, from above.
  public subscript(column: String) -> [String] { rows.map { $0[column] ?? "no such column" } }
}
