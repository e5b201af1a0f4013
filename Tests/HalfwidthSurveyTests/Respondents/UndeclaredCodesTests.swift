import Testing

@testable import HalfwidthSurvey

@Suite struct UndeclaredCodesTests {
  @Test(
    arguments: [
      ([3, 99, 4, 5, 98, 2, 1, -9], [-9, 98, 99], 1...5),
      ([0, 1, 1, 9], [9], 0...1), ([1, 2, 3, 4, 7], [7], 1...4),
      ([0, 10, 5, 88], [88], 0...10), ([1, 5, 999, 999], [999], 1...5),
      ([1, 2, -1], [-1], 1...2), ([4, 4, 99], [99], 4...4), ([1, 5, -99, 77], [-99, 77], 1...5),
      // Beside ages only what is far above them all.
      ([21, 59, 34, 999], [999], 21...59), ([21, 45, 86, 997, 9_999], [997, 9_999], 21...86),
    ] as [([Double], [Int], ClosedRange<Int>)])
  func `codes far off a short scale are found`(
    values: [Double], codes: [Int], scale: ClosedRange<Int>
  ) {
    #expect(
      UndeclaredCodes.find(in: values) == UndeclaredCodes.Found(codes: codes, scale: scale))
  }

  @Test(
    arguments: [
      // A code beside an answer is one of the scale, and so on.
      [1, 2, 6, 7, 8, 9], [-1, 0, 1], [-2, -1, 0, 1],
      // Eleven numbers are a short scale, twelve are not.
      [0, 11, 99], [18, 45, 80, 99], [100, 250, 333, 999], [-40, 20, 999], [21, 59, 1_000],
      // Not whole, and other numbers far off.
      [1.5, 2, 99], [1, 2, 50], [1, 2, 3], [99, 99], [7, 9], [1, 2, 99, 1e9], [],
    ] as [[Double]])
  func `other numbers are answers`(values: [Double]) {
    #expect(UndeclaredCodes.find(in: values) == nil)
  }

  @Test func `codes that were declared are answers, and others still are not`() {
    #expect(UndeclaredCodes.find(in: [1, 2, 99], valid: [99]) == nil)
    #expect(UndeclaredCodes.find(in: [1, 2, 98, 99], valid: [99])?.codes == [98])
  }
}
