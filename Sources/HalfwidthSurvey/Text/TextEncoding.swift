/// How the bytes of a text stand for its characters.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Western Windows; reads ISO 8859-1 as well.
  case windows1252 = "windows-1252"

  /// What it is called in a sentence.
  var words: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .windows1252: "windows-1252"
    }
  }

  /// The mark that a text may begin with; windows-1252 has none.
  var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .windows1252: []
    }
  }

  /// The encoding that a text's mark names; nil for a text without one.
  init?(markOf bytes: [UInt8]) {
    guard
      let found = Self.allCases.first(where: { !$0.mark.isEmpty && bytes.starts(with: $0.mark) })
    else { return nil }
    self = found
  }

  /// How many bytes are looked at for zeros.
  private static let looked = 1 << 12

  /// UTF-16 without a mark, by the zero bytes beside plain letters.
  ///
  /// They are the greater part of one half of the bytes and none of the other. Nil for any other text, as one of a
  /// script beyond the first 256 characters.
  init?(zerosOf bytes: [UInt8]) {
    let pairs = min(bytes.count, Self.looked) / 2
    var zeros = (even: 0, odd: 0)
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { zeros.even += 1 }
      if bytes[2 * pair + 1] == 0 { zeros.odd += 1 }
    }
    if zeros.even == 0, 2 * zeros.odd > pairs {
      self = .utf16LittleEndian
    } else if zeros.odd == 0, 2 * zeros.even > pairs {
      self = .utf16BigEndian
    } else {
      return nil
    }
  }
}
