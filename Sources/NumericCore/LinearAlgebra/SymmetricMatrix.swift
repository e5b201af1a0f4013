internal import CLAPACK

/// A real symmetric matrix, of which the lower triangle is kept.
///
/// A matrix of order 0 is allowed: it solves the empty system, has no eigenvalues, and its factor's
/// quadratic form is 0.
public struct SymmetricMatrix: Hashable, Sendable {
  /// The largest order: its square is a 32-bit number, as LAPACK's indices are.
  public static let largestOrder = 46_340

  /// The number of rows and of columns, in 0...``largestOrder``.
  public let order: Int
  /// All elements by column; those above the diagonal are 0 and are not read.
  private(set) var elements: [Double]

  /// Creates a matrix from its elements on and below the diagonal.
  ///
  /// - Parameters:
  ///   - order: In 0...``largestOrder``.
  ///   - element: The element in a row and a column, from 0; asked once for each `column <= row`.
  /// - Complexity: O(n^2) calls and memory.
  public init(order: Int, element: (_ row: Int, _ column: Int) -> Double) {
    precondition(
      order >= 0 && order <= Self.largestOrder, "the order of a matrix lies in 0...46340")
    self.order = order
    elements = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      for row in column..<order { elements[row + column * order] = element(row, column) }
    }
  }

  /// The element in a row and a column, from 0; setting one sets its mirror image.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[position(row, column)] }
    set { elements[position(row, column)] = newValue }
  }

  private func position(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < order && column >= 0 && column < order, "the element is in the matrix")
    return max(row, column) + min(row, column) * order
  }
}

extension SymmetricMatrix {
  /// Returns x with A x = b, for a matrix that may be indefinite.
  ///
  /// For a positive definite matrix ``choleskyFactor()`` takes half of the work. A matrix that is
  /// singular but for rounding gives large numbers and no error: where that matters, look at
  /// ``eigenvalues()``.
  ///
  /// - Parameter rightHandSide: b, as many numbers as the order.
  /// - Throws: ``LinearAlgebraError``: `notFinite`; `singular` for a pivot that is exactly 0.
  /// - Complexity: O(n^3) time, O(n^2) memory.
  public func solve(_ rightHandSide: [Double]) throws(LinearAlgebraError) -> [Double] {
    precondition(rightHandSide.count == order, "the right-hand side has the order of the matrix")
    try checkFinite()
    guard rightHandSide.allSatisfy(\.isFinite) else { throw .notFinite }
    let n = Int32(order)
    var factor = elements
    var pivots = [Int32](repeating: 0, count: order)
    var solution = rightHandSide
    let info = unsafe clapack_dsysv(
      CChar(UInt8(ascii: "L")), n, 1, &factor, max(1, n), &pivots, &solution, max(1, n))
    try LinearAlgebraError.check(info) { .singular(pivot: $0) }
    return solution
  }

  /// Returns the eigenvalues, from the smallest to the largest.
  ///
  /// - Throws: ``LinearAlgebraError``: `notFinite`, `noConvergence`.
  /// - Complexity: O(n^3) time, O(n^2) memory.
  public func eigenvalues() throws(LinearAlgebraError) -> [Double] {
    try checkFinite()
    let n = Int32(order)
    var work = elements
    var values = [Double](repeating: 0, count: order)
    let info = unsafe clapack_dsyevd(
      CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "L")), n, &work, max(1, n), &values)
    try LinearAlgebraError.check(info) { _ in .noConvergence }
    return values
  }

  /// Returns Cholesky's factor.
  ///
  /// - Throws: ``LinearAlgebraError``: `notFinite`; `notPositiveDefinite` for an indefinite matrix and,
  ///   but for rounding, for a singular one.
  /// - Complexity: O(n^3) time, O(n^2) memory.
  public func choleskyFactor() throws(LinearAlgebraError) -> CholeskyFactor {
    try checkFinite()
    let n = Int32(order)
    var factor = elements
    let info = unsafe clapack_dpotrf(CChar(UInt8(ascii: "L")), n, &factor, max(1, n))
    try LinearAlgebraError.check(info) { .notPositiveDefinite(order: $0) }
    return CholeskyFactor(order: order, elements: factor)
  }

  private func checkFinite() throws(LinearAlgebraError) {
    guard elements.allSatisfy(\.isFinite) else { throw .notFinite }
  }
}
