extension JSONScanner {
  /// Takes a string, from its opening to its closing quote.
  mutating func string(in bytes: Span<UInt8>) throws(Fault) -> String {
    offset += 1
    let start = offset
    try skipPlain(in: bytes)
    if bytes[offset] == UInt8(ascii: "\"") {
      offset += 1
      return try text(start..<(offset - 1), in: bytes)
    }
    return try stringWithEscapes(from: start, in: bytes)
  }

  /// Takes the rest of a string that has an escape at ``offset`` and began at `start`.
  private mutating func stringWithEscapes(
    from start: Int, in bytes: Span<UInt8>
  ) throws(Fault) -> String {
    var result: [UInt8] = []
    var start = start
    while true {
      // Each run is validated on its own: its offsets are those of the source.
      result.append(contentsOf: try text(start..<offset, in: bytes).utf8)
      if bytes[offset] == UInt8(ascii: "\"") { break }
      result.append(contentsOf: try escape(in: bytes).utf8)
      start = offset
      try skipPlain(in: bytes)
    }
    offset += 1
    return String(decoding: result, as: UTF8.self)
  }

  /// Goes to the next quote or backslash.
  ///
  /// Bytes from 0x80 are passed unseen: no part of a character beyond ASCII looks like a quote or a
  /// backslash, and ``text(_:in:)`` validates what was passed, in one go.
  private mutating func skipPlain(in bytes: Span<UInt8>) throws(Fault) {
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      if byte < 0x20 { break }
      offset += 1
    }
    // Invalid UTF-8 on the way here is the earlier error.
    _ = try text(start..<offset, in: bytes)
    throw fault(offset < bytes.count ? .controlCharacter(bytes[offset]) : .unexpectedEnd(.string))
  }

  /// The text of a part of the source.
  func text(_ range: Range<Int>, in bytes: Span<UInt8>) throws(Fault) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes.extracting(range)))
    } catch {
      let offset = range.lowerBound + error.byteOffsets.lowerBound
      throw Fault(kind: .invalidUTF8(bytes[offset]), offset: offset)
    }
  }
}

// MARK: - Escapes

extension JSONScanner {
  private mutating func escape(in bytes: Span<UInt8>) throws(Fault) -> Unicode.Scalar {
    let start = offset
    offset += 1
    let byte = peek(in: bytes)
    let scalar: Unicode.Scalar
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(byte)
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start, in: bytes)
    default:
      guard offset < bytes.count else { throw fault(.unexpectedEnd(.string)) }
      throw Fault(kind: .unknownEscape(try character(in: bytes)), offset: start)
    }
    offset += 1
    return scalar
  }

  private mutating func unicodeEscape(
    from start: Int, in bytes: Span<UInt8>
  ) throws(Fault) -> Unicode.Scalar {
    let unit = try codeUnit(from: start, in: bytes)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let low = offset
    guard UTF16.isLeadSurrogate(unit), low + 1 < bytes.count,
      bytes[low] == UInt8(ascii: "\\"), bytes[low + 1] == UInt8(ascii: "u")
    else { throw Fault(kind: .loneSurrogate(unit), offset: start) }
    offset += 1
    let second = try codeUnit(from: low, in: bytes)
    guard UTF16.isTrailSurrogate(second) else {
      throw Fault(kind: .loneSurrogate(unit), offset: start)
    }
    return UTF16.decode(UTF16.EncodedScalar([unit, second]))
  }

  /// Takes `u` and four hexadecimal digits after it; `start` is the place of the backslash.
  private mutating func codeUnit(
    from start: Int, in bytes: Span<UInt8>
  ) throws(Fault) -> UInt16 {
    offset += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard offset < bytes.count else { throw fault(.unexpectedEnd(.string)) }
      guard let digit = JSONScanner.hexadecimalDigit(bytes[offset]) else {
        // A byte that is no text at all comes first.
        _ = try character(in: bytes)
        throw Fault(kind: .malformedUnicodeEscape, offset: start)
      }
      unit = unit << 4 | digit
      offset += 1
    }
    return unit
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
