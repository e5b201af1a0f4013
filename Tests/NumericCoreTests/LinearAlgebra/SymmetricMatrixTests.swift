import TestSupport
import Testing

@testable import NumericCore

/// Any BLAS may be loaded, so nothing is compared to the bit.
@Suite struct SymmetricMatrixTests {
  /// Hilbert's matrix, whose inverse holds whole numbers and whose condition is bad.
  static func hilbert(_ order: Int) -> SymmetricMatrix {
    SymmetricMatrix(order: order) { 1 / Double($0 + $1 + 1) }
  }

  /// 2 on the diagonal and -1 beside it.
  static func secondDifference(_ order: Int) -> SymmetricMatrix {
    SymmetricMatrix(order: order) { row, column in
      row == column ? 2 : row == column + 1 ? -1 : 0
    }
  }

  @Test func `solves a system with a known answer`() throws {
    // Hilbert's of order 5 times (1, 1, 1, 1, 1): sums of reciprocals.
    let side = (0..<5).map { row in (1...5).reduce(0.0) { $0 + 1 / Double(row + $1) } }
    for value in try Self.hilbert(5).choleskyFactor().solve(side) {
      expectClose(value, 1, absolute: 1e-10)
    }
  }

  @Test(arguments: [1, 2, 7, 64, 200])
  func `the residual of a solution is small at any order`(order: Int) throws {
    let side = (0..<order).map { Double(($0 * 37 + 11) % 17) - 8 }
    let solution = try Self.secondDifference(order).choleskyFactor().solve(side)
    let size = solution.reduce(1) { max($0, $1.magnitude) }
    for row in 0..<order {
      let product =
        2 * solution[row] - (row > 0 ? solution[row - 1] : 0)
        - (row < order - 1 ? solution[row + 1] : 0)
      expectClose(product, side[row], absolute: 1e-14 * size)
    }
  }

  @Test func `the quadratic form of the inverse is that of the solution`() throws {
    // The inverse of Hilbert's matrix of order 3 is ((9, -36, 30), (-36, 192, -180), (30, -180, 180)).
    let factor = try Self.hilbert(3).choleskyFactor()
    expectClose(try factor.inverseQuadraticForm([1, 0, 0]), 9, absolute: 1e-12)
    expectClose(try factor.inverseQuadraticForm([1, 1, 1]), 9, absolute: 1e-12)
    expectClose(try factor.inverseQuadraticForm([0, 1, -1]), 732, absolute: 1e-9)
    #expect(try factor.inverseQuadraticForm([0, 0, 0]) == 0)
  }

  @Test func `the smallest share of a pivot says how near to singular a matrix is`() throws {
    // ((1, x), (x, 1)) leaves 1 - x^2 of its second diagonal element.
    for x in [0.0, 0.6, 0.999] {
      let factor = try SymmetricMatrix(order: 2) { row, column in row == column ? 1 : x }
        .choleskyFactor()
      expectClose(factor.smallestPivotShare, (1 - x) * (1 + x), relative: 1e-12)
    }
    // Scaling rows and columns doesn't change it.
    let scaled = SymmetricMatrix(order: 2) { row, column in [[1e8, 0], [6e3, 1]][row][column] }
    expectClose(try scaled.choleskyFactor().smallestPivotShare, 0.64, relative: 1e-12)
  }

  @Test func `an indefinite matrix has no factor, and the error says which minor`() throws {
    let indefinite = SymmetricMatrix(order: 3) { row, column in
      [[4, 0, 0], [2, 1, 0], [0, 5, 9]][row][column]
    }
    // Leading minors: 4, 0, -100.
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
      try indefinite.choleskyFactor()
    }
  }

  @Test func `a singular matrix is an error`() {
    let singular = SymmetricMatrix(order: 2) { _, _ in 1 }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
      try singular.choleskyFactor()
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 1)) {
      try SymmetricMatrix(order: 1) { _, _ in 0 }.choleskyFactor()
    }
  }

  @Test func `the empty matrix solves the empty system`() throws {
    let empty = SymmetricMatrix(order: 0) { _, _ in .nan }
    #expect(try empty.choleskyFactor().solve([]) == [])
    #expect(try empty.choleskyFactor().inverseQuadraticForm([]) == 0)
  }

  @Test func `numbers that are not finite are refused before the library sees them`() throws {
    let matrix = SymmetricMatrix(order: 2) { row, column in row == column ? 1 : .nan }
    #expect(throws: LinearAlgebraError.notFinite) { try matrix.choleskyFactor() }
    #expect(throws: LinearAlgebraError.notFinite) {
      try Self.hilbert(2).choleskyFactor().solve([.nan, 1])
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try Self.hilbert(2).choleskyFactor().solve([1, .infinity])
    }
  }
}
