/// Sums of a table's cells with coefficients of 1 and -1, and which of them say something that the others don't.
struct IndependentContrasts {
  /// A cell and its coefficient.
  typealias Term = (cell: Int, sign: Int)

  /// A prime, 2^61 - 1.
  private static let prime: UInt64 = (1 << 61) - 1

  /// The contrasts that are independent of those before them; as many as their rank.
  let contrasts: [[Term]]

  /// - Parameters:
  ///   - all: Contrasts of one to four terms.
  ///   - cells: The number of cells.
  /// - Complexity: O(contrasts times rank times cells).
  init(among all: [[Term]], cells: Int) {
    // By elimination among whole numbers modulo the prime, where nothing is small. A minor of rows of four ones is at
    // most 2^rank by Hadamard's bound, so up to a rank of 60 none that is not 0 can be 0 there.
    var basis: [(pivot: Int, row: [UInt64])] = []
    var contrasts: [[Term]] = []
    for contrast in all {
      var row = [UInt64](repeating: 0, count: cells)
      for (cell, sign) in contrast {
        row[cell] = Self.sum(row[cell], sign > 0 ? 1 : Self.prime - 1)
      }
      for (pivot, other) in basis where row[pivot] != 0 {
        let factor = Self.prime - row[pivot]
        for cell in 0..<cells where other[cell] != 0 {
          row[cell] = Self.sum(row[cell], Self.product(factor, other[cell]))
        }
      }
      // The first term is mostly in no other contrast, which keeps rows short. A row has nothing at the pivots of
      // those before it, so that they are gone through in order.
      let first = contrast[0].cell
      guard let pivot = row[first] != 0 ? first : row.firstIndex(where: { $0 != 0 }) else {
        continue
      }
      let inverse = Self.power(row[pivot], Self.prime - 2)
      basis.append((pivot, row.map { Self.product($0, inverse) }))
      contrasts.append(contrast)
    }
    self.contrasts = contrasts
  }

  private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a + b
    return sum >= prime ? sum - prime : sum
  }

  private static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    prime.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
  }

  private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, left) = (UInt64(1), base, exponent)
    while left > 0 {
      if left & 1 == 1 { result = product(result, square) }
      square = product(square, square)
      left >>= 1
    }
    return result
  }
}
