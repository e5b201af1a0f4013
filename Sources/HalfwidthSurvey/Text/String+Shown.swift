extension StringProtocol where SubSequence == Substring {
  /// The text without the characters at both ends that satisfy a condition.
  package func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self[startIndex..<endIndex]
    while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}

extension String {
  /// The words of the text with one space between them: what a reader sees of it.
  var words: String { split { $0.isWhitespace || $0.isNewline }.joined(separator: " ") }

  /// What spellings that differ in capitals and spaces only have in common.
  var folded: String { words.lowercased() }

  /// The first character that steers a terminal instead of being seen, such as `U+001B`; nil where there is
  /// none but tabs and ends of lines.
  var controlCharacter: String? {
    // Plain text has none, and is most of what is asked about.
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return nil }
    let control = unicodeScalars.first {
      $0.properties.generalCategory == .control && !["\t", "\n", "\r"].contains($0)
    }
    guard let control else { return nil }
    let digits = String(control.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The text, or its first 60 characters and an ellipsis: a message stays one line that is read.
  package var shortened: String { count <= 60 ? self : prefix(60) + "\u{2026}" }
}
