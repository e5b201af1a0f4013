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

  /// Some answers as they are typed for a shell: `low,high`, or `'not at all,"yes, often"'`.
  package static func typed(_ parts: [String]) -> String {
    let list = parts.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
    let isPlain = list.allSatisfy { $0.isLetter || $0.isNumber || "-_.,".contains($0) }
    return isPlain ? list : "'\(list)'"
  }
}
