/// A text of fields in which the field at a place is found again.
///
/// The text was parsed without a fault: every quote that opens a field closes it.
struct DelimitedText {
  private let bytes: [UInt8]
  private let layout: DelimitedLayout

  /// The place of a field that a row is too short for.
  static let absent = UInt32(Int32.max)

  init(_ file: TextFile, _ layout: DelimitedLayout) {
    bytes = file.bytes
    self.layout = layout
  }

  /// Whether the field that begins at a place stands in quotes.
  func isQuoted(at offset: Int) -> Bool { layout.isQuoted(in: bytes, at: offset) }

  /// The cell of a field.
  ///
  /// - Parameter offset: Where the field begins, or ``absent``.
  func cell(at offset: UInt32) -> RespondentCell {
    if offset == Self.absent { return .missing(.absent) }
    let start = layout.textStart(in: bytes, from: Int(offset))
    guard start < layout.end, bytes[start] == 0x22 else {
      var end = start
      while end < layout.end, !isEnd(bytes[end]) { end += 1 }
      while end > start, layout.isSpace(bytes[end - 1]) { end -= 1 }
      return .text(String(decoding: bytes[start..<end], as: UTF8.self))
    }
    var text: [UInt8] = []
    var index = start + 1
    while index < layout.end {
      // Two quotes are one; another byte after a quote says that it closed the field.
      if bytes[index] == 0x22 {
        index += 1
        guard index < layout.end, bytes[index] == 0x22 else { break }
      }
      text.append(bytes[index])
      index += 1
    }
    return .text(String(decoding: text, as: UTF8.self), isQuoted: true)
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == layout.separator.byte || byte == 0x0A || byte == 0x0D
  }
}
