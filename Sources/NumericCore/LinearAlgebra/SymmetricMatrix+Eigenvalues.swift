extension SymmetricMatrix {
  /// Returns the eigenvalues, ascending.
  ///
  /// By Jacobi's rotations, each of which makes one element off the diagonal 0: for matrices of up to some
  /// hundred rows. Small eigenvalues have the absolute accuracy of the largest.
  ///
  /// - Throws: ``LinearAlgebraError``: `notFinite`.
  /// - Complexity: O(n^3) a sweep; some six sweeps.
  ///
  /// Source: H. Rutishauser (1966), *Numer. Math.* 9, 1-10,
  /// [doi:10.1007/BF02165223](https://doi.org/10.1007/BF02165223).
  public func eigenvalues() throws(LinearAlgebraError) -> [Double] {
    guard elements.allSatisfy(\.isFinite) else { throw .notFinite }
    var rows = (0..<order).map { row in (0..<order).map { self[row, $0] } }
    let scale = rows.joined().reduce(0) { max($0, $1.magnitude) }
    for _ in 0..<60 {
      var rotations = 0
      for first in 0..<order {
        for second in (first + 1)..<max(order, first + 1)
        where rows[first][second].magnitude > 1e-17 * scale {
          rotations += 1
          Self.rotate(&rows, first, second)
        }
      }
      if rotations == 0 { break }
    }
    return rows.indices.map { rows[$0][$0] }.sorted()
  }

  /// Turns the plane of two axes so that their common element is 0.
  private static func rotate(_ rows: inout [[Double]], _ first: Int, _ second: Int) {
    let theta = (rows[second][second] - rows[first][first]) / (2 * rows[first][second])
    let sign: Double = theta < 0 ? -1 : 1
    let tangent =
      theta.magnitude > 1e150
      ? 1 / (2 * theta) : sign / (theta.magnitude + (theta * theta + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for index in rows.indices {
      let (one, two) = (rows[index][first], rows[index][second])
      rows[index][first] = cosine * one - sine * two
      rows[index][second] = sine * one + cosine * two
    }
    for index in rows.indices {
      let (one, two) = (rows[first][index], rows[second][index])
      rows[first][index] = cosine * one - sine * two
      rows[second][index] = sine * one + cosine * two
    }
    rows[first][second] = 0
    rows[second][first] = 0
  }
}
