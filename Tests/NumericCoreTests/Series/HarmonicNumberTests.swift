import TestSupport
import Testing

@testable import NumericCore

@Suite struct HarmonicNumberTests {
  // 20 digits, by rational arithmetic and, for the last, Euler and Maclaurin's expansion at 30 digits.
  @Test(arguments: [
    (0, 0), (1, 1), (2, 1.5), (10, 2.928_968_253_968_253_968_3),
    (31, 4.027_245_195_436_520_102_75), (32, 4.058_495_195_436_520_102_75),
    (255, 6.120_438_712_817_280_368_87),
    (256, 6.124_344_962_817_280_368_87), (1000, 7.485_470_860_550_344_912_7),
    (1 << 53, 37.314_016_234_578_634_315_23),
  ])
  func `sums reciprocals to the last bits`(n: Int, expected: Double) {
    expectClose(HarmonicNumber.value(n), expected, relative: 2.3e-16)
  }
}
