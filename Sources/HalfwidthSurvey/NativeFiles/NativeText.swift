/// The encoding of texts in a file that doesn't say it.
enum NativeText: Hashable {
  case utf8, windows1252

  /// Whether bytes are UTF-8, as those of windows-1252 with a letter beyond ASCII hardly ever are.
  static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue: continue
      case .emptyInput: return true
      case .error: return false
      }
    }
  }

  static func isASCII(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// A text without the blanks that fill it up.
  func text(_ bytes: ArraySlice<UInt8>) -> String {
    var end = bytes.endIndex
    while end > bytes.startIndex, bytes[end - 1] == 0x20 { end -= 1 }
    let filled = bytes[..<end]
    switch self {
    case .utf8: return String(decoding: filled, as: UTF8.self)
    case .windows1252:
      var text = ""
      for byte in filled { text.unicodeScalars.append(Self.scalar(byte)) }
      return text
    }
  }

  /// Bytes 0x80 to 0x9F of windows-1252; those without a letter stand for themselves.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
  }
}
