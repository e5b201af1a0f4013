internal import CLAPACK

/// The lower triangular L of a positive definite matrix A = L L'.
public struct CholeskyFactor: Hashable, Sendable {
  /// The order of the matrix.
  public let order: Int
  /// All elements by column; those above the diagonal are not read.
  private let elements: [Double]

  init(order: Int, elements: [Double]) {
    self.order = order
    self.elements = elements
  }

  /// The smallest share that elimination left of a diagonal element, in 0...1; 1 for order 0.
  ///
  /// A pivot is a diagonal element less what the rows before explain of it. Where a share s is left, the
  /// pivot, and what is solved by it, has a relative rounding error of about 1e-16 / s: near 1e-16 the
  /// matrix can't be told from a singular one.
  ///
  /// - Complexity: O(n^2).
  public var smallestPivotShare: Double {
    var smallest = 1.0
    for row in 0..<order {
      let pivot = elements[row + row * order] * elements[row + row * order]
      let diagonal = (0...row).reduce(0.0) {
        $0 + elements[row + $1 * order] * elements[row + $1 * order]
      }
      smallest = min(smallest, pivot / diagonal)
    }
    return smallest
  }

  /// Returns x with A x = b.
  ///
  /// - Parameter rightHandSide: b, as many finite numbers as the order.
  /// - Throws: ``LinearAlgebraError``: `notFinite`.
  /// - Complexity: O(n^2).
  public func solve(_ rightHandSide: [Double]) throws(LinearAlgebraError) -> [Double] {
    try checkSide(rightHandSide)
    let n = Int32(order)
    var solution = rightHandSide
    let info = unsafe clapack_dpotrs(
      CChar(UInt8(ascii: "L")), n, 1, elements, max(1, n), &solution, max(1, n))
    try LinearAlgebraError.check(info) { .singular(pivot: $0) }
    return solution
  }

  /// Returns the quadratic form of the inverse, b' A^-1 b: the sum of squares of L^-1 b, never
  /// negative.
  ///
  /// - Parameter vector: b, as many finite numbers as the order.
  /// - Throws: ``LinearAlgebraError``: `notFinite`.
  /// - Complexity: O(n^2).
  public func inverseQuadraticForm(_ vector: [Double]) throws(LinearAlgebraError) -> Double {
    try checkSide(vector)
    let n = Int32(order)
    var solution = vector
    let letters = (lower: CChar(UInt8(ascii: "L")), no: CChar(UInt8(ascii: "N")))
    let info = unsafe clapack_dtrtrs(
      letters.lower, letters.no, letters.no, n, 1, elements, max(1, n), &solution, max(1, n))
    try LinearAlgebraError.check(info) { .singular(pivot: $0) }
    return solution.reduce(0) { $0 + $1 * $1 }
  }

  /// L^-1 b, for as many numbers as the order.
  func forward(_ vector: [Double]) -> [Double] {
    var solution = vector
    for row in 0..<order {
      for column in 0..<row {
        solution[row] -= elements[row + column * order] * solution[column]
      }
      solution[row] /= elements[row + row * order]
    }
    return solution
  }

  private func checkSide(_ vector: [Double]) throws(LinearAlgebraError) {
    precondition(vector.count == order, "the vector has the order of the matrix")
    guard vector.allSatisfy(\.isFinite) else { throw .notFinite }
  }
}
