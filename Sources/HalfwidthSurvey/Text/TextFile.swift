/// A file of UTF-8 text with its name as a person gave it.
struct TextFile {
  /// The path for messages.
  var path: String
  /// The bytes, valid UTF-8 without a byte-order mark, and not blank.
  var bytes: [UInt8]

  /// The largest file that is read.
  static let largest = 64 << 20

  /// Reads a file.
  ///
  /// - Throws: ``SurveyError`` of kind `noInput` for a path that can't be read, `badData` for an empty
  ///   file, for another program's file, for text that is not UTF-8 and for more than 64 MiB.
  static func read(
    _ path: String, kinds: BoundedFile.Kinds = .filesAndStreams
  ) throws(SurveyError) -> TextFile {
    try TextFile(path: path, checking: BoundedFile.bytes(of: path, limit: largest, kinds: kinds))
  }

  /// Checks what was read.
  init(path: String, checking raw: [UInt8]) throws(SurveyError) {
    self.path = path
    if let signature = FileSignature(raw) {
      throw SurveyError(.badData, path: path, signature.message)
    }
    if let encoding = TextFile.otherEncoding(raw) {
      throw SurveyError(
        SourcePosition(file: path, line: 1, column: 1),
        "the text is \(encoding); save the file as UTF-8")
    }
    bytes = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(raw[3...]) : raw
    if bytes.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
      throw SurveyError(
        SourcePosition(file: path, line: 1, column: 1), "the file is empty; fill it in")
    }
    if let fault = TextFile.firstFault(bytes) {
      throw SurveyError(
        position(of: fault),
        bytes[fault] == 0
          ? "a zero byte is no text; save the file as UTF-8 text"
          : "the text is not UTF-8 here; save the file as UTF-8")
    }
  }

  /// UTF-16 or UTF-32, by its mark, or by the zero bytes beside plain letters.
  private static func otherEncoding(_ raw: [UInt8]) -> String? {
    if raw.starts(with: [0xFF, 0xFE, 0, 0]) || raw.starts(with: [0, 0, 0xFE, 0xFF]) {
      return "UTF-32"
    }
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    let head = raw.prefix(64)
    guard head.count >= 8, head.count % 2 == 0 else { return nil }
    let isZero = head.map { $0 == 0 }
    let halves = [0, 1].map { half in
      stride(from: half, to: isZero.count, by: 2).allSatisfy { isZero[$0] }
    }
    return halves[0] != halves[1] ? "UTF-16" : nil
  }

  /// The text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The line and column of a byte.
  func position(of offset: Int) -> SourcePosition {
    var cursor = TextCursor()
    for byte in bytes[..<offset] { cursor.pass(byte) }
    return SourcePosition(file: path, line: cursor.line, column: cursor.column)
  }

  /// The first byte that is zero, or that does not go on as UTF-8.
  private static func firstFault(_ bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue("\0"), .error: return min(offset, bytes.count - 1)
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      }
    }
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
