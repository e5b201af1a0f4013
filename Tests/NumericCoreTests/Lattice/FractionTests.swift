import NumericCore
import Testing

@Suite struct FractionTests {
  private func parts(_ number: Double, _ largest: Int = 1_000_000) -> [Int]? {
    Fraction(number, largestDenominator: largest).map { [$0.numerator, $0.denominator] }
  }

  @Test func `whole numbers, decimals and thirds are found`() {
    #expect(parts(0) == [0, 1])
    #expect(parts(-3) == [-3, 1])
    #expect(parts(0x1p53) == [1 << 53, 1])
    #expect(parts(0.1) == [1, 10])
    #expect(parts(-2.5) == [-5, 2])
    #expect(parts(1.0 / 3) == [1, 3])
    #expect(parts(0.333333) == [333_333, 1_000_000])
    #expect(parts(3.39) == [339, 100])
    #expect(parts(0.3 - 0.1) == nil)
  }

  @Test func `every fraction comes back in lowest terms`() {
    for denominator in [2, 3, 7, 10, 64, 99, 365, 1_000, 12_345, 99_991, 1_000_000] {
      for numerator in stride(from: 1, to: 4_000 * denominator, by: 57 * denominator + 13) {
        var (a, b) = (numerator, denominator)
        while b != 0 { (a, b) = (b, a % b) }
        #expect(
          parts(Double(numerator) / Double(denominator)) == [numerator / a, denominator / a])
      }
    }
  }

  @Test func `numbers without a small denominator have none`() {
    for number in [Double.pi, 2.0.squareRoot(), 1e300, 0x1p60, 1e-12, 0.1234567, .infinity] {
      #expect(parts(number) == nil, "\(number)")
    }
    #expect(parts(1.0 / 1_001, 1_000) == nil)
    #expect(Fraction(.nan, largestDenominator: 10) == nil)
  }
}
