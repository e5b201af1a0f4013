internal import CKernels

extension BoundedDraws {
  /// Fills a buffer with the draws of consecutive resamples of a block, one resample after the other.
  ///
  /// What a resample draws depends on the block, the plan and the resample's number only: it does
  /// not matter in how many calls, in which order or by which threads the resamples are filled. It
  /// is the same for buffers of each integer type.
  ///
  /// - Parameters:
  ///   - numbers: Room for exactly `resamples.count * draws` numbers, of a type that holds all below
  ///     the ``bound``.
  ///   - resamples: Which resamples, within 0 ..< 256; it may be empty.
  ///   - block: The block whose words are used.
  ///   - base: Where in the block the plan's words begin, so that several plans can have words of their own.
  /// - Complexity: O(draws).
  @_specialize(where Number == UInt8)
  @_specialize(where Number == UInt16)
  @_specialize(where Number == UInt32)
  public func fill<Number: RowNumber>(
    _ numbers: inout MutableSpan<Number>, resamples: Range<Int>, of block: StreamBlock,
    startingAt base: Int = 0
  ) {
    precondition(bound <= 1 << Number.bitWidth, "the numbers hold all below the bound")
    precondition(base >= 0 && base < 1 << 57, "the words of a plan begin at 0 ..< 2^57")
    precondition(
      resamples.lowerBound >= 0 && resamples.upperBound <= StreamBlock.resamples,
      "the resamples of a block are numbered 0 ..< 256")
    precondition(
      numbers.count == resamples.count * draws,
      "the buffer holds the draws of the resamples, no more and no fewer")
    unsafe numbers.withUnsafeMutableBufferPointer { buffer in
      if bound == 1 {
        unsafe buffer.update(repeating: 0)
      } else {
        unsafe fillFromLanes(
          buffer, first: resamples.lowerBound * draws, of: block, startingAt: base)
      }
    }
  }

  /// - Parameter first: The place of the first number's lane.
  private func fillFromLanes<Number: RowNumber>(
    _ numbers: UnsafeMutableBufferPointer<Number>, first: Int, of block: StreamBlock,
    startingAt base: Int
  ) {
    let lanesPerRun = 8 * StreamBlock.runWords / bytesPerLane
    let lanesAtOnce = 8 * StreamBlock.runWordsAtOnce / bytesPerLane
    unsafe withUnsafeTemporaryAllocation(
      byteCount: 8 * StreamBlock.runWords, alignment: 64
    ) { words in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: lanesPerRun) { rejected in
        var filled = 0
        while filled < numbers.count {
          // A run may begin with lanes of other resamples.
          let (run, skipped) = (first + filled).quotientAndRemainder(dividingBy: lanesPerRun)
          let count = min(lanesPerRun - skipped, numbers.count - filled)
          let lanes = (skipped + count + lanesAtOnce - 1) / lanesAtOnce * lanesAtOnce
          unsafe block.fillRun(
            UnsafeMutableRawBufferPointer(rebasing: words[..<(lanes * bytesPerLane)]), run: run,
            startingAt: base)
          let rejections = unsafe bounded_numbers(
            UInt32(bytesPerLane), UInt32(bound),
            words.baseAddress.unsafelyUnwrapped + skipped * bytesPerLane, count,
            UInt32(MemoryLayout<Number>.size), numbers.baseAddress.unsafelyUnwrapped + filled,
            rejected.baseAddress)
          for rejection in 0..<rejections {
            let place = filled + Int(unsafe rejected[rejection])
            let lane = 4 * base + (first + place) * (bytesPerLane / 2)
            unsafe numbers[place] = Number(
              truncatingIfNeeded: BoundedNumber.firstAccepted(below: UInt64(bound)) { attempt in
                block.replacement(forWordAt: lane, attempt: attempt)
              })
          }
          filled += count
        }
      }
    }
  }
}
