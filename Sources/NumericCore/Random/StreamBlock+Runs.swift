internal import CKernels

/// Runs of words, for samplers that take many random bits: those of rows.
///
/// The words of a run come from eight generators xoshiro256++ side by side, each of which gives 64 words. A
/// word takes a third of the cipher's instructions. The generators' states are words of the block, so that a run is
/// addressed as a word is: whoever needs a part of the run begins at its beginning.
///
/// ## The layout
///
/// The states of run *q* are 32 words, the block's words *b* + 32 *q* and up, where *b* is where its sampler
/// begins. Word *k* of the state of generator *l* is word 8 *k* + *l* of them. Word 8 *s* + *l* of the run is
/// number *s* of generator *l*.
///
/// Source: D. Blackman, S. Vigna (2021), "Scrambled linear pseudorandom number generators", *ACM Trans.
/// Math. Softw.* 47(4), 36, [doi:10.1145/3460772](https://doi.org/10.1145/3460772).
extension StreamBlock {
  /// The number of 64-bit words of a run.
  static let runWords = 64 * runWordsAtOnce
  /// The words that come together, one of each generator.
  static let runWordsAtOnce = Int(RANDOM_RUN_LANES)
  private static let stateWords = 4 * runWordsAtOnce

  /// Fills a buffer with the first words of a run.
  ///
  /// - Parameters:
  ///   - words: Room for a multiple of eight words, at most those of a run.
  ///   - run: The number of the run, from 0.
  ///   - base: The position in the block of the first word of run 0's states.
  func fillRun(_ words: UnsafeMutableRawBufferPointer, run: Int, startingAt base: Int) {
    let (steps, rest) = words.count.quotientAndRemainder(dividingBy: 8 * Self.runWordsAtOnce)
    precondition(
      rest == 0 && words.count <= 8 * Self.runWords, "a run has 512 words, eight at a time")
    unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.stateWords) { states in
      unsafe fill(
        UnsafeMutableRawBufferPointer(states),
        startingAt: 2 * UInt64(base + Self.stateWords * run))
      unsafe random_run(states.baseAddress, steps, words.baseAddress)
    }
  }
}
