import CKernels
import Testing

@testable import NumericCore

/// Every kernel that the machine runs, against one number at a time.
@Suite("Kernels for bounded numbers")
struct BoundedKernelTests {
  struct Outcome: Equatable {
    var numbers: [UInt32] = []
    var rejected: [UInt32] = []
  }

  /// What the kernels must give, one lane at a time.
  static func expected<Lane: RowNumber>(_ lanes: [Lane], below bound: Int) -> Outcome {
    var outcome = Outcome()
    for (place, lane) in lanes.enumerated() {
      let number = BoundedNumber(lane, below: Lane(bound))
      outcome.numbers.append(UInt32(number.value))
      if number.leftover < BoundedNumber.threshold(below: Lane(bound)) {
        outcome.rejected.append(UInt32(place))
      }
    }
    return outcome
  }

  /// What one kernel gives, after a check that it leaves the bytes behind the last number alone.
  static func actual<Lane: RowNumber, Number: RowNumber>(
    _ width: KernelWidth, _ lanes: [Lane], below bound: Int, as type: Number.Type
  ) -> Outcome {
    let guards = 64
    var numbers = [Number](repeating: 0x5A, count: lanes.count + guards)
    var rejected = [UInt32](repeating: 0, count: lanes.count)
    let rejections = unsafe bounded_numbers_by(
      width, UInt32(MemoryLayout<Lane>.size), UInt32(bound), lanes, lanes.count,
      UInt32(MemoryLayout<Number>.size), &numbers, &rejected)
    #expect(numbers.suffix(guards).allSatisfy { $0 == 0x5A })
    return Outcome(
      numbers: numbers.prefix(lanes.count).map { UInt32($0) },
      rejected: Array(rejected.prefix(rejections)))
  }

  static func check<Lane: RowNumber>(_ width: KernelWidth, _ lanes: [Lane], below bound: Int) {
    let expected = expected(lanes, below: bound)
    if bound <= 256 { #expect(actual(width, lanes, below: bound, as: UInt8.self) == expected) }
    if bound <= 65_536 { #expect(actual(width, lanes, below: bound, as: UInt16.self) == expected) }
    #expect(actual(width, lanes, below: bound, as: UInt32.self) == expected)
  }

  static let counts = [0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 127, 129]
  static let narrow = [1, 2, 3, 36, 47, 50, 255, 256, 257, 500, 511, 512, 40_000, 65_535]
  static let wide = [257, 513, 1_000, 65_535, 65_536, 65_537, 1_000_000, 1 << 31, 4_294_967_295]

  @Test(arguments: availableWidths, narrow)
  func `agree with single lanes of 16 bits, at any length`(_ width: KernelWidth, bound: Int) {
    let block = StreamBlock(seed: 3, purpose: .resampling, index: 0)
    for count in Self.counts {
      let lanes = block.words64(count..<2 * count).map { UInt16(truncatingIfNeeded: $0) }
      Self.check(width, lanes, below: bound)
    }
  }

  @Test(arguments: availableWidths, wide)
  func `agree with single lanes of 32 bits, at any length`(_ width: KernelWidth, bound: Int) {
    let block = StreamBlock(seed: 3, purpose: .resampling, index: 0)
    for count in Self.counts {
      Self.check(width, block.words32(count..<2 * count), below: bound)
    }
  }

  /// The thousands of lanes hold many that are rejected: at a bound of 16 bits all there are.
  @Test(arguments: availableWidths, [3, 47, 50, 500, 512, 40_000])
  func `agree on every lane of 16 bits`(_ width: KernelWidth, bound: Int) {
    let lanes = Array(UInt16.min...UInt16.max)
    let expected = Self.expected(lanes, below: bound)
    #expect(expected.rejected.count == 65_536 % bound)
    #expect(Self.actual(width, lanes, below: bound, as: UInt16.self) == expected)
  }

  /// A lane of zeros leaves 0, which every threshold above 0 rejects; one of ones leaves 2^bits - bound.
  @Test(arguments: availableWidths)
  func `agree on lanes that force rejection`(_ width: KernelWidth) {
    let places = 0..<150
    for bound in Self.narrow {
      Self.check(width, places.map { $0 % 3 == 0 ? UInt16.min : .max }, below: bound)
      Self.check(width, places.map { _ in UInt16.min }, below: bound)
    }
    for bound in Self.wide {
      Self.check(width, places.map { $0 % 3 == 0 ? UInt32.min : .max }, below: bound)
      Self.check(width, places.map { _ in UInt32.min }, below: bound)
    }
  }

  /// An odd bound's inverse makes any leftover: Newton's iteration finds it.
  @Test(arguments: availableWidths)
  func `reject just below the threshold and not at it`(_ width: KernelWidth) {
    func inverse<Lane: RowNumber>(_ bound: Lane) -> Lane {
      (0..<5).reduce(bound) { guess, _ in guess &* (2 &- bound &* guess) }
    }
    let even = (0..<100).filter { $0.isMultiple(of: 2) }.map { UInt32($0) }
    let narrow = (0..<100).map { inverse(47 as UInt16) &* ($0.isMultiple(of: 2) ? 17 : 18) }
    #expect(65_536 % 47 == 18)
    Self.check(width, narrow, below: 47)
    #expect(Self.expected(narrow, below: 47).rejected == even)
    let wide = (0..<100).map { inverse(999 as UInt32) &* ($0.isMultiple(of: 2) ? 561 : 562) }
    #expect((1 << 32) % 999 == 562)
    Self.check(width, wide, below: 999)
    #expect(Self.expected(wide, below: 999).rejected == even)
  }
}
