import TestSupport
import Testing

@testable import NumericCore

@Suite struct ProductDifferenceTests {
  @Test func `keeps the digits of products that are near each other`() {
    // (2^52 + 1)(2^52 - 1) - 2^52 2^52 = -1.
    #expect(ProductDifference.value(0x1p52 + 1, 0x1p52 - 1, 0x1p52, 0x1p52) == -1)
    // 9007199254740991^2 - 9007199254740990 * 9007199254740992 = 1.
    let n = 9_007_199_254_740_991.0
    #expect(ProductDifference.value(n, n, n - 1, n + 1) == 1)
    #expect(ProductDifference.value(3, 7, 5, 4) == 1)
    #expect(ProductDifference.value(0, 5, 0, 9) == 0)
  }
}
