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

  /// What spellings that differ in capitals, spaces and characters that are not seen have in common.
  var folded: String {
    let folded = words.lowercased()
    if folded.utf8.allSatisfy({ $0 < 0x80 }) { return folded }
    var seen = folded
    seen.unicodeScalars.removeAll { $0.properties.generalCategory == .format }
    return seen.words
  }

  /// What a reader can't see of the text, as the end of a remark on it.
  ///
  /// Such as `, with a no-break space (U+00A0)`; nothing where all is seen.
  var unseen: String {
    if words == self, utf8.allSatisfy({ $0 < 0x80 }) { return "" }
    let odd = unicodeScalars.first {
      $0.value >= 0x80
        && ($0.properties.isWhitespace || $0.properties.generalCategory == .format)
    }
    if let odd { return ", with \(Self.nameOfUnseen(odd)) (\(Self.point(odd)))" }
    if [first, last].contains(where: { $0?.isWhitespace == true }) {
      return ", with a space at an end"
    }
    return words == self ? "" : ", with other spaces"
  }

  private static func nameOfUnseen(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0xA0, 0x202F: "a no-break space"
    case 0x200B: "a zero-width space"
    case 0x200C, 0x200D: "a zero-width joiner or non-joiner"
    case 0xFEFF: "a byte-order mark"
    case 0xAD: "a soft hyphen"
    default: scalar.properties.isWhitespace ? "another space" : "a character that is not seen"
    }
  }

  /// How a character is named: `U+00A0`.
  private static func point(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
  }

  /// The first character that steers a terminal instead of being seen, such as `U+001B`; nil where there is
  /// none but tabs and ends of lines.
  var controlCharacter: String? {
    // Plain text has none, and is most of what is asked about.
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return nil }
    let control = unicodeScalars.first {
      $0.properties.generalCategory == .control && !["\t", "\n", "\r"].contains($0)
    }
    return control.map(Self.point)
  }

  /// The text, or its first 60 characters and an ellipsis: a message stays one line that is read.
  package var shortened: String { count <= 60 ? self : prefix(60) + "\u{2026}" }
}
