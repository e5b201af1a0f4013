import Testing

@testable import HalfwidthSurvey

@Suite struct UndeclaredCodesTests {
  @Test(
    arguments: [
      ([3, 99, 4, 5, 98, 2, 1, -9], [-9, 98, 99], 1...5),
      ([0, 1, 1, 9], [9], 0...1), ([1, 2, 3, 4, 7], [7], 1...4),
      ([0, 10, 5, 88], [88], 0...10), ([1, 5, 999, 999], [999], 1...5),
      ([1, 2, -1], [-1], 1...2), ([4, 4, 99], [99], 4...4), ([1, 5, -99, 77], [-99, 77], 1...5),
    ] as [([Double], [Int], ClosedRange<Double>)])
  func `codes far off a short scale are found`(
    values: [Double], codes: [Int], scale: ClosedRange<Double>
  ) {
    #expect(
      UndeclaredCodes.find(in: values) == UndeclaredCodes.Found(codes: codes, scale: scale))
  }

  @Test(
    arguments: [
      // Three times as far from zero as all others.
      ([21, 59, 34, 999], [999], 21...59), ([21, 45, 86, 997, 9_999], [997, 9_999], 21...86),
      ([0, 11, 99], [99], 0...11), ([-40, 20, 999], [999], -40...20),
      ([-2.5, 0.3, 1.75, -99], [-99], -2.5...1.75),
      ([1.5, 2, 99], [99], 1.5...2), ([120.5, 8_000, 99_999], [99_999], 120.5...8_000),
      // Negative beside others that are not, however many kinds there are.
      ([18, 65, 33, 40, -99], [-99], 18...65),
      ([18, 65, 33, 40, 999, 999, -99], [-99, 999], 18...65),
      ([49.57, 86.4, 497.68, -99, -98], [-99, -98], 49.57...497.68),
      ([18, 19, 21, 24, 65, -9, -1], [-9, -1], 18...65),
      ([12_000, 18_500.5, -99], [-99], 12_000...18_500.5),
      // What is no code is one of the numbers.
      ([18, 65, 99, 999], [999], 18...99),
    ] as [([Double], [Int], ClosedRange<Double>)])
  func `codes far off other numbers are found`(
    values: [Double], codes: [Int], scale: ClosedRange<Double>
  ) {
    #expect(
      UndeclaredCodes.find(in: values)
        == UndeclaredCodes.Found(codes: codes, scale: scale, isFar: true))
  }

  @Test(
    arguments: [
      // A code beside an answer is one of the scale, and so on.
      [1, 2, 6, 7, 8, 9], [-1, 0, 1], [-2, -1, 0, 1], [0.5, 1.5, 2.5, -1],
      // Near enough to be one of the numbers.
      [0, 11, 34, 99], [18, 45, 80, 99], [100, 250, 333, 999], [-40, 20, 99], [21, 59, 1_000],
      // A loss among gains, no further off than these are from each other.
      [0, 1, 5, 8, 12, 20, -3],
      // No codes, and other numbers further off.
      [1, 2, 50], [1, 2, 3], [99, 99], [7, 9], [1, 2, 99, 1e9], [1.5, 2, 9, 40],
      [1e300, -1e300, 0.5], [],
    ] as [[Double]])
  func `other numbers are answers`(values: [Double]) {
    #expect(UndeclaredCodes.find(in: values) == nil)
  }

  @Test func `codes that were declared are answers, and others still are not`() {
    #expect(UndeclaredCodes.find(in: [1, 2, 99], valid: [99]) == nil)
    #expect(UndeclaredCodes.find(in: [1, 2, 98, 99], valid: [99])?.codes == [98])
    #expect(UndeclaredCodes.find(in: [18, 30, 65, 999, -99], valid: [999])?.codes == [-99])
  }

  @Test(arguments: [
    (["Male", "Female", "-99"], ["-99"]), (["18-24", "25-34", "99", "98"], ["99", "98"]),
    // Another number is an answer among words, and so may the code be; a scale has 9.
    (["Male", "3", "-99"], []), (["a", "b", "9"], []), (["1", "2", "99"], []),
    (["Male", "Female"], []),
  ])
  func `codes among words are found`(answers: [String], codes: [String]) {
    #expect(UndeclaredCodes.among(words: answers) == codes)
    #expect(AnswerCodes(valid: ["-99.0", "98", "99"]).undeclared(amongWords: answers).isEmpty)
  }
}
