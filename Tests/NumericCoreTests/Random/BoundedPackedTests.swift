import CKernels
import Testing

@testable import NumericCore

/// Words of every number of numbers that are packed in registers, in slices whose ends fall on every lane.
@Suite("Packing of bounded numbers")
struct BoundedPackedTests {
  static let bounds = [
    2, 7, 11, 12, 14, 17, 20, 24, 30, 45, 60, 100, 200, 256, 300, 1_000, 10_000, 60_000, 1 << 17,
    1 << 20, 1 << 31, 4_294_967_295,
  ]

  @Test(arguments: availableWidths, bounds)
  func `agrees with the plain split`(_ width: KernelWidth, bound: Int) {
    let most = BoundedDraws(bound: bound, draws: 1 << 20).numbersPerWord
    let block = StreamBlock(seed: 12, purpose: .resampling, index: 5)
    let words = block.words64(0..<150)
    for draws in [
      1, most, 2 * most - 1, 3 * most - 1, 7 * most - most / 2, 9 * most, 40 * most - 1,
    ]
    where draws > 0 {
      let plan = BoundedDraws(bound: bound, draws: draws)
      for phase in Set([0, plan.wordsPerResample / 2, plan.wordsPerResample - 1]) {
        BoundedKernelTests.check(width, plan, words: words, phase: phase)
      }
    }
  }

  /// All words from a place on are those of a block that begins there.
  @Test(arguments: [50, 500, 70_000])
  func `begins at any word of a block`(bound: Int) {
    let plan = BoundedDraws(bound: bound, draws: 40)
    let block = StreamBlock(seed: 13, purpose: .resampling, index: 1)
    for base in [1, 7, 1 << 36, 5 << 36] {
      var found = [UInt32](repeating: 0, count: 256 * 40)
      var span = found.mutableSpan
      plan.fill(&span, resamples: 0..<256, of: block, startingAt: base)
      let words = plan.wordsPerResample
      let expected = (0..<256).flatMap { resample in
        (0..<words).flatMap { word -> [UInt32] in
          let position = base + resample * words + word
          let candidate = block.words64(position..<position + 1)[0]
          var split = plan.firstAccepted { attempt in
            attempt == 0
              ? candidate : block.replacement(forWordAt: position, attempt: attempt - 1)
          }
          let wanted = word == words - 1 ? plan.numbersInLastWord : plan.numbersPerWord
          return (0..<wanted).map { _ in UInt32(split.next()) }
        }
      }
      #expect(found == expected)
    }
  }
}
