/// Lists with commas between their parts, as options have them.
package enum QuotedList {
  /// What stands between commas outside of double quotes, without the blanks around it and without the quotes;
  /// empty parts are none.
  package static func parts(_ text: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { String($0.trimming(\.isWhitespace)) }.filter { !$0.isEmpty }
  }
}
