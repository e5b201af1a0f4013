internal import CLAPACK

/// A real symmetric matrix, of which the lower triangle is kept.
///
/// A matrix of order 0 is allowed: its factor solves the empty system, and has
/// the quadratic form 0.
public struct SymmetricMatrix: Hashable, Sendable {
  /// The largest order: its square is a 32-bit number, as LAPACK's indices are.
  public static let largestOrder = 46_340

  /// The number of rows and of columns, in 0...``largestOrder``.
  public let order: Int
  /// All elements by column; those above the diagonal are 0 and are not read.
  let elements: [Double]

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
    var elements = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      for row in column..<order { elements[row + column * order] = element(row, column) }
    }
    self.elements = elements
  }

  /// The element in a row and a column, from 0.
  public subscript(row: Int, column: Int) -> Double {
    elements[max(row, column) + min(row, column) * order]
  }

  /// Returns Cholesky's factor.
  ///
  /// - Throws: ``LinearAlgebraError``: `notFinite`; `notPositiveDefinite` for an indefinite matrix and,
  ///   but for rounding, for a singular one.
  /// - Complexity: O(n^3) time, O(n^2) memory.
  public func choleskyFactor() throws(LinearAlgebraError) -> CholeskyFactor {
    guard elements.allSatisfy(\.isFinite) else { throw .notFinite }
    let n = Int32(order)
    var factor = elements
    let info = unsafe clapack_dpotrf(CChar(UInt8(ascii: "L")), n, &factor, max(1, n))
    try LinearAlgebraError.check(info) { .notPositiveDefinite(order: $0) }
    return CholeskyFactor(order: order, elements: factor)
  }
}
