internal import Glibc

/// What will be in a file, written beside it under a name of its own until it takes its place.
///
/// A link is followed, and what it leads to is replaced. An existing file's mode is kept, and its owner
/// where that can be; another hard link to it keeps the old content.
struct StagedFile {
  /// The file that is replaced, with links followed.
  let target: String
  private let temporary: String

  /// Why a file can't be written.
  enum Fault: Error {
    case isDirectory
    /// The path leads to a socket or to a disk.
    case isNoFile
    /// The number of the system's error.
    case system(Int32)
  }

  /// What is written.
  enum Content {
    case bytes([UInt8])
    /// What another file holds.
    case copy(of: String)

    /// Writes it.
    ///
    /// - Returns: 0, or the error number.
    func write(to descriptor: Int32) -> Int32 {
      switch self {
      case .bytes(let bytes): OutputFile.writeAll(bytes, to: descriptor)
      case .copy(let path): Self.copy(path, to: descriptor)
      }
    }

    private static func copy(_ path: String, to descriptor: Int32) -> Int32 {
      let source = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard source >= 0 else { return errno }
      defer { close(source) }
      var buffer = [UInt8](repeating: 0, count: 1 << 20)
      while true {
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
          unsafe read(source, bytes.baseAddress, bytes.count)
        }
        if count < 0 {
          if errno == EINTR && OutputSignals.received == 0 { continue }
          return errno
        }
        if count == 0 { return 0 }
        let fault = OutputFile.writeAll(Array(buffer[..<count]), to: descriptor)
        if fault != 0 { return fault }
      }
    }
  }

  /// Writes the content to a new file in the folder of the one that `path` leads to.
  ///
  /// - Throws: ``Fault``; nothing is left behind then.
  init(_ content: Content, replacing path: String) throws(Fault) {
    let target = try Self.followed(path)
    self.target = target
    if target.isEmpty { throw .system(ENOENT) }
    if target.hasSuffix("/") { throw .isDirectory }
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var status = stat()
    let isThere = unsafe stat(target, &status) == 0
    if isThere {
      switch status.st_mode & S_IFMT {
      case S_IFDIR: throw .isDirectory
      case S_IFREG: break
      default: throw .isNoFile
      }
      guard unsafe access(target, W_OK) == 0 else { throw .system(errno) }
    }
    let (descriptor, name) = try Self.opened(in: folder, mode: isThere ? 0o600 : 0o666)
    temporary = name
    var fault = content.write(to: descriptor)
    if fault == 0 && isThere { fault = Self.keep(status, of: descriptor) }
    // A full disk may show only here.
    if fault == 0, fsync(descriptor) != 0, errno != EINVAL, errno != ENOSYS { fault = errno }
    if close(descriptor) != 0 && fault == 0 { fault = errno }
    if fault != 0 {
      discard()
      throw .system(fault)
    }
  }

  /// Puts the file in its target's place.
  ///
  /// - Returns: 0, or the error number.
  func takePlace() -> Int32 {
    unsafe rename(temporary, target) == 0 ? 0 : errno
  }

  /// Removes what was written.
  ///
  /// - Returns: 0: a file that is not there is what is wanted.
  @discardableResult
  func discard() -> Int32 {
    unsafe unlink(temporary)
    return 0
  }

  /// A new file with a name that is short, because the target's may be as long as a name can be.
  private static func opened(
    in folder: String, mode: mode_t
  ) throws(Fault) -> (descriptor: Int32, name: String) {
    var number = 0
    while true {
      let name = "\(folder).halfwidth-\(getpid())-\(number).tmp"
      let descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 { return (descriptor, name) }
      guard errno == EEXIST && number < 1_000 else { throw .system(errno) }
      number += 1
    }
  }

  /// Gives the new file the mode of the old one, and its owner where this user may.
  private static func keep(_ status: stat, of descriptor: Int32) -> Int32 {
    var mode = status.st_mode & 0o7777
    if status.st_uid != geteuid() || status.st_gid != getegid(),
      fchown(descriptor, status.st_uid, status.st_gid) != 0
    {
      // What others may do as the owner or the group was meant for that owner and that group.
      mode &= 0o777
    }
    return fchmod(descriptor, mode) == 0 ? 0 : errno
  }

  /// The path with links at its end followed, to a file that may not be there yet.
  private static func followed(_ path: String) throws(Fault) -> String {
    var path = path
    for _ in 0..<40 {
      var status = stat()
      guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else {
        return path
      }
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe bytes.baseAddress.map { unsafe readlink(path, $0, bytes.count) } ?? 0
      }
      guard count >= 0 else { throw .system(errno) }
      let link = String(decoding: buffer[..<count], as: UTF8.self)
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      path = link.hasPrefix("/") ? link : folder + link
    }
    throw .system(ELOOP)
  }
}
