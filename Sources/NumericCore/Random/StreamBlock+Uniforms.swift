extension Double {
  /// Creates a number strictly between 0 and 1 from a uniform 64-bit word.
  ///
  /// The upper 52 bits of the word, *j*, give (*j* + 1/2) / 2^52: the middle of one of 2^52 equal
  /// parts. So the number is an odd multiple of 2^-53, exact in 53 bits, from 2^-53 to 1 - 2^-53; it
  /// is never 0 or 1, so that logarithms and quantiles of it are finite. The complement of each
  /// number is as likely as the number itself, and the mean is exactly 1/2. A 53rd random bit would
  /// give that up, and would not bring the distribution nearer to uniform: either way the
  /// distribution function is off by at most 2^-53.
  ///
  /// - Parameter word: A word of which the lower 12 bits are not used.
  public init(openUnit word: UInt64) {
    // The bits make 1 + j / 2^52; the difference from 1 - 2^-53 is exact.
    self = Double(bitPattern: word >> 12 | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
  }
}

extension StreamBlock {
  /// Fills a buffer with uniform numbers strictly between 0 and 1, one for each 64-bit word.
  ///
  /// - Parameters:
  ///   - numbers: The buffer; it may be empty. See `Double.init(openUnit:)` for what it holds.
  ///   - position: The position in the block of the first number's 64-bit word, from 0.
  public func fill(_ numbers: inout MutableSpan<Double>, startingAt position: Int) {
    checkPosition(position)
    unsafe numbers.withUnsafeMutableBufferPointer { buffer in
      unsafe fill(UnsafeMutableRawBufferPointer(buffer), startingAt: 2 * UInt64(position))
      for i in buffer.indices {
        unsafe buffer[i] = Double(openUnit: buffer[i].bitPattern)
      }
    }
  }
}
