import Glibc
import Testing

@testable import NumericCore

@Suite("Portable logarithms")
struct PortableLogarithmTests {
  @Test func `are those of the mathematical library`() {
    for i in 1...2_000 {
      let x = Double(i) * 0.005
      let expected = log(x)
      #expect(
        (PortableLogarithm.of(x, over: 1) - expected).magnitude <= 5e-16 * expected.magnitude)
      #expect((PortableLogarithm.of(1, over: x) + expected).magnitude <= 1e-15)
    }
    for x in [1e-300, 1e-17, 3e-9, 7e4, 1e16, 1e300] {
      #expect((PortableLogarithm.of(x, over: 1) - log(x)).magnitude <= 5e-16 * log(x).magnitude)
    }
  }

  /// log(1 + 1/n) lies between 1/(n + 1/2) and that times 1 + 1/(12 n^2).
  @Test func `keep all digits near 1`() {
    for n in [1e3, 1e6, 1e9, 1e12] {
      let found = PortableLogarithm.of(n + 1, over: n) * (n + 0.5)
      #expect(found >= 1 - 5e-16 && found <= 1 + 1 / (12 * n * n) + 5e-16)
    }
    #expect(PortableLogarithm.of(0.3, over: 0.3) == 0)
  }

  @Test func `exponentials are those of the mathematical library`() {
    for i in 0...14_000 {
      let x = Double(-i) * 0.05
      #expect((PortableLogarithm.exponential(x) / exp(x) - 1).magnitude <= 6e-16, "\(x)")
    }
    #expect(PortableLogarithm.exponential(0) == 1)
  }
}
