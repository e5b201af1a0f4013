internal import Glibc

/// Lines of a stream, read without holding more than one long line in memory.
///
/// A byte order mark at the very start is let pass, and lines of white space are passed over: both come
/// with files that people and other programs write.
struct LineInput {
  /// A line without its line feed, or the fact that it was too long to keep.
  enum Line {
    case bytes([UInt8])
    case tooLong
  }

  /// The longest line that is kept: 16 MiB.
  static let longestLine = 16 << 20

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  /// Bytes from `start` on that are known to hold no line feed.
  private var scanned = 0
  private var isSkipping = false
  private var isAtEnd = false
  private var isAtStart = true

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether the next line would have to be waited for.
  var wouldBlock: Bool {
    mutating get {
      skipBlank()
      if isAtEnd || buffer[start...].contains(UInt8(ascii: "\n")) { return false }
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return unsafe poll(&request, 1, 0) == 0
    }
  }

  /// Returns at least one line, waiting for it, and as many more as are here already; nil at the end.
  mutating func next(upTo limit: Int) throws(CommandFailure) -> [Line]? {
    var lines: [Line] = []
    while lines.count < limit {
      if let line = takeLine() {
        lines.append(line)
      } else if isAtEnd {
        break
      } else if !lines.isEmpty && wouldBlock {
        break
      } else {
        try fill()
      }
    }
    return lines.isEmpty ? nil : lines
  }

  /// Passes over lines of white space, and a byte order mark before the first one.
  private mutating func skipBlank() {
    guard !isSkipping else { return }
    if isAtStart && (buffer.count - start >= 3 || isAtEnd) {
      isAtStart = false
      if buffer[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    }
    var index = start
    while index < buffer.count {
      switch buffer[index] {
      case UInt8(ascii: "\n"):
        index += 1
        (start, scanned) = (index, 0)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      default: return
      }
    }
    if isAtEnd { (start, scanned) = (buffer.count, 0) }
  }

  private mutating func takeLine() -> Line? {
    skipBlank()
    if let end = buffer[(start + scanned)...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = takeRest(upTo: end)
      start = end + 1
      return line
    }
    scanned = buffer.count - start
    if scanned > Self.longestLine {
      isSkipping = true
      buffer.removeAll(keepingCapacity: false)
      (start, scanned) = (0, 0)
    }
    guard isAtEnd, scanned > 0 || isSkipping else { return nil }
    return takeRest(upTo: buffer.count)
  }

  private mutating func takeRest(upTo end: Int) -> Line {
    let line: Line =
      isSkipping || end - start > Self.longestLine ? .tooLong : .bytes(Array(buffer[start..<end]))
    isSkipping = false
    start = end
    scanned = 0
    return line
  }

  private mutating func fill() throws(CommandFailure) {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    let count = unsafe chunk.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    if count < 0 {
      if errno == EINTR { return }
      throw CommandFailure(
        status: .noInput, place: "standard input",
        message: "can't be read (\(OutputFile.reason(errno))); pipe requests into it")
    }
    if count == 0 { isAtEnd = true }
    buffer += chunk[..<count]
  }
}
