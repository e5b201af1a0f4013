/// Text of others in GitHub's Markdown.
enum MarkdownText {
  private static let special: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$",
  ]

  /// The text with every character that Markdown would read as its own behind a backslash, on one line,
  /// and with control characters shown as escapes.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in ShownText.escaped(text, breaks: .spaces).unicodeScalars {
      if special.contains(scalar) { output += "\\" }
      output.unicodeScalars.append(scalar)
    }
    return output
  }

  /// The text as a paragraph: escaped, and not to be read as a heading or a list.
  static func paragraph(_ text: String) -> String {
    let output = escaped(text)
    guard let first = output.first else { return output }
    if "#+-=".contains(first) { return "\\" + output }
    let digits = output.prefix { ("0"..."9").contains($0) }
    let rest = output.dropFirst(digits.count)
    let isList = !digits.isEmpty && (rest.hasPrefix(".") || rest.hasPrefix(")"))
    return isList ? digits + "\\" + rest : output
  }

  /// A table, a line each for the header, the alignment and the rows.
  static func table(header: [String], isNumber: [Bool], rows: [[String]]) -> [String] {
    let line = { (cells: [String]) in "| \(cells.map(escaped).joined(separator: " | ")) |" }
    let rules = isNumber.map { $0 ? "---:" : "---" }
    return [line(header), "| \(rules.joined(separator: " | ")) |"] + rows.map(line)
  }
}
