/// A file of text with its name as a person gave it.
///
/// Whatever the file's encoding is, what is held of it is UTF-8: who reads the text knows no other.
struct TextFile {
  /// The path for messages.
  var path: String
  /// The bytes, valid UTF-8 without a byte-order mark, and not blank.
  var bytes: [UInt8]
  /// What a reader should know of the encoding, each a sentence without a full stop; nothing for UTF-8 and for
  /// one that a person named.
  var remarks: [String] = []

  /// The largest file that is read.
  static let largest = 64 << 20

  /// Reads a file.
  ///
  /// - Parameter encoding: The encoding, where a person names it; nil finds it.
  /// - Throws: ``SurveyError`` of kind `noInput` for a path that can't be read, `badData` for an empty
  ///   file, for another program's file, for bytes that are no text of the encoding and for more than 64 MiB.
  static func read(
    _ path: String, kinds: BoundedFile.Kinds = .filesAndStreams, encoding: TextEncoding? = nil
  ) throws(SurveyError) -> TextFile {
    try TextFile(
      path: path, checking: BoundedFile.bytes(of: path, limit: largest, kinds: kinds),
      encoding: encoding)
  }

  /// Takes UTF-8 that was checked before.
  init(path: String, checked bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Checks what was read.
  ///
  /// A text is in the encoding of its mark; in UTF-16 where every other byte of most characters is zero; in UTF-8
  /// where all of it is; and otherwise in windows-1252, where none of its bytes beyond ASCII look like UTF-8.
  init(path: String, checking raw: [UInt8], encoding: TextEncoding? = nil) throws(SurveyError) {
    self.path = path
    bytes = []
    try refuseOthers(raw)
    let seen = TextEncoding(markOf: raw) ?? TextEncoding(zerosOf: raw)
    if let encoding { try check(encoding, seen, raw) }
    var decoded = DecodedText(raw, encoding ?? seen ?? .utf8)
    if encoding == nil, let seen, seen != .utf8 { remarks = ["the file's text is \(seen.words)"] }
    if encoding == nil, seen == nil, decoded.fault != nil, raw[decoded.bytes.count] != 0 {
      bytes = decoded.bytes
      try refuseDamaged(raw)
      decoded = DecodedText(raw, .windows1252)
      remarks = [
        "the file's text is no UTF-8 and is read as windows-1252; --encoding names another encoding"
      ]
    }
    bytes = decoded.bytes
    if let fault = decoded.fault { throw SurveyError(position(of: bytes.count), fault) }
    if bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
      throw SurveyError(position(of: 0), "the file is empty; fill it in")
    }
    // A page or a document may be in UTF-16 as well.
    if !remarks.isEmpty { try refuseOthers(Array(bytes.prefix(FileSignature.looked))) }
  }

  /// Refuses an encoding that a person named and that the text can't be in.
  private func check(
    _ encoding: TextEncoding, _ seen: TextEncoding?, _ raw: [UInt8]
  ) throws(SurveyError) {
    if let seen, seen != encoding {
      throw SurveyError(
        position(of: 0),
        encoding == .utf8
          ? "the text is \(seen.words); save the file as UTF-8"
          : "the text is \(seen.words) by how it begins, and not \(encoding.rawValue); leave --encoding out"
      )
    }
    switch encoding {
    case .utf8, .windows1252: return
    case .utf16LittleEndian, .utf16BigEndian:
      if raw.contains(0) || raw.isEmpty { return }
      throw SurveyError(
        position(of: 0),
        "the text has no zero byte, as ends of lines have in \(encoding.rawValue); leave --encoding out"
      )
    }
  }

  /// Refuses a text that is not UTF-8 at the end of what was read, and may be more than windows-1252.
  private func refuseDamaged(_ raw: [UInt8]) throws(SurveyError) {
    if raw.contains(0) {
      throw SurveyError(
        position(of: bytes.count),
        "the text is not UTF-8 here, and has zero bytes as UTF-16 has; save the file as UTF-8, or give "
          + "--encoding utf-16le or utf-16be")
    }
    if Self.holdsUTF8(raw) {
      throw SurveyError(
        position(of: bytes.count),
        "the text is UTF-8 elsewhere and not here; save the file as UTF-8, or give --encoding windows-1252"
      )
    }
  }

  /// Refuses files of other programs, and UTF-32.
  private func refuseOthers(_ raw: [UInt8]) throws(SurveyError) {
    if let signature = FileSignature(raw) {
      throw SurveyError(.badData, path: path, signature.message)
    }
    if raw.starts(with: [0xFF, 0xFE, 0, 0]) || raw.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw SurveyError(
        SourcePosition(file: path, line: 1, column: 1), "the text is UTF-32; save the file as UTF-8"
      )
    }
  }

  /// Whether a character beyond ASCII stands there in UTF-8, as windows-1252 hardly ever has one.
  private static func holdsUTF8(_ bytes: [UInt8]) -> Bool {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): if !scalar.isASCII { return true }
      case .error: continue
      case .emptyInput: return false
      }
    }
  }

  /// The line and column of a byte.
  func position(of offset: Int) -> SourcePosition {
    var cursor = TextCursor()
    for byte in bytes[..<offset] { cursor.pass(byte) }
    return SourcePosition(file: path, line: cursor.line, column: cursor.column)
  }
}

/// A place that moves along text, byte by byte; columns count characters, not bytes.
struct TextCursor {
  var line = 1
  var column = 1
  private var followsReturn = false

  /// Goes past a byte of UTF-8.
  mutating func pass(_ byte: UInt8) {
    switch byte {
    case 0x0D:
      newLine()
      followsReturn = true
      return
    case 0x0A:
      // A return and a line feed are one end of a line.
      if !followsReturn { newLine() }
    case 0x80..<0xC0: break
    default: column += 1
    }
    followsReturn = false
  }

  /// Goes past several bytes of UTF-8.
  mutating func pass(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { pass(byte) }
  }

  private mutating func newLine() {
    line += 1
    column = 1
  }
}
