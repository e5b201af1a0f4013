extension SymmetricMatrix {
  /// Returns L^-1 B L'^-1 of this matrix B, whose eigenvalues are those of A^-1 B.
  ///
  /// - Parameter factor: The factor L of a matrix A of the same order.
  /// - Complexity: O(n^3).
  public func whitened(by factor: CholeskyFactor) -> SymmetricMatrix {
    precondition(factor.order == order, "the matrix has the order of the factor")
    // Columns of L^-1 B, and then those of L^-1 of its transpose.
    let half = (0..<order).map { column in factor.forward((0..<order).map { self[$0, column] }) }
    let whole = (0..<order).map { row in factor.forward(half.map { $0[row] }) }
    return SymmetricMatrix(order: order) { (whole[$0][$1] + whole[$1][$0]) / 2 }
  }
}
