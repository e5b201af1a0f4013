import Testing

@testable import NumericCore

@Suite("A bounded number of a word")
struct BoundedNumberTests {
  /// Counts, over every word there is, how often each number is accepted.
  func accepted<Word: FixedWidthInteger & UnsignedInteger>(
    of type: Word.Type, below bound: Word
  ) -> [Word: Int] {
    let threshold = BoundedNumber<Word>.threshold(below: bound)
    var counts: [Word: Int] = [:]
    for word in Word.min...Word.max {
      let number = BoundedNumber(word, below: bound)
      if number.leftover >= threshold { counts[number.value, default: 0] += 1 }
    }
    return counts
  }

  /// Without bias means that each number comes from equally many words; with L bits that is 2^L / bound,
  /// rounded down, if no more words are rejected than must be.
  @Test(arguments: [2, 3, 5, 6, 7, 10, 15, 16, 50, 100, 128, 129, 255])
  func `comes from equally many 8-bit words`(bound: UInt8) {
    let counts = accepted(of: UInt8.self, below: bound)
    #expect(counts.count == Int(bound))
    #expect(counts.values.allSatisfy { $0 == 256 / Int(bound) })
    #expect(counts.keys.allSatisfy { $0 < bound })
  }

  @Test(arguments: [7, 47, 50, 500, 512, 40_000])
  func `comes from equally many 16-bit words`(bound: UInt16) {
    let counts = accepted(of: UInt16.self, below: bound)
    #expect(counts.count == Int(bound))
    #expect(counts.values.allSatisfy { $0 == 65_536 / Int(bound) })
  }

  /// 2^64 mod bound by whole numbers of any size in Python.
  @Test(
    arguments: [
      (2, 0), (3, 1), (36, 16), (47, 25), (50, 16), (500, 116), (65_536, 0),
      (1_000_000, 551_616), (4_294_967_295, 1), (4_294_967_291, 25),
    ] as [(UInt64, UInt64)])
  func `is rejected below the remainder of 2^64`(bound: UInt64, threshold: UInt64) {
    #expect(BoundedNumber.threshold(below: bound) == threshold)
  }

  @Test func `takes the extreme words to the extreme numbers`() {
    let lowest = BoundedNumber(UInt64.min, below: 50)
    let highest = BoundedNumber(UInt64.max, below: 50)
    #expect(lowest.value == 0 && lowest.leftover == 0)
    // (2^64 - 1) * 50 is 2^64 - 50, mod 2^64.
    #expect(highest.value == 49 && highest.leftover == 0 &- 50)
  }

  /// A source that gives rejected words for long must not shift what comes after.
  @Test(arguments: [0, 1, 2, 7, 100])
  func `is that of the first word that is not rejected`(rejections: Int) {
    var attempts: [Int] = []
    let number = BoundedNumber.firstAccepted(below: 50 as UInt64) { attempt in
      attempts.append(attempt)
      return attempt < rejections ? 0 : .max
    }
    #expect(attempts == Array(0...rejections))
    #expect(number == 49)
  }

  @Test func `accepts the threshold and nothing below it`() {
    // Both leftovers are multiples of 49 mod 2^64, by an inverse that Newton's iteration finds.
    let inverse = (0..<5).reduce(49 as UInt64) { guess, _ in guess &* (2 &- 49 &* guess) }
    let threshold = BoundedNumber.threshold(below: 49 as UInt64)
    #expect(threshold == 2)
    var attempts = 0
    _ = BoundedNumber.firstAccepted(below: 49 as UInt64) { attempt in
      attempts += 1
      return inverse &* (attempt == 0 ? threshold - 1 : threshold)
    }
    #expect(attempts == 2)
  }
}
