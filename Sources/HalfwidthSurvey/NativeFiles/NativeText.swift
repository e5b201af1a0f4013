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

  /// A text without the blanks that fill it up.
  func text(_ bytes: ArraySlice<UInt8>) -> String {
    var end = bytes.endIndex
    while end > bytes.startIndex, bytes[end - 1] == 0x20 { end -= 1 }
    let filled = bytes[..<end]
    switch self {
    case .utf8: return String(decoding: filled, as: UTF8.self)
    case .windows1252:
      var text = ""
      // A byte without a letter stands for itself: such a file can't be saved otherwise by whoever has it.
      for byte in filled {
        text.unicodeScalars.append(Windows1252.scalar(byte) ?? Unicode.Scalar(byte))
      }
      return text
    }
  }
}
