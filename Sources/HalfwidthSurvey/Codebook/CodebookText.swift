/// The text of a codebook beside what the parser made of it: what YAML cuts off or takes as a sign of
/// its own is seen here only.
struct CodebookText {
  /// The path for messages.
  let path: String
  private let bytes: [UInt8]
  /// The first byte of each line, and how many Unicode scalars stand before it.
  private let lineStarts: [(byte: Int, scalar: Int)]
  /// The byte of every 256th scalar: a place in a line of millions is found without walking along it.
  private let landmarks: [Int]
  private let aliases: Set<String>

  private static let stride = 256

  init(_ file: TextFile) {
    path = file.path
    bytes = file.bytes
    aliases = Self.aliases(in: file.bytes)
    var starts = [(byte: 0, scalar: 0)]
    var landmarks: [Int] = []
    var scalars = 0
    var breakEnd = -1
    for index in file.bytes.indices {
      if index == breakEnd { starts.append((index, scalars)) }
      guard file.bytes[index] & 0xC0 != 0x80 else { continue }
      if scalars % Self.stride == 0 { landmarks.append(index) }
      scalars += 1
      // A return is followed by its line feed, which ends the line then.
      let width = index < breakEnd ? 0 : Self.breakWidth(file.bytes, at: index)
      if width > 0 { breakEnd = index + width }
    }
    if breakEnd == file.bytes.count { starts.append((breakEnd, scalars)) }
    lineStarts = starts
    self.landmarks = landmarks
  }

  /// The width of a line's end, by the breaks that YAML knows: CR, LF, both, NEL, LS and PS; 0 elsewhere.
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
  private func offset(of mark: YAMLNode.Mark) -> Int? {
    guard lineStarts.indices.contains(mark.line - 1) else { return nil }
    let scalar = lineStarts[mark.line - 1].scalar + mark.column - 1
    guard landmarks.indices.contains(scalar / Self.stride) else { return bytes.count }
    var offset = landmarks[scalar / Self.stride]
    for _ in 0..<scalar % Self.stride where offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }

  /// The text from a mark to the end of its line, or the start of it where it is long.
  func rest(from mark: YAMLNode.Mark) -> String {
    guard let offset = offset(of: mark) else { return "" }
    return rest(from: offset)
  }

  /// The byte that stands there; nil at the end.
  func byte(at mark: YAMLNode.Mark) -> UInt8? {
    offset(of: mark).flatMap { bytes.indices.contains($0) ? bytes[$0] : nil }
  }

  private func rest(from offset: Int, limit: Int = 1_000) -> String {
    var end = offset
    while end < bytes.count, end - offset < limit, Self.breakWidth(bytes, at: end) == 0 { end += 1 }
    return String(decoding: bytes[offset..<end], as: UTF8.self)
  }

  /// The names that follow a `*`: what anchors are for.
  private static func aliases(in bytes: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    var index = 0
    while let star = bytes[index...].firstIndex(of: UInt8(ascii: "*")) {
      let name = bytes[(star + 1)...].prefix { byte in
        byte > 0x20 && !",[]{}*".utf8.contains(byte)
      }
      names.insert(String(decoding: name, as: UTF8.self))
      index = name.endIndex
    }
    return names
  }

  /// Whether an alias refers to an anchor.
  func isReferredTo(_ anchor: some StringProtocol) -> Bool { aliases.contains(String(anchor)) }

  /// Whether one of some texts stands on one of some lines.
  func contains(oneOf texts: [String], on lines: ClosedRange<Int>) -> Bool {
    lines.contains { line in
      let text = self.line(line)
      return texts.contains { text.contains($0) }
    }
  }

  /// Whether a tab stands where the parser stopped, or before the text of one of some lines.
  func hasTab(at mark: YAMLNode.Mark, orBefore lines: ClosedRange<Int>) -> Bool {
    rest(from: mark).first == "\t"
      || lines.contains { line($0).prefix { $0 == " " || $0 == "\t" }.contains("\t") }
  }

  private func line(_ line: Int) -> String {
    lineStarts.indices.contains(line - 1)
      ? String(rest(from: lineStarts[line - 1].byte, limit: .max)) : ""
  }

  /// Whether a comment stands where an empty value was found: the parser marks what comes before it, or
  /// what comes after it on the next line.
  func isComment(around mark: YAMLNode.Mark) -> Bool {
    let after = rest(from: mark).drop { $0 == " " || $0 == "\t" }
    if after.first == "#" { return true }
    guard let end = offset(of: mark), lineStarts.indices.contains(mark.line - 2) else {
      return false
    }
    let before = bytes[lineStarts[mark.line - 2].byte..<lineStarts[mark.line - 1].byte]
    let isBlank = bytes[lineStarts[mark.line - 1].byte..<end].allSatisfy(isSpace)
    return isBlank && before.contains(UInt8(ascii: "#"))
  }

  /// The comment that cuts an unquoted text: what follows it on its last line, from the `#` on; nil
  /// where nothing does.
  func comment(after node: YAMLNode) -> String? {
    guard case .scalar(let scalar) = node.content, scalar.isPlain, var place = offset(of: node.mark)
    else { return nil }
    // Lines are folded into spaces, so that any white space stands for any other.
    let text = Array(scalar.text.utf8)
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
