import CKernels
import Testing

@testable import NumericCore

/// Every kernel that the machine runs, against the plain cipher.
@Suite("Philox kernels")
struct PhiloxKernelTests {
  static let key: UInt64 = 0x299F_31D0_A409_3822
  static let tail: UInt64 = 0x0370_7344_1319_8A2E

  /// The 32-bit words of a stream, one cipher call each.
  static func expected(first: UInt64, count: Int) -> [UInt32] {
    (0..<UInt64(count)).map { offset in
      let (group, word) = (first + offset).quotientAndRemainder(dividingBy: 4)
      let words = Philox.words(
        counter: SIMD4(
          UInt32(truncatingIfNeeded: group), UInt32(group >> 32),
          UInt32(truncatingIfNeeded: tail), UInt32(tail >> 32)),
        key: SIMD2(UInt32(truncatingIfNeeded: key), UInt32(key >> 32)))
      return words[Int(word)]
    }
  }

  /// The first word may stand anywhere in its group, the last one too, and the wide loop takes 16
  /// groups at a time; the word after the last must stay as it was.
  @Test(arguments: availableWidths)
  func `agree with the plain cipher at any start and length`(_ width: KernelWidth) {
    let first: UInt64 = 4_000
    let all = Self.expected(first: first, count: 4 + 210)
    for skipped in 0..<4 {
      for count in Array(0...70) + [127, 128, 129, 191, 192, 193, 209] {
        var words = [UInt32](repeating: 0xDEAD_BEEF, count: count + 1)
        unsafe philox_fill_by(
          width, Self.key, Self.tail, first + UInt64(skipped), &words, count)
        #expect(words == Array(all[skipped..<skipped + count]) + [0xDEAD_BEEF])
      }
    }
  }

  @Test(arguments: availableWidths, [1 << 32, 5 << 32, (1 << 62) - 64] as [UInt64])
  func `carry from the first word of the counter to the second`(
    _ width: KernelWidth, group: UInt64
  ) {
    let first = 4 * (group - 21) + 3
    var words = [UInt32](repeating: 0, count: 200)
    unsafe philox_fill_by(width, Self.key, Self.tail, first, &words, words.count)
    #expect(words == Self.expected(first: first, count: words.count))
  }

  @Test(arguments: availableWidths, 0..<16)
  func `write to memory of any alignment`(_ width: KernelWidth, offset: Int) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 * 100 + 16, alignment: 64)
    defer { unsafe bytes.deallocate() }
    unsafe philox_fill_by(width, Self.key, Self.tail, 1, bytes.baseAddress! + offset, 100)
    let words = (0..<100).map {
      unsafe bytes.loadUnaligned(fromByteOffset: offset + 4 * $0, as: UInt32.self)
    }
    #expect(words == Self.expected(first: 1, count: 100))
  }

  @Test func `the chosen kernel agrees too`() {
    var words = [UInt32](repeating: 0, count: 300)
    unsafe philox_fill(Self.key, Self.tail, 17, &words, words.count)
    #expect(words == Self.expected(first: 17, count: words.count))
  }

  @Test func `portable code is available everywhere`() {
    #expect(availableWidths.contains(.portable))
    #expect(availableWidths.contains(kernel_width_widest()))
  }
}
