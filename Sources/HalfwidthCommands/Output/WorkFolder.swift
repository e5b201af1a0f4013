internal import Glibc

/// A folder for files that another program reads and writes, of which nothing is left afterwards.
struct WorkFolder: ~Copyable {
  let path: String

  /// Makes the folder, where the system keeps what is temporary.
  init() throws(CommandFailure) {
    let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/halfwidth-XXXXXX".utf8CString)
    let isMade = unsafe template.withUnsafeMutableBufferPointer { name in
      unsafe name.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    guard isMade else {
      throw CommandFailure(
        .cannotWrite, parent,
        "no temporary folder can be made there (\(OutputFile.reason(errno))); set TMPDIR to another one"
      )
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    guard let folder = unsafe opendir(path) else { return }
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != "." && name != ".." { unsafe unlink("\(path)/\(name)") }
    }
    unsafe closedir(folder)
    unsafe rmdir(path)
  }

  /// Writes a file.
  func write(_ bytes: [UInt8], to name: String) throws(CommandFailure) {
    let place = "\(path)/\(name)"
    let file = unsafe open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(errno, place) }
    var fault = OutputFile.writeAll(bytes, to: file)
    if close(file) != 0 && fault == 0 { fault = errno }
    if fault != 0 { throw failure(fault, place) }
  }

  /// Reads a file whole; nil where there is none.
  func read(_ name: String) -> [UInt8]? {
    let file = unsafe open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(file, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += buffer[..<count]
    }
  }

  private func failure(_ fault: Int32, _ place: String) -> CommandFailure {
    CommandFailure(
      .cannotWrite, place,
      "can't be written (\(OutputFile.reason(fault))); set TMPDIR to a folder with room")
  }
}
