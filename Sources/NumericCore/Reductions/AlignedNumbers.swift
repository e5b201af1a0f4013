/// Numbers that begin at a cache line, so that no row of 64 bytes lies in two.
///
/// Whoever makes them writes them, and from then on any thread may read them.
@safe
final class AlignedNumbers<Number: BitwiseCopyable & ExpressibleByIntegerLiteral>:
  @unchecked Sendable
{
  let numbers: UnsafeMutableBufferPointer<Number>

  /// Creates numbers that are all 0.
  init(count: Int) {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: MemoryLayout<Number>.stride * count, alignment: 64)
    let start = unsafe bytes.initializeMemory(as: Number.self, repeating: 0, count: count)
    unsafe numbers = UnsafeMutableBufferPointer(start: start, count: count)
  }

  deinit { unsafe numbers.deallocate() }
}
