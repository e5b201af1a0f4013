/// A place that moves along a frame, and never past its end.
struct NativeCursor {
  private let bytes: [UInt8]
  private var place: Int
  private let end: Int
  /// Whether a label was no UTF-8.
  private(set) var hasOtherLabel = false

  /// Creates a place at the beginning of bytes that stand alone.
  init(_ bytes: ArraySlice<UInt8>) { self.init(Array(bytes), 0..<bytes.count) }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    place = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { place == end }

  /// How many bytes are left.
  var left: Int { end - place }

  /// The same with bytes of its own, which stay when those of the frame are gone.
  var copied: NativeCursor { NativeCursor(Array(bytes[place..<end]), 0..<left) }

  mutating func byte() throws(NativeFault) -> UInt8 { bytes[try take(1)] }

  mutating func count() throws(NativeFault) -> Int {
    let start = try take(4)
    return Int(
      unsafe bytes.withUnsafeBytes {
        unsafe $0.loadUnaligned(fromByteOffset: start, as: UInt32.self)
      })
  }

  /// The bits of a double.
  mutating func bits() throws(NativeFault) -> UInt64 {
    let start = try take(8)
    return unsafe bytes.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: start, as: UInt64.self)
    }
  }

  mutating func text() throws(NativeFault) -> ArraySlice<UInt8> {
    let length = try count()
    let start = try take(length)
    return bytes[start..<start + length]
  }

  /// A text that a person wrote, of which it is noted whether it is UTF-8.
  mutating func label() throws(NativeFault) -> ArraySlice<UInt8> {
    let label = try text()
    if !NativeText.isUTF8(label) { hasOtherLabel = true }
    return label
  }

  /// The bytes that a function goes past.
  mutating func bytes(
    _ body: (inout NativeCursor) throws(NativeFault) -> Void
  ) throws(NativeFault) -> ArraySlice<UInt8> {
    let start = place
    try body(&self)
    return bytes[start..<place]
  }

  private mutating func take(_ count: Int) throws(NativeFault) -> Int {
    guard count <= left else { throw .garbled }
    defer { place += count }
    return place
  }
}
