/// What is wrong at a place where no legal text continues: the slow half of the scanner, which may
/// look back and ahead.
extension JSONScanner {
  func fault(_ kind: JSONError.Kind) -> Fault {
    Fault(kind: kind, offset: offset)
  }

  /// The fault of a place where `expected` should stand inside `container`.
  func unexpected(
    _ expected: JSONError.Expectation, within container: JSONError.Container?, in bytes: Span<UInt8>
  ) -> Fault {
    guard offset < bytes.count else {
      return fault(container.map(JSONError.Kind.unexpectedEnd) ?? .noValue)
    }
    do {
      let scalar = try character(in: bytes)
      return unexpected(.unexpectedCharacter(scalar, expected: expected), in: bytes)
    } catch {
      return error
    }
  }

  /// The fault of a character that stands where it can't: a comment or invalid UTF-8, else `kind`.
  func unexpected(_ kind: JSONError.Kind, in bytes: Span<UInt8>) -> Fault {
    do {
      let scalar = try character(in: bytes)
      return fault(scalar == "/" || scalar == "#" ? .comment : kind)
    } catch {
      return error
    }
  }

  /// The fault of a place where a value should begin.
  func refusedValue(within container: JSONError.Container?, in bytes: Span<UInt8>) -> Fault {
    switch peek(in: bytes) {
    case UInt8(ascii: "+"): return fault(.leadingPlus)
    case UInt8(ascii: ".") where isDigit(at: offset + 1, in: bytes):
      return fault(.missingDigit(.beforePoint))
    default: break
    }
    if let quote = wrongQuote(in: bytes) { return fault(.wrongQuote(quote)) }
    let word = word(from: offset, in: bytes)
    if word.isEmpty { return unexpected(.value, within: container, in: bytes) }
    return fault(JSONScanner.isNonFinite(word) ? .nonFiniteWord(word) : .unknownWord(word))
  }

  /// The fault of a number that has no digit after the minus sign at `start`.
  func missingWhole(after start: Int, in bytes: Span<UInt8>) -> Fault {
    let word = word(from: offset, in: bytes)
    if JSONScanner.isNonFinite(word) {
      return Fault(kind: .nonFiniteWord("-" + word), offset: start)
    }
    let isPoint = peek(in: bytes) == UInt8(ascii: ".") && isDigit(at: offset + 1, in: bytes)
    return fault(.missingDigit(isPoint ? .beforePoint : .afterMinus))
  }

  /// The fault of a place where a member's name should begin.
  func missingKey(in bytes: Span<UInt8>) -> Fault {
    if let quote = wrongQuote(in: bytes) { return fault(.wrongQuote(quote)) }
    let word = word(from: offset, in: bytes)
    if let first = word.unicodeScalars.first, !("0"..."9").contains(first) {
      return fault(.unquotedKey(word))
    }
    return unexpected(.key, within: .object, in: bytes)
  }

  /// The character at ``offset``, which must not be the end.
  func character(in bytes: Span<UInt8>) throws(Fault) -> Unicode.Scalar {
    let length =
      switch bytes[offset] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let end = min(offset + length, bytes.count)
    return try text(offset..<end, in: bytes).unicodeScalars.first ?? "\u{FFFD}"
  }

  // MARK: - Looking ahead

  private func wrongQuote(in bytes: Span<UInt8>) -> Unicode.Scalar? {
    guard offset < bytes.count, let scalar = try? character(in: bytes) else { return nil }
    let quotes: [Unicode.Scalar] = [
      "'", "`", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}",
      "\u{BB}",
    ]
    return quotes.contains(scalar) ? scalar : nil
  }

  private func isDigit(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    offset < bytes.count && bytes[offset] &- UInt8(ascii: "0") < 10
  }

  /// The letters, digits and underscores from `start` on.
  private func word(from start: Int, in bytes: Span<UInt8>) -> String {
    var end = start
    while end < bytes.count && JSONScanner.isWordByte(bytes[end]) { end += 1 }
    return (try? text(start..<end, in: bytes)) ?? ""
  }

  private static func isNonFinite(_ word: String) -> Bool {
    ["nan", "inf", "infinity"].contains(word.lowercased())
  }
}
