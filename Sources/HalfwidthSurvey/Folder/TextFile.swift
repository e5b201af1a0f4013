internal import Glibc

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
  /// - Throws: ``SurveyError`` of kind `noInput` for a path that can't be read as a file, `badData`
  ///   for an empty file, for text that is not UTF-8 and for more than 64 MiB.
  static func read(_ path: String) throws(SurveyError) -> TextFile {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw SurveyError(.noInput, path: path, "is a directory; name the file in it")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, errno) }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= largest else {
        throw SurveyError(.badData, path: path, "is larger than 64 MiB; a survey's file is not")
      }
    }
    return try TextFile(path: path, checking: bytes)
  }

  /// Checks what was read.
  init(path: String, checking raw: [UInt8]) throws(SurveyError) {
    self.path = path
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      throw SurveyError(
        SourcePosition(file: path, line: 1, column: 1),
        "the text is UTF-16; save the file as UTF-8")
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

  private static func unreadable(_ path: String, _ fault: Int32) -> SurveyError {
    switch fault {
    case ENOENT, ENOTDIR:
      SurveyError(.noInput, path: path, "there is no such file; check the path")
    case EACCES, EPERM:
      SurveyError(.noInput, path: path, "the file may not be read; change its permissions")
    default:
      SurveyError(
        .noInput, path: path,
        "can't be read (\(unsafe String(cString: strerror(fault)).lowercased())); check the path")
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

  private mutating func newLine() {
    line += 1
    column = 1
  }
}

extension UTF8 {
  /// The bytes of a scalar.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x1_0000: 3
    default: 4
    }
  }
}
