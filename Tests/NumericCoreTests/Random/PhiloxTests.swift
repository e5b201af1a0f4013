import Testing

@testable import NumericCore

@Suite("Philox4x32-10")
struct PhiloxTests {
  struct KnownAnswer: Sendable {
    var counter: SIMD4<UInt32>
    var key: SIMD2<UInt32>
    var words: SIMD4<UInt32>
  }

  /// The three vectors that the authors publish for this cipher in Random123 (`kat_vectors`).
  static let published = [
    KnownAnswer(
      counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0),
      words: SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)),
    KnownAnswer(
      counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max),
      words: SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)),
    KnownAnswer(
      counter: SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344),
      key: SIMD2(0xA409_3822, 0x299F_31D0),
      words: SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)),
  ]

  @Test(arguments: published)
  func `agrees with the published vectors`(_ expected: KnownAnswer) {
    #expect(Philox.words(counter: expected.counter, key: expected.key) == expected.words)
  }

  /// A cipher permutes its counters, so no two of them share all four words.
  @Test func `gives different words for counters that differ in one bit`() {
    let key = SIMD2<UInt32>(1, 2)
    var seen: Set = [Philox.words(counter: SIMD4(repeating: 0), key: key)]
    for bit in 0..<128 {
      var counter = SIMD4<UInt32>(repeating: 0)
      counter[bit / 32] = 1 << UInt32(bit % 32)
      seen.insert(Philox.words(counter: counter, key: key))
    }
    #expect(seen.count == 129)
  }
}
