internal import Glibc

/// Reads files whole, never more than a bound and never for ever.
///
/// A path may be anything: a folder, a device without an end such as `/dev/zero`, a named pipe that nobody
/// writes to. Regular files are read, and pipes that somebody writes to, such as `/dev/stdin` and a
/// shell's `<(command)`; everything else is refused by what it is.
public enum BoundedFile {
  /// What a path may name.
  public enum Kinds: Hashable, Sendable {
    /// Files, and streams that end: pipes with a writer, and a terminal.
    case filesAndStreams
    /// Files only, as in folders that somebody else may have filled.
    case files
  }

  /// How long is waited for somebody who writes into a pipe, in milliseconds.
  static let patience: Int32 = 2_000

  /// Reads all bytes.
  ///
  /// - Parameters:
  ///   - path: The path as a person gave it.
  ///   - limit: The most bytes that are read, at least 1.
  ///   - kinds: What the path may name.
  /// - Throws: ``SurveyError``: `noInput` for a path that can't be read and for what is neither a file nor a
  ///   stream, `badData` for more than `limit` bytes.
  public static func bytes(
    of path: String, limit: Int, kinds: Kinds = .filesAndStreams
  ) throws(SurveyError) -> [UInt8] {
    try opening(path, kinds) { (file) throws(SurveyError) in try file.bytes(limit: limit) }
  }

  /// Opens a path for as long as something is done with it.
  static func opening<Result>(
    _ path: String, _ kinds: Kinds = .filesAndStreams,
    _ body: (Opened) throws(SurveyError) -> Result
  ) throws(SurveyError) -> Result {
    // A pipe without a writer would hold up a blocking open, and a terminal would become the program's own.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
    let isPipe = status.st_mode & S_IFMT == S_IFIFO
    let isStream = isPipe || isatty(descriptor) == 1
    if let other = fault(status, isStream: isStream, kinds) {
      throw SurveyError(.noInput, path: path, other)
    }
    return try body(
      Opened(
        path: path, descriptor: descriptor, size: Int(status.st_size), isStream: isStream,
        isPipe: isPipe))
  }

  /// What tells a file from another, and from itself as it was before it was written into.
  struct Stamp: Hashable {
    var device: UInt64
    var node: UInt64
    var size: Int
    var changed: [Int]
  }

  /// A file or a stream that is open.
  struct Opened {
    let path: String
    let descriptor: Int32
    /// The size of a file; of a stream it says nothing.
    let size: Int
    let isStream: Bool
    fileprivate let isPipe: Bool

    /// The first bytes of a file, up to so many; nothing of a stream, whose bytes come once.
    func head(_ count: Int) throws(SurveyError) -> [UInt8] {
      if isStream { return [] }
      var bytes = [UInt8](repeating: 0, count: count)
      let found = unsafe bytes.withUnsafeMutableBytes {
        unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
      }
      guard found >= 0 else { throw BoundedFile.unreadable(path, errno) }
      return Array(bytes[..<found])
    }

    /// Adds bytes of a file to others.
    ///
    /// - Throws: ``SurveyError`` also where the file has been cut off.
    func read(
      from offset: Int, count: Int, into bytes: inout [UInt8]
    ) throws(SurveyError) {
      var place = bytes.count
      let end = place + count
      bytes.append(contentsOf: repeatElement(0, count: count))
      while place < end {
        let found = unsafe bytes.withUnsafeMutableBytes {
          unsafe pread(
            descriptor, $0.baseAddress.map { unsafe $0 + place }, end - place,
            offset + place - (end - count))
        }
        if found < 0, errno == EINTR { continue }
        guard found >= 0 else { throw BoundedFile.unreadable(path, errno) }
        guard found > 0 else { throw BoundedFile.changed(path) }
        place += found
      }
    }

    /// Which file it is, and as of when.
    func stamp() throws(SurveyError) -> Stamp {
      var status = stat()
      guard unsafe fstat(descriptor, &status) == 0 else {
        throw BoundedFile.unreadable(path, errno)
      }
      return Stamp(
        device: UInt64(status.st_dev), node: UInt64(status.st_ino), size: Int(status.st_size),
        changed: [Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)])
    }

