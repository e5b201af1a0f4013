import NumericCore
import TestSupport
import Testing

@Suite struct EigenvaluesTests {
  /// The second difference matrix has the eigenvalues 2 - 2 cos(k pi / (n + 1)).
  @Test func `of a matrix whose eigenvalues are known`() throws {
    let matrix = SymmetricMatrix(order: 5) { $0 == $1 ? 2 : $0 - $1 == 1 ? -1 : 0 }
    let expected = [0.267949192431123, 1, 2, 3, 3.732050807568877]
    for (value, expected) in zip(try matrix.eigenvalues(), expected) {
      expectClose(value, expected, absolute: 1e-14)
    }
  }

  /// 5 x + 4 y over 2 x: the quotients of two quadratic forms.
  @Test func `whitening gives the eigenvalues of a quotient`() throws {
    let below = SymmetricMatrix(order: 2) { [[4.0, 2], [2, 5]][$0][$1] }
    let above = SymmetricMatrix(order: 2) { [[3.0, 1], [1, 2]][$0][$1] }
    let values = try above.whitened(by: below.choleskyFactor()).eigenvalues()
    // The roots of 16 q^2 - 19 q + 5.
    let root = (19.0 * 19 - 4 * 16 * 5).squareRoot()
    expectClose(values[0], (19 - root) / 32, absolute: 1e-15)
    expectClose(values[1], (19 + root) / 32, absolute: 1e-15)
  }

  @Test func `of nothing, of one and of what is not finite`() throws {
    #expect(try SymmetricMatrix(order: 0) { _, _ in 0 }.eigenvalues() == [])
    #expect(try SymmetricMatrix(order: 1) { _, _ in -3 }.eigenvalues() == [-3])
    #expect(throws: LinearAlgebraError.notFinite) {
      try SymmetricMatrix(order: 1) { _, _ in .nan }.eigenvalues()
    }
  }
}
