import Testing

@testable import NumericCore

@Suite("Purposes of streams")
struct StreamPurposeTests {
  @Test func `keep their numbers`() {
    #expect(StreamPurpose.resampling.rawValue == 0)
    #expect(StreamPurpose.nestedResampling.rawValue == 1)
    #expect(StreamPurpose.tables.rawValue == 2)
    #expect(StreamPurpose.permutations.rawValue == 3)
    #expect(StreamPurpose.simulation.rawValue == 4)
    #expect(StreamPurpose.histograms.rawValue == 5)
    #expect(StreamPurpose.subsets.rawValue == 6)
  }

  /// The key has 11 bits for the purpose, above the 53 of the seed.
  @Test(arguments: StreamPurpose.allCases)
  func `fit the key`(_ purpose: StreamPurpose) {
    let block = StreamBlock(seed: 9_007_199_254_740_991, purpose: purpose, index: 0)
    #expect(block.key >> 53 == UInt64(purpose.rawValue))
    #expect(block.key & 0x1F_FFFF_FFFF_FFFF == 9_007_199_254_740_991)
  }
}
