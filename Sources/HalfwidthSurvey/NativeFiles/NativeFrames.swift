internal import CNativeFiles

/// The frames that a child writes, cut out of a stream of bytes, of which none is believed unchecked.
struct NativeFrames {
  /// The most bytes of a frame: what is said of a column, with ranges of missing texts.
  static let longest = 4 << 20
  private static let head = 5

  /// A frame's kind, and what is in it.
  typealias Handler = (_ kind: native_frame, NativeCursor) throws(NativeFault) -> Void

  private var bytes: [UInt8] = []
  private var start = 0
  /// How reading ended; nil before the last frame.
  private(set) var outcome: UInt32?

  /// Room for as many bytes as are read at once.
  static let chunk = 1 << 18

  /// Adds bytes, and hands on the frames that are whole.
  ///
  /// - Throws: ``NativeFault``, also one of the handler's.
  mutating func add(_ new: ArraySlice<UInt8>, _ handler: Handler) throws(NativeFault) {
    bytes.append(contentsOf: new)
    while bytes.count - start >= Self.head {
      // Nothing follows the last frame.
      guard outcome == nil else { throw .garbled }
      var head = NativeCursor(bytes, start..<start + Self.head)
      let kind = native_frame(UInt32(try head.byte()))
      let length = try head.count()
      guard length <= Self.longest else { throw .garbled }
      let end = start + Self.head + length
      if bytes.count < end { break }
      var payload = NativeCursor(bytes, start + Self.head..<end)
      start = end
      if kind == native_end {
        outcome = UInt32(try payload.count())
        guard payload.isAtEnd else { throw .garbled }
      } else {
        try handler(kind, payload)
      }
    }
    if start > Self.chunk || start == bytes.count {
      bytes.removeFirst(start)
      start = 0
    }
  }

  /// Checks that the stream ended where it should.
  func finish() throws(NativeFault) {
    guard start == bytes.count, let outcome else { throw .garbled }
    guard outcome == native_whole.rawValue else { throw .outcome(outcome) }
  }
}
