internal import Glibc

/// How the network algorithm arranges a table: which side gives the rows, and which columns form the
/// two groups that meet in the middle.
struct ExactFisherLayout {
  /// Row totals, ascending: the two largest rows are the inner loop.
  let rows: [Int]
  /// The column totals of the two groups, each ascending; the left group is the cheaper one.
  let left: [Int]
  /// See ``left``.
  let right: [Int]

  /// Arranges totals above 0, at least two rows and three columns or the other way round.
  init(_ rowTotals: [Int], _ columnTotals: [Int]) {
    var best: (layout: ExactFisherLayout, cost: Double)?
    var orientations = [(rowTotals, columnTotals), (columnTotals, rowTotals)]
    if rowTotals.count < columnTotals.count { orientations.removeLast() }
    if rowTotals.count > columnTotals.count { orientations.removeFirst() }
    for (rows, columns) in orientations {
      for split in Self.splits(of: columns) {
        let candidate = Self.arranged(rows.sorted(), split.left, split.right)
        if best.map({ candidate.cost < $0.cost }) ?? true { best = candidate }
      }
    }
    guard let best else { preconditionFailure("a table has an orientation and a split") }
    self = best.layout
  }

  private init(rows: [Int], left: [Int], right: [Int]) {
    self.rows = rows
    self.left = left
    self.right = right
  }

  /// Every way to take the smaller half of up to ten columns; of more columns, one.
  private static func splits(of columns: [Int]) -> [(left: [Int], right: [Int])] {
    let size = columns.count / 2
    guard columns.count <= 10 else {
      let sorted = columns.sorted(by: >)
      return [(Array(sorted[..<size]), Array(sorted[size...]))]
    }
    return (0..<1 << columns.count).filter { $0.nonzeroBitCount == size }.map { set in
      (
        columns.indices.filter { set >> $0 & 1 == 1 }.map { columns[$0] },
        columns.indices.filter { set >> $0 & 1 == 0 }.map { columns[$0] }
      )
    }
  }

  /// The arrangement, and about how many partial tables it looks at: the volume of the tables near the
  /// independent one, which goes with the root of the determinant of the cells' covariances.
  private static func arranged(
    _ rows: [Int], _ left: [Int], _ right: [Int]
  ) -> (layout: ExactFisherLayout, cost: Double) {
    let total = Double(rows.reduce(0, +))
    let shape = rows.reduce(1.0) { $0 * Double($1) / total }.squareRoot()
    func cost(_ group: [Int], other: [Int]) -> Double {
      let product = group.reduce(1.0) { $0 * Double($1) }
      let volume = product * Double(other.reduce(0, +)) / total
      return pow(shape, Double(group.count)) * pow(volume, Double(rows.count - 1) / 2)
    }
    let costs = (left: cost(left, other: right), right: cost(right, other: left))
    let swaps = left.count == right.count && costs.right < costs.left
    return (
      ExactFisherLayout(
        rows: rows, left: (swaps ? right : left).sorted(),
        right: (swaps ? left : right).sorted()),
      // The lists of the left group are sorted, those of the right one only looked at.
      swaps ? 2 * costs.right + costs.left : 2 * costs.left + costs.right
    )
  }
}
