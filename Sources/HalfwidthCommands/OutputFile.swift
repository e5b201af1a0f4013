internal import Glibc

/// Where results go: standard output, or a file that is replaced whole or not at all.
enum OutputFile {
  /// Writes `text` to the file, or to standard output where `path` is nil.
  static func write(_ text: String, to path: String?) throws(CommandFailure) {
    let bytes = Array(text.utf8)
    if let path {
      try replace(path, with: bytes)
    } else {
      try writeToStandardOutput(bytes)
    }
  }

  /// Writes all bytes to standard output.
  static func writeToStandardOutput(_ bytes: [UInt8]) throws(CommandFailure) {
    let fault = writeAll(bytes, to: 1)
    if fault == EPIPE { throw .readerGone }
    if fault != 0 {
      throw CommandFailure(
        status: .cannotWrite, place: "standard output",
        message: "can't be written (\(reason(fault))); send it elsewhere, or use --output")
    }
  }

  /// Replaces the file by way of a temporary one beside it, so that a failure leaves the old file as
  /// it was and no partial one.
  private static func replace(_ path: String, with bytes: [UInt8]) throws(CommandFailure) {
    func failure(_ fault: Int32) -> CommandFailure {
      CommandFailure(
        status: .cannotWrite, place: path,
        message: "can't be written (\(reason(fault))); name another file, or make this one writable"
      )
    }
    var status = stat()
    if unsafe stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR {
        throw CommandFailure(
          status: .cannotWrite, place: path,
          message: "is a directory; name a file, or write every format with --output-dir")
      }
      // A device or a pipe can't be replaced, and /dev/stdout is a common way to say "here".
      if status.st_mode & S_IFMT != S_IFREG {
        let descriptor = unsafe open(path, O_WRONLY)
        guard descriptor >= 0 else { throw failure(errno) }
        let fault = writeAll(bytes, to: descriptor)
        close(descriptor)
        if fault != 0 && fault != EPIPE { throw failure(fault) }
        return
      }
      guard unsafe access(path, W_OK) == 0 else { throw failure(errno) }
    }
    let temporary = path + ".halfwidth-\(getpid())"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(errno) }
    var fault = writeAll(bytes, to: descriptor)
    if close(descriptor) != 0 && fault == 0 { fault = errno }
    if fault == 0, unsafe rename(temporary, path) != 0 { fault = errno }
    if fault != 0 {
      unsafe unlink(temporary)
      throw failure(fault)
    }
  }

  /// Makes the directory, and those above it, unless it is there.
  static func makeDirectory(_ path: String) throws(CommandFailure) {
    var built = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      built += (built.isEmpty || built == "/" ? "" : "/") + part
      if unsafe mkdir(built, 0o777) != 0, errno != EEXIST {
        throw CommandFailure(
          status: .cannotWrite, place: path,
          message: "can't be made (\(reason(errno))); name another directory")
      }
    }
  }

  /// Returns 0, or the error number.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(written)
    }
    return 0
  }

  static func reason(_ fault: Int32) -> String {
    unsafe String(cString: strerror(fault)).lowercased()
  }
}
