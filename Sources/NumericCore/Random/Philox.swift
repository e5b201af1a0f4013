/// Philox4x32-10: four random words for each pair of a counter and a key.
///
/// A block cipher with a short key, ten rounds of two multiplications each. It has no state, so any
/// word of any stream is computed alone. This plain version, one counter at a time, is the reference
/// for the wide kernels of `CKernels`, and serves where single words are wanted.
///
/// ## References
///
/// - J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw (2011), "Parallel random numbers: as easy as
///   1, 2, 3", *SC '11*, [doi:10.1145/2063384.2063405](https://doi.org/10.1145/2063384.2063405).
enum Philox {
  /// Returns the four words of a counter under a key.
  static func words(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    // Four words in variables of their own: as one vector they take four times as long.
    var (x0, x1, x2, x3) = (counter[0], counter[1], counter[2], counter[3])
    var (key0, key1) = (key[0], key[1])
    for _ in 0..<10 {
      let product0 = x0.multipliedFullWidth(by: 0xD251_1F53)
      let product1 = x2.multipliedFullWidth(by: 0xCD9E_8D57)
      (x0, x1) = (product1.high ^ x1 ^ key0, product1.low)
      (x2, x3) = (product0.high ^ x3 ^ key1, product0.low)
      // A Weyl sequence: the golden ratio, and the square root of 3 less 1, in units of 2^-32.
      key0 &+= 0x9E37_79B9
      key1 &+= 0xBB67_AE85
    }
    return SIMD4(x0, x1, x2, x3)
  }
}
