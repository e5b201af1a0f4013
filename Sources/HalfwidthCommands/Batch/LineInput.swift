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

  /// Some lines that follow each other, held together.
  struct Share {
    /// The text that the lines are parts of.
    var bytes: [UInt8]
    var lines: [Place]

    /// One line of a share.
    struct Place {
      /// Its number in the stream, from 1; blank lines count.
      var number: Int
      /// Its place in ``Share/bytes``; nil for one that was too long to keep.
      var range: Range<Int>?
    }
  }

  /// The longest line that is kept: 16 MiB.
  static let longestLine = 16 << 20
  /// About as many bytes are handed on together, unless one line has more.
  private static let largestShare = 1 << 18

  let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  /// What was read and not yet taken stands from `start` up to `end`.
  private var start = 0
  private var end = 0
  /// Bytes from `start` on that are known to hold no line feed.
  private var scanned = 0
  /// The number of the line that begins at `start`.
  private var number = 1
  private var isSkipping = false
  private var isAtStart = true
  /// Whether all was read; lines may be left.
  private(set) var isAtEnd = false

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Takes lines that were read already, at most so many; nil where there is none.
  mutating func share(upTo limit: Int) -> Share? {
    var lines: [Share.Place] = []
    var first: Int?
    while lines.count < limit, let line = takeLine() {
      if let range = line.range {
        // What stands between two lines is blank.
        if first == nil { first = range.lowerBound }
        lines.append(line)
        if range.upperBound - (first ?? 0) >= Self.largestShare { break }
      } else {
        lines.append(line)
        // The buffer before it is gone.
        break
      }
    }
    guard !lines.isEmpty else { return nil }
    let from = first ?? 0
    let to = lines.last { $0.range != nil }?.range?.upperBound ?? from
    let bytes = Array(buffer[from..<to])
    for index in lines.indices {
      lines[index].range = lines[index].range.map { $0.lowerBound - from..<$0.upperBound - from }
    }
    return Share(bytes: bytes, lines: lines)
  }

  /// Reads more, waiting for it.
  mutating func fill() throws(CommandFailure) {
    if start == end { (start, end, scanned) = (0, 0, 0) }
    if end == buffer.count {
      if start > 0 {
        buffer.replaceSubrange(0..<end - start, with: buffer[start..<end])
        end -= start
        start = 0
      } else {
        buffer.append(contentsOf: repeatElement(0, count: buffer.count))
      }
    }
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[end...])
      return unsafe read(descriptor, rest.baseAddress, rest.count)
    }
    if count < 0 {
      if errno == EINTR || errno == EAGAIN { return }
      throw CommandFailure(
        .noInput, "standard input",
        "can't be read (\(OutputFile.reason(errno))); pipe requests into it")
    }
    if count == 0 { isAtEnd = true }
    end += count
  }

  // MARK: - Lines

  /// Takes a line; nil where the next one is not here to its end.
  private mutating func takeLine() -> Share.Place? {
    skipBlank()
    if let feed = nextFeed() {
      let line = taken(upTo: feed)
      start = feed + 1
      return line
    }
    scanned = end - start
    if scanned > Self.longestLine {
      isSkipping = true
      buffer = [UInt8](repeating: 0, count: Self.largestShare)
      (start, end, scanned) = (0, 0, 0)
    }
    guard isAtEnd, scanned > 0 || isSkipping else { return nil }
    let line = taken(upTo: end)
    start = end
    return line
  }

  private mutating func taken(upTo feed: Int) -> Share.Place {
    let isTooLong = isSkipping || feed - start > Self.longestLine
    let line = Share.Place(number: number, range: isTooLong ? nil : start..<feed)
    isSkipping = false
    scanned = 0
    number += 1
    return line
  }

  private func nextFeed() -> Int? {
    let from = start + scanned
    return unsafe buffer.withUnsafeBytes { bytes -> Int? in
      guard from < end, let base = bytes.baseAddress,
        let found = unsafe memchr(base + from, Int32(UInt8(ascii: "\n")), end - from)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// Passes over lines of white space, and a byte order mark before the first line.
  private mutating func skipBlank() {
    guard !isSkipping else { return }
    if isAtStart && (end - start >= 3 || isAtEnd) {
      isAtStart = false
      if buffer[start..<end].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    }
    // Whatever is known to hold no line feed was looked at before.
    var index = start + scanned
    guard scanned == 0 || buffer[start..<index].allSatisfy(Self.isSpace) else { return }
    while index < end {
      if buffer[index] == UInt8(ascii: "\n") {
        number += 1
        (start, scanned) = (index + 1, 0)
      } else if !Self.isSpace(buffer[index]) {
        return
      }
      index += 1
    }
    if isAtEnd { (start, scanned) = (end, 0) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
