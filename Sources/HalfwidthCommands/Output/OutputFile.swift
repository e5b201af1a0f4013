internal import Glibc

/// Where results go: standard output, or a file that is replaced whole or not at all.
enum OutputFile {
  /// Writes `text` to the file, or to standard output where `path` is nil.
  static func write(_ text: String, to path: String?) throws(CommandFailure) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes bytes likewise.
  static func write(_ bytes: [UInt8], to path: String?) throws(CommandFailure) {
    switch path.map(Place.init) ?? .descriptor(1) {
    case .descriptor(1): try writeToStandardOutput(bytes)
    case .descriptor(let descriptor):
      try check(writeAll(bytes, to: descriptor), writing: path ?? "")
    case .stream(let path): try writeThrough(bytes, to: path)
    case .file(let path): try replace([(path, .bytes(bytes))])
    }
  }

  /// Whether a path stands for a file, there or not, beside which others can be.
  static func isFile(_ path: String) -> Bool {
    switch Place(path) {
    case .file: true
    case .descriptor, .stream: false
    }
  }

  /// Writes files of a directory, or of folders in it, which are made where there are none; where one can't be
  /// written all are as they were, and so are the directories.
  static func write(_ files: [(name: String, content: StagedFile.Content)], into directory: String)
    throws(CommandFailure)
  {
    let folders = files.compactMap { file in
      file.name.lastIndex(of: "/").map { "\(directory)/\(file.name[..<$0])" }
    }
    try write(
      files.map { ("\(directory)/\($0.name)", $0.content) }, making: [directory] + folders)
  }

  /// Writes files at their paths, of which some are in directories that are made where there are none.
  private static func write(
    _ files: [(path: String, content: StagedFile.Content)], making directories: [String]
  ) throws(CommandFailure) {
    var made: [String] = []
    do throws(CommandFailure) {
      for directory in directories { made += try makeDirectory(directory) }
      try replace(files)
    } catch {
      for path in made.reversed() { unsafe rmdir(path) }
      throw error
    }
  }

  /// Writes a file, and others into a folder beside it, which is made where there is none; where one can't be
  /// written all are as they were.
  ///
  /// - Parameter folder: The name of the folder.
  static func write(
    _ bytes: [UInt8], to path: String, with others: [(name: String, bytes: [UInt8])],
    inFolder folder: String
  ) throws(CommandFailure) {
    guard case .file = Place(path), !others.isEmpty else { return try write(bytes, to: path) }
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    try write(
      others.map { ("\(parent)\(folder)/\($0.name)", .bytes($0.bytes)) } + [(path, .bytes(bytes))],
      making: [parent + folder])
  }

  /// Writes all bytes to standard output.
  static func writeToStandardOutput(_ bytes: [UInt8]) throws(CommandFailure) {
    try checkStandardOutput(writeAll(bytes, to: 1))
  }

  /// Says what an error number of writing to standard output means; 0 is none.
  static func checkStandardOutput(_ fault: Int32) throws(CommandFailure) {
    if fault == EPIPE { throw .readerGone }
    if fault != 0 {
      throw CommandFailure(
        .cannotWrite, "standard output",
        "can't be written (\(reason(fault))); send it elsewhere, or use --output")
    }
  }

  /// What a path stands for.
  private enum Place {
    /// A file that is open already.
    case descriptor(Int32)
    /// A device or a pipe, which is written to and can't be replaced.
    case stream(String)
    /// A file, there or not.
    case file(String)

    init(_ path: String) {
      // By its name and not by what it leads to: where standard output is a file, replacing that file
      // would take away what others have written to it.
      let names = ["-": 1, "/dev/stdout": 1, "/dev/stderr": 2] as [String: Int32]
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        if let descriptor = Int32(path.dropFirst(folder.count)), descriptor >= 0 {
          self = .descriptor(descriptor)
          return
        }
      }
      if let descriptor = names[path] {
        self = .descriptor(descriptor)
        return
      }
      var status = stat()
      let isThere = unsafe stat(path, &status) == 0
      let kind = status.st_mode & S_IFMT
      self = isThere && (kind == S_IFCHR || kind == S_IFIFO) ? .stream(path) : .file(path)
    }
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno, writing: path) }
    var fault = writeAll(bytes, to: descriptor)
    if close(descriptor) != 0 && fault == 0 { fault = errno }
    try check(fault, writing: path)
  }

  /// Replaces all files or none: all are written beside their targets before any takes its place.
  private static func replace(
    _ files: [(path: String, content: StagedFile.Content)]
  ) throws(CommandFailure) {
    var staged: [StagedFile] = []
    var ended: CommandFailure?
    OutputSignals.hold()
    for file in files {
      do throws(StagedFile.Fault) {
        staged.append(try StagedFile(file.content, replacing: file.path))
      } catch {
        ended = failure(error, writing: file.path)
      }
      if ended != nil || OutputSignals.received != 0 { break }
    }
    // From here on a signal waits: it takes a moment, and half of the files would be neither.
    let isComplete = ended == nil && OutputSignals.received == 0
    for (file, staged) in zip(files, staged) {
      let fault = isComplete && ended == nil ? staged.takePlace() : staged.discard()
      if fault != 0 {
        staged.discard()
        ended = failure(fault, writing: file.path)
      }
    }
    let signal = OutputSignals.release()
    if signal != 0 && !isComplete {
      if signal == SIGINT { throw Interruption.failure }
      raise(signal)
    }
    if let ended { throw ended }
    if signal != 0 && signal != SIGINT { raise(signal) }
  }

  private static func failure(
    _ fault: StagedFile.Fault, writing path: String
  ) -> CommandFailure {
    switch fault {
    case .isDirectory:
      CommandFailure(
        .cannotWrite, path, "is a directory; name a file, or write every format with --output-dir")
    case .isNoFile:
      CommandFailure(.cannotWrite, path, "is neither a file nor a pipe; name a file")
    case .system(let number): failure(number, writing: path)
    }
  }

  private static func failure(_ fault: Int32, writing path: String) -> CommandFailure {
    CommandFailure(
      .cannotWrite, path.isEmpty ? "--output" : path,
      "can't be written (\(reason(fault))); name another file, or make this one writable")
  }

  private static func check(_ fault: Int32, writing path: String) throws(CommandFailure) {
    if fault == EPIPE { throw .readerGone }
    if fault != 0 { throw failure(fault, writing: path) }
  }

  /// Makes the directory, and those above it, unless it is there.
  ///
  /// - Returns: The directories that were made, the outermost first.
  private static func makeDirectory(_ path: String) throws(CommandFailure) -> [String] {
    var made: [String] = []
    func failure(_ fault: Int32) -> CommandFailure {
      for path in made.reversed() { unsafe rmdir(path) }
      return CommandFailure(
        .cannotWrite, path.isEmpty ? "--output-dir" : path,
        "can't be made (\(reason(fault))); name another directory")
    }
    if path.isEmpty { throw failure(ENOENT) }
    var built = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      built += (built.isEmpty || built == "/" ? "" : "/") + part
      if unsafe mkdir(built, 0o777) == 0 {
        made.append(built)
      } else if errno != EEXIST {
        throw failure(errno)
      }
    }
    return made
  }

  /// Returns 0, or the error number; `EINTR` where a signal asks for the end.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, min($0.count, 1 << 20))
      }
      if OutputSignals.received != 0 { return EINTR }
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
