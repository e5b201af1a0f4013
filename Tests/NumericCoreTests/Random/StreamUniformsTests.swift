import Testing

@testable import NumericCore

@Suite("Uniform numbers between 0 and 1")
struct StreamUniformsTests {
  @Test func `stay inside at the extremes`() {
    #expect(Double(openUnit: 0) == 0x1p-53)
    #expect(Double(openUnit: 0xFFF) == 0x1p-53)
    #expect(Double(openUnit: 0x1000) == 0x3p-53)
    #expect(Double(openUnit: .max) == 0x1.FFFF_FFFF_FFFF_Fp-1)
    #expect(Double(openUnit: .max) < 1)
    // The two numbers beside the middle.
    #expect(Double(openUnit: 1 << 63) == 0.5 + 0x1p-53)
    #expect(Double(openUnit: (1 << 63) - 1) == 0.5 - 0x1p-53)
  }

  /// (2j + 1) / 2^53 by integer arithmetic: 2j + 1 and the scaling are exact.
  @Test(arguments: [0, 1, 0x1234_5678_9ABC_DEF0, 0xE4A5_0A5B_87ED_51DE, 1 << 63, .max] as [UInt64])
  func `are the middles of equal parts`(_ word: UInt64) {
    #expect(Double(openUnit: word) == Double(2 * (word >> 12) + 1) * 0x1p-53)
    #expect(1 - Double(openUnit: word) == Double(openUnit: ~word))
  }

  @Test func `come one from each word of the block`() {
    let block = StreamBlock(seed: 7, purpose: .tables, index: 3)
    #expect(block.uniforms(5..<305) == block.words64(5..<305).map(Double.init(openUnit:)))
    #expect(block.uniforms(9..<9).isEmpty)
  }

  /// 100 equal cells, 99 degrees of freedom: 180.79 is exceeded with probability 1e-6 (SciPy 1.17),
  /// so that a sound generator fails for about one seed in a million, and this seed is fixed.
  @Test func `fill equal cells equally`() {
    var cells = [Int](repeating: 0, count: 100)
    let block = StreamBlock(seed: 11, purpose: .simulation, index: 0)
    for number in block.uniforms(0..<50_000) {
      cells[Int(number * 100)] += 1
    }
    #expect(chiSquared(cells) < 180.79)
  }
}