    /// All bytes.
    func bytes(limit: Int) throws(SurveyError) -> [UInt8] {
      // Files of the kernel have no size and yet bytes, so that only a size above the bound says something.
      guard isStream || size <= limit else { throw BoundedFile.tooLarge(path, limit) }
      var source = Source(descriptor: descriptor, path: path, isStream: isStream, isPipe: isPipe)
      var bytes: [UInt8] = []
      if !isStream { bytes.reserveCapacity(max(size, 0)) }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = try source.read(into: &buffer)
        if count == 0 { return bytes }
        guard bytes.count + count <= limit else { throw BoundedFile.tooLarge(path, limit) }
        bytes.append(contentsOf: buffer[..<count])
      }
    }
  }

  /// A limit in words, such as `64 MiB`.
  static func words(_ limit: Int) -> String {
    let units = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
    for (size, name) in units where limit >= size && limit % size == 0 {
      return "\(limit / size) \(name)"
    }
    return "\(limit) bytes"
  }

  static func tooLarge(_ path: String, _ limit: Int) -> SurveyError {
    SurveyError(
      .badData, path: path,
      "is larger than \(words(limit)), the most that is read; give a smaller file")
  }

  static func changed(_ path: String) -> SurveyError {
    SurveyError(
      .noInput, path: path, "was changed while it was read; start again when nobody writes into it")
  }

  /// What is wrong with what was opened; nil for what can be read.
  private static func fault(_ status: stat, isStream: Bool, _ kinds: Kinds) -> String? {
    switch status.st_mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "is a directory; name the file in it"
    case S_IFIFO: kinds == .files ? "is a pipe and not a file; put a file in its place" : nil
    case S_IFCHR, S_IFBLK:
      isStream && kinds == .filesAndStreams
        ? nil : "is a device and not a file; give a file of text"
    default: "is neither a file nor a pipe; give a file of text"
    }
  }

  static func unreadable(_ path: String, _ fault: Int32) -> SurveyError {
    switch fault {
    case ENOENT, ENOTDIR:
      SurveyError(.noInput, path: path, "there is no such file; check the path")
    case EACCES, EPERM:
      SurveyError(.noInput, path: path, "the file may not be read; change its permissions")
    case ENXIO:
      SurveyError(.noInput, path: path, "is a socket and not a file; give a file, or use a pipe")
    default:
      SurveyError(
        .noInput, path: path,
        "can't be read (\(unsafe String(cString: strerror(fault)).lowercased())); check the path")
    }
  }

  /// What is open, and what is known of who writes into it.
  private struct Source {
    let descriptor: Int32
    let path: String
    let isStream: Bool
    let isPipe: Bool
    /// Whether somebody writes, or has written.
    var hasWriter = false

    /// Fills the buffer's front and returns how much; 0 at the end.
    mutating func read(into buffer: inout [UInt8]) throws(SurveyError) -> Int {
      while true {
        let count = unsafe buffer.withUnsafeMutableBytes {
          unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
        }
        if count > 0 {
          hasWriter = true
          return count
        }
        if count == 0 {
          guard isPipe && !hasWriter else { return 0 }
          // Nobody has opened the pipe for writing yet, or somebody has and is gone without a word.
          let isSomething = try wait(upTo: BoundedFile.patience)
          hasWriter = true
          if isSomething { continue }
          // Who opened it and hasn't written yet makes the next read wait; otherwise it ends at once.
          let more = unsafe buffer.withUnsafeMutableBytes {
            unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
          }
          if more > 0 { return more }
          if more < 0 && [EAGAIN, EINTR].contains(errno) { continue }
          throw SurveyError(
            .noInput, path: path,
            "is a pipe that nobody writes to; start what writes into it first, or give a file")
        }
        switch errno {
        case EINTR: continue
        case EAGAIN where isStream:
          hasWriter = true
          _ = try wait(upTo: -1)
        default: throw BoundedFile.unreadable(path, errno)
        }
      }
    }

    /// Whether something came before the time was up.
    private func wait(upTo milliseconds: Int32) throws(SurveyError) -> Bool {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      while true {
        let ready = unsafe poll(&request, 1, milliseconds)
        if ready >= 0 { return ready > 0 }
        guard errno == EINTR else { throw BoundedFile.unreadable(path, errno) }
      }
    }
  }
}
