import CKernels
import Testing

@testable import NumericCore

/// Every kernel that the machine runs, against the split of one word at a time.
@Suite("Kernels for bounded numbers")
struct BoundedKernelTests {
  /// Bounds and draws with one piece a word, two, and many; slices that fit their words exactly, and
  /// slices whose last word is short.
  static let plans = [
    BoundedDraws(bound: 2, draws: 50), BoundedDraws(bound: 2, draws: 256),
    BoundedDraws(bound: 3, draws: 100), BoundedDraws(bound: 36, draws: 36),
    BoundedDraws(bound: 47, draws: 47), BoundedDraws(bound: 49, draws: 10),
    BoundedDraws(bound: 50, draws: 50), BoundedDraws(bound: 50, draws: 1),
    BoundedDraws(bound: 256, draws: 256), BoundedDraws(bound: 500, draws: 500),
    BoundedDraws(bound: 65_536, draws: 7), BoundedDraws(bound: 1_000_000, draws: 5),
    BoundedDraws(bound: 4_294_967_295, draws: 3),
  ]

  struct Outcome: Equatable {
    var numbers: [UInt64] = []
    var rejected: [UInt32] = []
  }

  /// What the kernels must give, one word at a time.
  static func expected(_ plan: BoundedDraws, words: [UInt64], phase: Int) -> Outcome {
    var outcome = Outcome()
    for (position, word) in words.enumerated() {
      let isLast = (phase + position + 1).isMultiple(of: plan.wordsPerResample)
      var split = BoundedSplit(word, below: UInt64(plan.bound))
      for place in 0..<plan.numbersPerWord {
        let number = split.next()
        if place < (isLast ? plan.numbersInLastWord : plan.numbersPerWord) {
          outcome.numbers.append(number)
        }
      }
      if split.leftover < plan.threshold { outcome.rejected.append(UInt32(position)) }
    }
    return outcome
  }

  /// What one kernel gives, after a check that it leaves the bytes behind the last number alone.
  static func actual<Number: FixedWidthInteger & UnsignedInteger>(
    _ width: KernelWidth, _ plan: BoundedDraws, words: [UInt64], phase: Int, count: Int,
    as type: Number.Type
  ) -> Outcome {
    var shape = BoundedShape(
      bound: UInt64(plan.bound), threshold: plan.threshold,
      words_per_slice: UInt64(plan.wordsPerResample),
      numbers_per_word: UInt32(plan.numbersPerWord),
      numbers_in_last_word: UInt32(plan.numbersInLastWord))
    let guards = 16
    var numbers = [Number](repeating: 0x5A, count: count + guards)
    var rejected = [UInt32](repeating: 0, count: words.count)
    let rejections = unsafe bounded_split_by(
      width, &shape, words, words.count, UInt64(phase), UInt32(MemoryLayout<Number>.size),
      &numbers, count * MemoryLayout<Number>.size, &rejected)
    #expect(numbers.suffix(guards).allSatisfy { $0 == 0x5A })
    return Outcome(
      numbers: numbers.prefix(count).map { UInt64($0) },
      rejected: Array(rejected.prefix(rejections)))
  }

  static func check(_ width: KernelWidth, _ plan: BoundedDraws, words: [UInt64], phase: Int) {
    let expected = expected(plan, words: words, phase: phase)
    let count = expected.numbers.count
    if plan.bound <= 256 {
      #expect(
        actual(width, plan, words: words, phase: phase, count: count, as: UInt8.self) == expected)
    }
    if plan.bound <= 65_536 {
      #expect(
        actual(width, plan, words: words, phase: phase, count: count, as: UInt16.self) == expected)
    }
    #expect(
      actual(width, plan, words: words, phase: phase, count: count, as: UInt32.self) == expected)
  }

  @Test(arguments: availableWidths, plans)
  func `agree with the plain split at any length and phase`(
    _ width: KernelWidth, plan: BoundedDraws
  ) {
    let block = StreamBlock(seed: 3, purpose: .resampling, index: 0)
    for count in [0, 1, 2, 15, 16, 17, 18, 31, 32, 33, 48, 63, 100] {
      for phase in Set([0, 1, plan.wordsPerResample / 2, plan.wordsPerResample - 1])
      where phase < plan.wordsPerResample {
        Self.check(width, plan, words: block.words64(count..<2 * count), phase: phase)
      }
    }
  }

  /// All zeros leave 0, which every threshold above 0 rejects; all ones leave the largest multiple
  /// of the rows, which none does.
  @Test(arguments: availableWidths, plans)
  func `agree on words that force rejection`(_ width: KernelWidth, plan: BoundedDraws) {
    let zeros = [UInt64](repeating: 0, count: 40)
    let ones = [UInt64](repeating: .max, count: 40)
    let mixed = (0..<40).map { $0 % 3 == 0 ? UInt64.min : $0 % 3 == 1 ? .max : 1 << 63 }
    for words in [zeros, ones, mixed] {
      Self.check(width, plan, words: words, phase: 0)
    }
    let expected = Self.expected(plan, words: zeros, phase: 0)
    #expect(expected.rejected.count == (plan.threshold == 0 ? 0 : 40))
    #expect(Self.expected(plan, words: ones, phase: 0).rejected.isEmpty)
  }

  @Test(arguments: availableWidths)
  func `reject just below the threshold and not at it`(_ width: KernelWidth) {
    let plan = BoundedDraws(bound: 49, draws: 10)
    let below = word(leaving: plan.threshold - 1, below: 49, count: 10)
    let at = word(leaving: plan.threshold, below: 49, count: 10)
    let words = (0..<48).map { $0.isMultiple(of: 2) ? below : at }
    Self.check(width, plan, words: words, phase: 0)
    #expect(
      Self.expected(plan, words: words, phase: 0).rejected
        == (0..<48).filter { $0.isMultiple(of: 2) })
  }
}
