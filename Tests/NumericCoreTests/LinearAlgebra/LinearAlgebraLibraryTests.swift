import CLAPACK
import TestSupport
import Testing

@testable import NumericCore

@Suite struct LinearAlgebraLibraryTests {
  @Test func `names OpenBLAS where it is loaded, and leaves other libraries alone`() {
    let core = LinearAlgebraLibrary.openBLASCore
    print("BLAS: \(core.map { "OpenBLAS, kernels for \($0)" } ?? "not OpenBLAS")")
    #expect(core != "")
    #expect(LinearAlgebraLibrary.setOpenBLASThreads(1) == (core != nil))
  }

  @Test func `multiplies transposed matrices by their stored leading dimensions`() {
    // A is stored as 3 x 2 with a spare row below; op(A) = A' is 2 x 3.
    let a: [Double] = [1, 2, 3, -1, 4, 5, 6, -1]
    let b: [Double] = [7, 9, 11, 8, 10, 12]
    var c: [Double] = [1, 1, 1, 1]
    let status = unsafe clapack_dgemm(
      letter("T"), letter("N"), 2, 2, 3, 1, a, 4, b, 3, 10, &c, 2)
    #expect(status == 0)
    #expect(c == [68, 149, 74, 164])
  }

  @Test func `an argument that is not allowed is numbered, and the process lives on`() {
    var a: [Double] = [1, 0, 0, 1]
    var b: [Double] = [1, 1]
    unsafe #expect(clapack_dpotrf(letter("X"), 2, &a, 2) == -1)
    unsafe #expect(clapack_dpotrf(letter("L"), -1, &a, 2) == -2)
    unsafe #expect(clapack_dpotrf(letter("L"), 2, &a, 1) == -4)
    unsafe #expect(clapack_dpotrs(letter("L"), 2, 1, a, 2, &b, 1) == -7)
    unsafe #expect(clapack_dtrtrs(letter("L"), letter("N"), letter("Z"), 2, 1, a, 2, &b, 2) == -3)
    unsafe #expect(clapack_dgemm(letter("N"), letter("N"), 2, 2, 2, 1, a, 1, a, 2, 0, &b, 2) == -8)
    #expect(a == [1, 0, 0, 1] && b == [1, 1])
  }

  @Test func `a zero on the diagonal of a triangle is numbered`() {
    let triangle: [Double] = [2, 1, 0, 0]
    var side: [Double] = [1, 1]
    unsafe #expect(
      clapack_dtrtrs(letter("L"), letter("N"), letter("N"), 2, 1, triangle, 2, &side, 2) == 2)
    #expect(side == [1, 1])
  }

  private func letter(_ letter: Unicode.Scalar) -> CChar { CChar(UInt8(ascii: letter)) }
}
