internal import CNativeFiles
internal import Glibc
internal import Halfwidth

/// A file of another program that is open, so that it is the same one however often it is read.
final class NativeFile: Sendable {
  /// The path for messages.
  let path: String
  let format: NativeFormat
  let limits: Limits
  /// Its size in bytes.
  let size: Int
  private let descriptor: Int32

  /// What reading it may take.
  struct Limits: Hashable, Sendable {
    /// Bytes of memory of the process that reads, beside what the program has.
    var memory = 1 << 30
    /// Seconds of processor time; one more for each MiB of the file.
    var seconds = 60
    /// Milliseconds without a word of it.
    var silence: Int32 = 120_000
    /// Bytes that the values of all columns that are asked for may take.
    var kept = 2 << 30
    /// Rows.
    var rows = 500_000_000

    /// Checks what is kept of a file.
    func check(rows: Int, bytes: Int) throws(NativeFault) {
      guard rows <= self.rows else { throw .tooMuch("more than \(self.rows) rows") }
      guard bytes <= kept else {
        throw .tooMuch("answers that take more than \(BoundedFile.words(kept))")
      }
    }
  }

  /// The largest file that is read.
  static let largest = 4 << 30

  /// Takes an open descriptor over.
  init(descriptor: Int32, size: Int, path: String, format: NativeFormat, limits: Limits = Limits())
  {
    self.descriptor = descriptor
    self.size = size
    self.path = path
    self.format = format
    self.limits = limits
  }

  deinit { close(descriptor) }

  /// What is asked of a file.
  struct Request: Hashable, Sendable {
    /// What is wanted of each column; nil for what is said of the columns.
    var columns: [Wanted]?
    /// Of a workbook the name of the sheet, nil for the first that is shown, and the row of its header.
    var sheet: String?
    var header = 0
  }

  /// What is wanted of a column.
  enum Wanted: UInt8, Hashable, Sendable {
    /// Nothing; of a sheet it has no name, and should hold nothing.
    case nothing = 0
    /// Its values.
    case values = 1
    /// Nothing, of a sheet's column that has a name.
    case name = 2
  }

  /// Reads it in a child that can do nothing else, and hands on what it finds.
  ///
  /// - Parameters:
  ///   - handler: Is given the frames as they come. What it was given counts only where nothing is thrown.
  /// - Throws: ``NativeFault``
  func read(
    _ request: Request, _ handler: NativeFrames.Handler
  ) throws(NativeFault) {
    var child = native_child()
    try start(&child, request)
    var isWhole = false
    var fault: NativeFault?
    do throws(NativeFault) {
      try follow(child.frames, handler)
      isWhole = true
    } catch {
      fault = error
    }
    let signal = unsafe native_finish(&child, isWhole ? 1 : 0)
    guard let fault else { return }
    // A child that was ended by a signal of its own fell silent for that.
    throw fault == .garbled && signal != 0 ? .signal(signal) : fault
  }

  /// What is read of it; a fault becomes an error with its path.
  func located<Value>(
    _ body: @autoclosure () throws(NativeFault) -> Value
  ) throws(SurveyError) -> Value {
    try translating({ (fault: NativeFault) in fault.error(in: path, format) }, body())
  }

  private func start(_ child: inout native_child, _ asked: Request) throws(NativeFault) {
    var bounds = native_limits(
      memory: UInt64(limits.memory), seconds: UInt64(limits.seconds + size >> 20))
    // A pointer to no columns is not none.
    let columns = asked.columns.map { $0.map(\.rawValue) + [0] }
    let sheet = asked.sheet.map { $0.utf8.map { CChar(bitPattern: $0) } + [0] }
    let fault = unsafe Self.withPointer(sheet) { sheet in
      unsafe Self.withPointer(columns) { columns in
        var request = unsafe native_request(
          format: Int32(format.code.rawValue), sheet: sheet, header: UInt32(asked.header),
          is_raw: format.hidesEncoding ? 1 : 0, asked: columns,
          asked_count: asked.columns?.count ?? 0)
        return unsafe native_start(descriptor, &request, &bounds, &child)
      }
    }
    if fault != 0 { throw .system(fault) }
  }

  /// Calls a function with a pointer to elements, or with none.
  private static func withPointer<Element>(
    _ elements: [Element]?, _ body: (UnsafePointer<Element>?) -> Int32
  ) -> Int32 {
    guard let elements else { return body(nil) }
    return unsafe elements.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
  }

  /// Reads the child's frames to their end.
  private func follow(
    _ frames: Int32, _ handler: NativeFrames.Handler
  ) throws(NativeFault) {
    var reader = NativeFrames()
    var buffer = [UInt8](repeating: 0, count: NativeFrames.chunk)
    while true {
      var request = pollfd(fd: frames, events: Int16(POLLIN), revents: 0)
      let ready = unsafe poll(&request, 1, limits.silence)
      if ready == 0 { throw .silent }
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(frames, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(errno)
      }
      if count == 0 { break }
      try reader.add(buffer[..<count], handler)
    }
    try reader.finish()
  }
}
