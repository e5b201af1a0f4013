internal import CKernels

/// The random words of 256 resamples: a block of a stream.
///
/// A stream is addressed by a seed and a purpose and divided into blocks; resample *r* belongs to
/// block *r* / 256, as its resample *r* mod 256. A block is an endless row of words, which are
/// computed from their addresses alone: any thread may fill any part of it in any order, and gets
/// the same words.
///
/// ## Who owns which words
///
/// A sampler that needs *W* 64-bit words for each resample gives resample *i* of the block the words
/// *i W* ..< (*i* + 1) *W*, so that one bulk call fills a whole block. That is what the layout was
/// chosen for: at *W* = 5, a call for each resample takes 16 times longer a word, and slices that
/// start on a cipher's boundary would cost a sixth word. A sampler that goes through the resamples'
/// first words, then their second ones and so on, such as ``MultinomialDraws``, gives word *w* of resample
/// *i* the block's word 256 *w* + *i*, so that each pass reads its words in a row.
///
/// A sampler that must reject word *t* takes the replacements of word *t* instead, which come from
/// counters of their own: no other word moves. One that reads words in smaller parts, such as
/// ``BoundedDraws``, counts those: all parts of a block that are rejected have places that differ.
///
/// ## The layout
///
/// The words are those of Philox4x32-10 with a key of 64 bits and a counter of four 32-bit words.
///
/// | | bits | holds |
/// | --- | --- | --- |
/// | key | 0...52 | seed |
/// | | 53...63 | purpose |
/// | counter | 0...63 | group *g*; for a replacement, the place *t* of what was rejected |
/// | | 64...95 | index of the block |
/// | | 96...127 | 0; for replacements 2*a* and 2*a* + 1 of a word, *a* + 1 |
///
/// Group *g* holds the 32-bit words 4*g*...4*g* + 3 and the 64-bit words 2*g* and 2*g* + 1, each
/// with the earlier 32-bit word as its lower half; so do the groups of replacements. This layout is
/// frozen by known-answer tests: a change of it changes every published result.
public struct StreamBlock: Hashable, Sendable {
  /// The number of resamples that share a block.
  public static let resamples = 256

  /// The seed of the stream.
  public let seed: Seed
  /// What the stream is for.
  public let purpose: StreamPurpose
  /// The number of the block in its stream.
  public let index: UInt32

  /// Creates the address of a block; no word is computed yet.
  ///
  /// - Parameter index: The number of the block: 2^32 blocks hold 2^40 resamples.
  public init(seed: Seed, purpose: StreamPurpose, index: UInt32) {
    self.seed = seed
    self.purpose = purpose
    self.index = index
  }

  /// Fills a buffer with consecutive 64-bit words of the block.
  ///
  /// - Parameters:
  ///   - words: The buffer; it may be empty.
  ///   - position: The position in the block of the buffer's first word, from 0.
  /// - Complexity: O(n). About 0.45 ns a word with AVX-512, 0.9 with AVX2, 1.6 without, and 35 ns
  ///   a call: ask for many words at a time.
  public func fill(_ words: inout MutableSpan<UInt64>, startingAt position: Int) {
    checkPosition(position)
    unsafe words.withUnsafeMutableBytes { bytes in
      unsafe fill(bytes, startingAt: 2 * UInt64(position))
    }
  }

  /// Fills a buffer with consecutive 32-bit words of the block.
  ///
  /// - Parameters:
  ///   - words: The buffer; it may be empty.
  ///   - position: The position in the block of the buffer's first word, counted in 32-bit words
  ///     from 0.
  /// - Complexity: O(n), half of the time for as many 64-bit words.
  public func fill(_ words: inout MutableSpan<UInt32>, startingAt position: Int) {
    checkPosition(position)
    unsafe words.withUnsafeMutableBytes { bytes in
      unsafe fill(bytes, startingAt: UInt64(position))
    }
  }

  /// Returns a word that takes the place of a rejected one.
  ///
  /// - Parameters:
  ///   - position: The place in the block of the rejected word, or part of one, from 0.
  ///   - attempt: How many replacements of this word have been rejected before, from 0.
  /// - Complexity: O(1), about 12 ns: for rare rejections.
  public func replacement(forWordAt position: Int, attempt: Int) -> UInt64 {
    checkPosition(position)
    precondition(
      attempt >= 0 && UInt64(attempt) / 2 < UInt64(UInt32.max),
      "replacements are numbered from 0 and end at 2^33 - 3")
    let address = UInt64(position)
    let words = Philox.words(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: address), UInt32(address >> 32),
        index, UInt32(attempt / 2 + 1)),
      key: SIMD2(UInt32(truncatingIfNeeded: key), UInt32(key >> 32)))
    return attempt.isMultiple(of: 2)
      ? UInt64(words[1]) << 32 | UInt64(words[0])
      : UInt64(words[3]) << 32 | UInt64(words[2])
  }

  /// The cipher's key, by the layout above.
  var key: UInt64 { UInt64(purpose.rawValue) << 53 | seed.value }

  /// Fills whole 32-bit words of raw memory, from a position counted in 32-bit words.
  func fill(_ bytes: UnsafeMutableRawBufferPointer, startingAt position: UInt64) {
    guard let start = bytes.baseAddress else { return }
    unsafe philox_fill(key, UInt64(index), position, start, bytes.count / 4)
  }

  /// Refuses positions whose 32-bit words could not be counted.
  func checkPosition(_ position: Int) {
    precondition(
      position >= 0 && position < 1 << 60, "a word's position in its block lies in 0 ..< 2^60")
  }
}
