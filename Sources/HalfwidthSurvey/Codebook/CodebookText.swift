internal import Yams

/// The text of a codebook beside what the parser made of it: what YAML cuts off or takes as a sign of
/// its own is seen here only.
struct CodebookText {
  /// The path for messages.
  let path: String
  private let bytes: [UInt8]
  /// The first byte of each line.
  private let lineStarts: [Int]

  init(_ file: TextFile) {
    path = file.path
    bytes = file.bytes
    lineStarts = Self.lineStarts(of: file.bytes)
  }

  /// The bytes at which lines start, by the breaks that YAML knows: CR, LF, both, NEL, LS and PS.
  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let width = breakWidth(bytes, at: index)
      index += max(width, 1)
      if width > 0 { starts.append(index) }
    }
    return starts
  }

  private static func breakWidth(_ bytes: [UInt8], at index: Int) -> Int {
    func isAt(_ sequence: [UInt8]) -> Bool { bytes[index...].starts(with: sequence) }
    switch bytes[index] {
    case 0x0A: return 1
    case 0x0D: return isAt([0x0D, 0x0A]) ? 2 : 1
    case 0xC2: return isAt([0xC2, 0x85]) ? 2 : 0
    case 0xE2: return isAt([0xE2, 0x80, 0xA8]) || isAt([0xE2, 0x80, 0xA9]) ? 3 : 0
    default: return 0
    }
  }

  /// The byte that a mark of the parser points to; columns count Unicode scalars.
  private func offset(of mark: Mark) -> Int? {
    guard lineStarts.indices.contains(mark.line - 1) else { return nil }
    var offset = lineStarts[mark.line - 1]
    var column = 1
    while column < mark.column, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  /// The text from a mark to the end of its line.
  func rest(from mark: Mark) -> String {
    guard let offset = offset(of: mark) else { return "" }
    return rest(from: offset)
  }

  private func rest(from offset: Int) -> String {
    var end = offset
    while end < bytes.count, Self.breakWidth(bytes, at: end) == 0 { end += 1 }
    return String(decoding: bytes[offset..<end], as: UTF8.self)
  }

  /// Whether the text stands anywhere.
  func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return true }
    return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: wanted) }
  }

  /// Whether the text stands on one of some lines.
  func contains(_ text: String, on lines: ClosedRange<Int>) -> Bool {
    lines.contains { line in
      lineStarts.indices.contains(line - 1) && rest(from: lineStarts[line - 1]).contains(text)
    }
  }

  /// Whether a comment stands where an empty value was found: the parser marks what comes before it, or
  /// what comes after it on the next line.
  func isComment(around mark: Mark) -> Bool {
    let after = rest(from: mark).drop { $0 == " " || $0 == "\t" }
    if after.first == "#" { return true }
    guard let end = offset(of: mark), lineStarts.indices.contains(mark.line - 2) else {
      return false
    }
    let before = bytes[lineStarts[mark.line - 2]..<lineStarts[mark.line - 1]]
    let isBlank = bytes[lineStarts[mark.line - 1]..<end].allSatisfy(isSpace)
    return isBlank && before.contains(UInt8(ascii: "#"))
  }

  /// The comment that cuts an unquoted text: what follows it on its last line, from the `#` on; nil
  /// where nothing does.
  func comment(after scalar: Node.Scalar) -> String? {
    guard scalar.style == .plain, let mark = scalar.mark, var place = offset(of: mark) else {
      return nil
    }
    // Lines are folded into spaces, so that any white space stands for any other.
    let text = Array(scalar.string.utf8)
    var index = 0
    while index < text.count {
      guard place < bytes.count else { return nil }
      if isSpace(text[index]) {
        guard isSpace(bytes[place]) else { return nil }
        while index < text.count, isSpace(text[index]) { index += 1 }
        while place < bytes.count, isSpace(bytes[place]) { place += 1 }
      } else {
        guard text[index] == bytes[place] else { return nil }
        index += 1
        place += 1
      }
    }
    let rest = rest(from: place)
    let comment = rest.drop { $0 == " " || $0 == "\t" }
    // Without a space before it a # belongs to the text; after an empty one it starts the comment.
    guard comment.first == "#", text.isEmpty || comment.startIndex > rest.startIndex else {
      return nil
    }
    return String(comment)
  }

  private func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
