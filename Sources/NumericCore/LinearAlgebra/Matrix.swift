internal import CLAPACK

/// A real matrix, kept by column.
public struct Matrix: Hashable, Sendable {
  /// The number of rows, in 0...2^31 - 1.
  public let rows: Int
  /// The number of columns, in 0...2^31 - 1.
  public let columns: Int
  /// The elements by column.
  public private(set) var elements: [Double]

  /// Creates a matrix from its elements.
  ///
  /// - Complexity: O(rows * columns) calls and memory.
  public init(
    rows: Int, columns: Int, element: (_ row: Int, _ column: Int) -> Double = { _, _ in 0 }
  ) {
    precondition(
      rows >= 0 && rows <= Int32.max && columns >= 0 && columns <= Int32.max,
      "the size of a matrix lies in 0...2^31 - 1")
    self.rows = rows
    self.columns = columns
    elements = []
    elements.reserveCapacity(rows * columns)
    for column in 0..<columns {
      for row in 0..<rows { elements.append(element(row, column)) }
    }
  }

  /// The element in a row and a column, from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[position(row, column)] }
    set { elements[position(row, column)] = newValue }
  }

  private func position(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns, "the element is in the matrix")
    return row + column * rows
  }

  /// Returns the product with another matrix, which has as many rows as this one has columns.
  ///
  /// Over no columns every element of the product is 0. The last bits of an element depend on the BLAS
  /// that is loaded.
  ///
  /// - Complexity: O(rows * columns * other.columns) time.
  public func multiplied(by other: Matrix) -> Matrix {
    precondition(columns == other.rows, "the sizes of a product's factors fit each other")
    var product = Matrix(rows: rows, columns: other.columns)
    let no = CChar(UInt8(ascii: "N"))
    let leading = (
      left: Int32(max(1, rows)), right: Int32(max(1, other.rows)), product: Int32(max(1, rows))
    )
    let info = unsafe clapack_dgemm(
      no, no, Int32(rows), Int32(other.columns), Int32(columns), 1, elements, leading.left,
      other.elements, leading.right, 0, &product.elements, leading.product)
    precondition(info == 0, "the arguments of a product are legal")
    return product
  }
}
