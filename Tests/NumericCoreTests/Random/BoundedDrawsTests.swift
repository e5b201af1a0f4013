import Testing

@testable import NumericCore

@Suite("Plan of bounded draws")
struct BoundedDrawsTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    var bound: Int
    var draws: Int
    var words: Int
    var numbersPerWord: Int

    var testDescription: String { "\(draws) below \(bound)" }
  }

  /// The frozen shapes, by whole numbers of any size in Python.
  ///
  /// The rule is the largest k with bound^k <= 2^57, then as few numbers a word as the same count of
  /// words allows.
  static let shapes = [
    Shape(bound: 2, draws: 1, words: 1, numbersPerWord: 1),
    Shape(bound: 2, draws: 50, words: 1, numbersPerWord: 50),
    Shape(bound: 2, draws: 58, words: 2, numbersPerWord: 29),
    Shape(bound: 3, draws: 100, words: 3, numbersPerWord: 34),
    Shape(bound: 36, draws: 36, words: 4, numbersPerWord: 9),
    Shape(bound: 47, draws: 47, words: 5, numbersPerWord: 10),
    Shape(bound: 50, draws: 50, words: 5, numbersPerWord: 10),
    Shape(bound: 256, draws: 256, words: 37, numbersPerWord: 7),
    Shape(bound: 500, draws: 500, words: 84, numbersPerWord: 6),
    Shape(bound: 65_536, draws: 7, words: 3, numbersPerWord: 3),
    Shape(bound: 1_000_000, draws: 1_000_000, words: 500_000, numbersPerWord: 2),
    Shape(bound: 268_435_456, draws: 3, words: 2, numbersPerWord: 2),
    Shape(bound: 536_870_912, draws: 3, words: 3, numbersPerWord: 1),
    Shape(bound: 2_147_483_648, draws: 9, words: 9, numbersPerWord: 1),
    Shape(bound: 4_294_967_295, draws: 5, words: 5, numbersPerWord: 1),
    // Nothing to draw, or nothing to choose.
    Shape(bound: 1, draws: 50, words: 0, numbersPerWord: 0),
    Shape(bound: 50, draws: 0, words: 0, numbersPerWord: 0),
    Shape(bound: 1, draws: 0, words: 0, numbersPerWord: 0),
  ]

  @Test(arguments: shapes)
  func `takes the words it says`(_ shape: Shape) {
    let plan = BoundedDraws(bound: shape.bound, draws: shape.draws)
    #expect(plan.wordsPerResample == shape.words)
    #expect(plan.numbersPerWord == shape.numbersPerWord)
  }

  @Test func `never rejects more than one word in 128`() {
    for bound in Array(2...3_000) + [65_535, 65_537, 1 << 20 + 1, 1 << 31 - 1, 1 << 32 - 1] {
      for draws in [1, 2, 5, 57, bound] {
        let plan = BoundedDraws(bound: bound, draws: draws)
        #expect(plan.threshold < 1 << 57, "\(draws) below \(bound)")
        #expect(plan.numbersInLastWord >= 1 && plan.numbersInLastWord <= plan.numbersPerWord)
        #expect(plan.drawsBefore(wordAt: 3 * plan.wordsPerResample) == 3 * draws)
      }
    }
  }

  /// A source that never stops giving rejected words for long must not shift what comes after.
  @Test(arguments: [0, 1, 2, 7, 100])
  func `takes the first word that is not rejected`(rejections: Int) {
    let plan = BoundedDraws(bound: 50, draws: 50)
    var attempts: [Int] = []
    var split = plan.firstAccepted { attempt in
      attempts.append(attempt)
      return attempt < rejections ? 0 : .max
    }
    #expect(attempts == Array(0...rejections))
    #expect((0..<10).map { _ in split.next() } == [UInt64](repeating: 49, count: 10))
  }

  @Test func `accepts the threshold and nothing below it`() {
    let plan = BoundedDraws(bound: 49, draws: 10)
    #expect(plan.threshold > 0)
    var attempts = 0
    _ = plan.firstAccepted { attempt in
      attempts += 1
      return attempt == 0
        ? word(leaving: plan.threshold - 1, below: 49, count: 10)
        : word(leaving: plan.threshold, below: 49, count: 10)
    }
    #expect(attempts == 2)
  }

  @Test func `refuses bounds and draws that it cannot plan`() async {
    await #expect(processExitsWith: .failure) { _ = BoundedDraws(bound: 0, draws: 1) }
    await #expect(processExitsWith: .failure) { _ = BoundedDraws(bound: 4_294_967_296, draws: 1) }
    await #expect(processExitsWith: .failure) { _ = BoundedDraws(bound: 2, draws: -1) }
  }
}
