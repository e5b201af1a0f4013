import TestSupport
import Testing

@testable import NumericCore

@Suite("Exact sums")
struct ExactSumTests {
  private static func numbers(_ count: Int) -> [Double] {
    StreamBlock(seed: 4, purpose: .simulation, index: 0).words64(0..<count).map { word in
      // Any sign and fraction, exponents from -200 to 200.
      let exponent = Int(word >> 40 % 401) - 200
      let fraction = 1 + Double(word & 0xFFFF_FFFF) * 0x1p-32
      return Double(
        sign: word >> 63 == 0 ? .plus : .minus, exponent: exponent, significand: fraction)
    }
  }

  @Test func `keep what doubles lose`() {
    #expect(ExactSum([1e308, 1, -1e308]).value == 1)
    #expect(ExactSum([1, 0x1p-1074, -1]).value == 0x1p-1074)
    #expect(ExactSum([1e308, 1e308, 1e308]).divided(by: 3) == 1e308)
    #expect(ExactSum([Double](repeating: 0.1, count: 10)).value == 1)
    #expect(ExactSum([]).value == 0 && ExactSum([]).value.sign == .plus)
    #expect(ExactSum([-0.0]).value.sign == .plus)
    #expect(ExactSum([.greatestFiniteMagnitude, .greatestFiniteMagnitude]).value == .infinity)
    #expect(ExactSum([-.greatestFiniteMagnitude, -.greatestFiniteMagnitude]).value == -.infinity)
  }

  /// Ties go to the even neighbour, and anything beyond a tie upwards.
  @Test func `round once, to the nearest`() {
    let half = 0x1p-53
    #expect(ExactSum([1, half]).value == 1)
    #expect(ExactSum([1, half, 0x1p-1000]).value == 1 + 0x1p-52)
    #expect(ExactSum([1, half, -0x1p-1000]).value == 1)
    #expect(ExactSum([1 + 0x1p-52, half]).value == 1 + 0x1p-51)
    #expect(ExactSum([-1, -half, -0x1p-1000]).value == -1 - 0x1p-52)
    for number in [1.5, -2.25, 0x1p-1074, -0x1p-1022, 1e300, .greatestFiniteMagnitude, 0x1p-1060] {
      #expect(ExactSum([number]).value == number)
    }
  }

  @Test(arguments: [1, 2, 999, 5_000])
  func `don't depend on the order or the parts`(count: Int) {
    let numbers = Self.numbers(count)
    let whole = ExactSum(numbers)
    #expect(ExactSum(numbers.reversed()) == whole)
    #expect(ExactSum(numbers.sorted()).value == whole.value)
    var parts = ExactSum()
    for start in 0..<3 {
      parts.merge(ExactSum(numbers.enumerated().filter { $0.offset % 3 == start }.map(\.element)))
    }
    #expect(parts == whole && parts.hashValue == whole.hashValue)
    var gone = whole
    for number in numbers { gone.add(-number) }
    #expect(gone == ExactSum() && gone.value == 0)
  }

  @Test func `add a term many times`() {
    for number in [0.1, -3.75, 0x1p-1074, 1e300] {
      var times = ExactSum()
      times.add(number, times: 1_001)
      #expect(times == ExactSum([Double](repeating: number, count: 1_001)))
      times.add(number, times: -1_001)
      #expect(times == ExactSum())
    }
    var large = ExactSum()
    large.add(0.1, times: 1 << 40)
    #expect(large.value == 0.1 * 0x1p40)
  }

  @Test func `are no numbers where a term isn't`() {
    #expect(ExactSum([1, .infinity]).value == .infinity)
    #expect(ExactSum([-.infinity, 5]).divided(by: 3) == -.infinity)
    #expect(ExactSum([-.infinity, .infinity]).value.isNaN)
  }
}
