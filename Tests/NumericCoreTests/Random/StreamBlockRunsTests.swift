import CKernels
import Testing

@testable import NumericCore

@Suite("Runs of random words")
struct StreamBlockRunsTests {
  /// One generator, as its authors write it.
  struct Generator {
    var state: (UInt64, UInt64, UInt64, UInt64)

    mutating func next() -> UInt64 {
      func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
      let word = rotated(state.0 &+ state.3, by: 23) &+ state.0
      let moved = state.1 << 17
      state.2 ^= state.0
      state.3 ^= state.1
      state.1 ^= state.2
      state.0 ^= state.3
      state.2 ^= moved
      state.3 = rotated(state.3, by: 45)
      return word
    }
  }

  /// The words of a run, word by word from the documentation.
  static func expected(_ states: [UInt64]) -> [UInt64] {
    var generators = (0..<8).map {
      Generator(state: (states[$0], states[8 + $0], states[16 + $0], states[24 + $0]))
    }
    return (0..<64).flatMap { _ in generators.indices.map { generators[$0].next() } }
  }

  static func run(_ block: StreamBlock, _ run: Int, startingAt base: Int = 0) -> [UInt64] {
    let first = base + 32 * run
    return expected(block.words64(first..<first + 32))
  }

  /// The authors' program gives these words for the state 1, 2, 3, 4, as those who test other forms of it
  /// have written down.
  @Test func `of one generator are the published ones`() {
    var generator = Generator(state: (1, 2, 3, 4))
    #expect(
      (0..<10).map { _ in generator.next() } == [
        41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386,
        9_228_616_714_210_784_205, 9_973_669_472_204_895_162, 14_011_001_112_246_962_877,
        12_406_186_145_184_390_807, 15_849_039_046_786_891_736, 10_450_023_813_501_588_000,
      ])
  }

  @Test(arguments: availableWidths)
  func `are the same at every width`(_ width: KernelWidth) {
    let states = BoundedDrawsFillTests.block(3).words64(0..<32)
    let expected = Self.expected(states)
    for steps in [0, 1, 2, 63, 64] {
      var words = [UInt64](repeating: 9_999, count: 8 * steps + 8)
      unsafe random_run_by(width, states, steps, &words)
      #expect(Array(words.prefix(8 * steps)) == Array(expected.prefix(8 * steps)))
      #expect(words.suffix(8).allSatisfy { $0 == 9_999 })
    }
  }

  @Test func `begin at any word of a block`() {
    let block = BoundedDrawsFillTests.block(4)
    for (run, base) in [(0, 0), (1, 0), (1_000, 0), (0, 7), (2, 5 << 36)] {
      for count in [8, 24, 512] {
        var words = [UInt64](repeating: 0, count: count)
        unsafe words.withUnsafeMutableBytes { unsafe block.fillRun($0, run: run, startingAt: base) }
        #expect(words == Array(Self.run(block, run, startingAt: base).prefix(count)))
      }
    }
  }
}
